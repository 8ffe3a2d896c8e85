import * as fc from 'fast-check';

import { adjudicate } from './adjudicate.ts';
import { bestRequest } from './example-grounds.ts';
import { scenarios } from './example-scenarios.ts';
import { Facts } from './facts.ts';
import { GroundAsserted } from './parties.ts';
import { jurisdictions } from './vocabulary/jurisdictions.ts';

type Tree = Record<string, unknown>;
type Step = string | number;

/** An object inside some facts, what kind it is of, and the way to it. */
interface Place {
  kind: string;
  tree: Tree;
  path: Step[];
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

const places = (value: unknown, kind = 'facts', path: Step[] = []): Place[] => {
  if (Array.isArray(value)) return value.flatMap((each, index) => places(each, kind, [...path, index]));
  if (!isTree(value)) return [];
  const own = kind === 'facts.artifacts' ? `${kind}:${String(value['type'])}` : kind;
  return [
    { kind: own, tree: value, path },
    ...Object.entries(value).flatMap(([key, inner]) => places(inner, `${own}.${key}`, [...path, key])),
  ];
};

const changed = (node: unknown, [step, ...rest]: Step[], key: string, value: unknown): unknown => {
  if (Array.isArray(node)) return node.with(Number(step), changed(node[Number(step)], rest, key, value));
  if (!isTree(node)) return node;
  return step === undefined ? { ...node, [key]: value } : { ...node, [step]: changed(node[step], rest, key, value) };
};

const workedCases = () => [
  ...scenarios.map(({ facts }) => facts),
  ...GroundAsserted.options.flatMap((ground) => [
    bestRequest(ground, 'psychotherapy_notes'),
    bestRequest(ground, 'progress_notes'),
  ]),
];

/** Every value that some worked case gives to a field, by the kind of the object and the field; and nothing, in both ways. */
const valuesIn = (worked: Facts[]): Map<string, Map<string, unknown[]>> => {
  const values = new Map<string, Map<string, unknown[]>>();
  for (const { kind, tree } of worked.flatMap((facts) => places(facts))) {
    const fields = values.get(kind) ?? new Map<string, unknown[]>();
    for (const [key, value] of Object.entries(tree))
      fields.set(key, [...new Set([...(fields.get(key) ?? [null, undefined]), value])]);
    values.set(kind, fields);
  }
  return values;
};

const at = <Value>(list: readonly Value[], pick: number): Value | undefined => list[pick % list.length];

const change = fc.tuple(fc.nat(), fc.nat(), fc.nat());
const STATES: Facts['jurisdiction'][] = [...jurisdictions, null];

/** A worked case, up to three changes away: any field of it takes any value that a worked case has, or none; in any state; with a paper more. */
export const changedFacts = (): fc.Arbitrary<Facts> => {
  const worked = workedCases();
  const values = valuesIn(worked);
  const bases = worked.flatMap((facts) =>
    adjudicate(facts).scope.note_ids.length > 0 ? [facts, facts, facts] : [facts],
  );
  const papers = worked.flatMap(({ artifacts }) => artifacts).map((paper) => ({ ...paper, id: undefined }));
  const withChange = (facts: unknown, [place, field, value]: readonly [number, number, number]): unknown => {
    const where = at(places(facts), place);
    const [key, possible] = at([...(values.get(where?.kind ?? '') ?? [])], field) ?? [];
    return where && key !== undefined && possible ? changed(facts, where.path, key, at(possible, value)) : facts;
  };
  return fc
    .record({
      base: fc.constantFrom(...bases),
      state: fc.option(fc.constantFrom(...STATES), { nil: undefined }),
      paper: fc.option(fc.constantFrom(...papers), { nil: undefined, freq: 2 }),
      changes: fc.array(change, { maxLength: 3 }),
    })
    .map(({ base, state, paper, changes }) => {
      const moved = {
        ...base,
        ...(state === undefined ? {} : { jurisdiction: state }),
        artifacts: [...base.artifacts, ...(paper ? [paper] : [])],
      };
      return Facts.safeParse(changes.reduce<unknown>(withChange, moved)).data;
    })
    .filter((facts) => facts !== undefined);
};
