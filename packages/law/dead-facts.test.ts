import { expect, test } from 'vitest';

import { adjudicate } from './adjudicate.ts';
import type { Authority } from './artifacts/authority.ts';
import { authorization, courtOrder, facts, note, record, subpoena } from './example-facts.ts';
import { bestRequest } from './example-grounds.ts';
import { scenarios } from './example-scenarios.ts';
import { sibling, siblings } from './example-siblings.ts';
import { Facts } from './facts.ts';
import { fieldKinds } from './field-kinds.ts';
import { KEPT_FOR_PEOPLE, READ_TOGETHER } from './not-read.ts';
import { outsideScenarios } from './outside/scenarios.ts';
import { factsOf, situations } from './outside/situations.ts';
import { GroundAsserted } from './parties.ts';

type Tree = Record<string, unknown>;
type Step = string | number;

const AUTHORITY: Authority = { capacity: 'guardian_of_person', source: 'court_order', health_care: true, active: true };

/** Requests that the worked cases do not hold: with a representative, an author of the chart, a judge's subpoena, a second patient. */
const MORE: Facts[] = [
  ...['IL', 'US-baseline'].flatMap((state) =>
    (['parent', 'guardian_of_person', 'health_care_agent', 'step_parent'] as const).flatMap((capacity) => {
      const authorities: Authority[] = [{ ...AUTHORITY, capacity }];
      const patient = { id: 'patient-1', age: 9, living: true, self_consented: false, objects: false };
      const jurisdiction = state === 'IL' ? 'IL' : 'US-baseline';
      return [
        facts({
          jurisdiction,
          patient,
          artifacts: [authorization({ signed_by: 'rep-1', signer_role: 'personal_representative', authorities })],
        }),
        facts({
          jurisdiction,
          patient,
          ground_asserted: 'patient_access',
          requester: { id: 'rep-1', type: 'personal_representative', identity_verified: true, authorities },
          requested: { classes: ['progress_notes'] },
          other_records: [record('record-1')],
        }),
      ];
    }),
  ),
  facts({
    requested: { classes: ['progress_notes'] },
    other_records: [{ ...record('record-1'), author: 'therapist-A' }],
    artifacts: [
      authorization({ covers: ['designated_record_set'], authors: ['therapist-A'], date_from: null, date_to: null }),
    ],
  }),
  ...(['court_order', 'subpoena'] as const).map((ground) =>
    facts({
      ground_asserted: ground,
      artifacts: [
        courtOrder({ docket: 'A-1', other_patients: ['patient-2'] }),
        subpoena({ docket: 'A-1', signed_on: '2031-05-01' }),
      ],
      notes: [note('note-1', '2031-01-10', { session_kind: 'couple', other_participants: ['patient-2'] })],
    }),
  ),
];

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Place {
  kind: string;
  tree: Tree;
  path: Step[];
  facts: Facts;
}

const places = (given: Facts, value: unknown, kind = 'facts', path: Step[] = []): Place[] => {
  if (Array.isArray(value)) return value.flatMap((each, index) => places(given, each, kind, [...path, index]));
  if (!isTree(value)) return [];
  const own = kind === 'facts.artifacts' ? `${kind}:${String(value['type'])}` : kind;
  const below = Object.entries(value).flatMap(([key, inner]) => places(given, inner, `${own}.${key}`, [...path, key]));
  return [{ kind: own, tree: value, path, facts: given }, ...below];
};

const put = (node: unknown, [step, ...rest]: Step[], field: string, value: unknown): unknown => {
  if (Array.isArray(node)) return node.with(Number(step), put(node[Number(step)], rest, field, value));
  if (!isTree(node)) return node;
  return step === undefined ? { ...node, [field]: value } : { ...node, [step]: put(node[step], rest, field, value) };
};

/** Papers of one family share their fields: a field lives where some paper of the family turns on it. */
const FAMILIES: Readonly<Record<string, string>> = {
  court_order: 'court-paper',
  subpoena: 'court-paper',
  qualified_protective_order: 'court-paper',
  search_warrant: 'court-paper',
  administrative_warrant: 'court-paper',
  hhs_request: 'official-request',
  oversight_request: 'official-request',
  coroner_request: 'official-request',
  additional_documentation_request: 'official-request',
};
const familyOf = (kind: string): string =>
  kind.replace(/^facts\.artifacts:([a-z_0-9]+)/, (_, type: string) => FAMILIES[type] ?? type).replace(/^facts\./, '');

const parsed = (value: unknown): Facts[] => {
  const read = Facts.safeParse(value);
  return read.success ? [read.data] : [];
};
const worked: Facts[] = [
  ...MORE,
  ...GroundAsserted.options.flatMap((ground) => [
    bestRequest(ground, 'psychotherapy_notes'),
    bestRequest(ground, 'progress_notes'),
  ]),
  ...scenarios.map((each) => each.facts),
  ...siblings.map(({ differs }) => sibling(differs)),
  ...outsideScenarios.flatMap((each) => parsed(each.facts)),
  ...situations.flatMap((each) => parsed(factsOf(each))),
];

const SOME: unknown[] = [
  undefined,
  null,
  true,
  false,
  'somebody-else',
  ['somebody-else'],
  3,
  20,
  '2020-01-01',
  '2026-06-20',
  '2031-06-20',
  '2031-06-20T10:00:00Z',
  'UTC',
  'patient-2',
  ['patient-2'],
  ['P-301'],
  'patient',
  'self',
  'named:V',
];

const byKind = new Map<string, Place[]>();
for (const place of worked.flatMap((given) => places(given, given)))
  byKind.set(place.kind, [...(byKind.get(place.kind) ?? []), place]);

const decide = (given: Facts): string => JSON.stringify(adjudicate(given));

const lives = (kind: string, field: string, values: unknown[]): boolean => {
  const here = byKind.get(kind) ?? [];
  const having = here.filter(({ tree }) => tree[field] !== undefined);
  const sampled = here.filter((_, index) => index % Math.ceil(here.length / 40) === 0);
  const tried = new Set([...here.slice(0, 90), ...having.slice(0, 40), ...sampled]);
  const candidates = [...values, ...new Set(having.slice(0, 200).map(({ tree }) => tree[field])), ...SOME].slice(0, 60);
  return [...tried].some((place) => {
    const before = decide(place.facts);
    return candidates.some((value) =>
      parsed(put(place.facts, place.path, field, value)).some((other) => decide(other) !== before),
    );
  });
};

test.runIf(process.env['FULL'] === 'yes')(
  'each field of the vocabulary changes some decision, but for those that need another fact beside them or are kept for people',
  { timeout: 240_000 },
  () => {
    const kinds = fieldKinds();
    const living = new Set<string>();
    for (const { kind, field, values } of kinds) {
      const name = `${familyOf(kind)}.${field}`;
      if (!living.has(name) && lives(kind, field, values)) living.add(name);
    }
    const dead = new Set(
      kinds.map(({ kind, field }) => `${familyOf(kind)}.${field}`).filter((name) => !living.has(name)),
    );
    const listed = new Set(Object.keys({ ...KEPT_FOR_PEOPLE, ...READ_TOGETHER }));
    expect([...dead].filter((name) => !listed.has(name))).toEqual([]);
  },
);
