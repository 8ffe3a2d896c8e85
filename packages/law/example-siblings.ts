import { readFileSync, readdirSync } from 'node:fs';

import * as z from 'zod';

import { Outcome } from './decision.ts';
import { scenarios } from './example-scenarios.ts';
import { Facts } from './facts.ts';

const Tree = z.looseObject({ without: z.array(z.string()).optional() });
type Tree = z.infer<typeof Tree>;

/** A case next to a worked one: what differs from the first scenario, and what the cited rule then says. */
const Sibling = z.strictObject({
  id: z.string(),
  title: z.string(),
  citation: z.string(),
  differs: z
    .looseObject({
      requester: Tree,
      holder: Tree.optional(),
      patient: Tree.optional(),
      requested: Tree.optional(),
      every_note: Tree.optional(),
      first_note: Tree.optional(),
      other_records: z.array(z.string()).optional(),
      artifacts: z.array(Tree).optional(),
    })
    .partial(),
  expected: z.strictObject({
    outcome: Outcome,
    note_ids: z.array(z.string()).optional(),
    accounting: z.boolean().optional(),
    minimumNecessary: z.boolean().optional(),
  }),
});

const factsOf = (id: string) => Facts.parse(scenarios.find((scenario) => scenario.id === id)?.facts);

const first = factsOf('S001');
const LIKE: Record<string, unknown> = {
  authorization: first.artifacts[0],
  court_order: factsOf('S070').artifacts[0],
  subpoena: factsOf('S044').artifacts[0],
};

const changed = (base: unknown, { without = [], ...over }: Tree = {}): Tree => {
  const merged = Tree.parse({ ...Tree.parse(base), ...over });
  return Object.fromEntries(Object.entries(merged).filter(([key]) => !without.includes(key)));
};

const paper = ({ like, ...over }: Tree): Tree => (typeof like === 'string' ? changed(LIKE[like], over) : over);

/** The facts of the first scenario with what differs. */
export const sibling = ({
  requester,
  holder,
  patient,
  requested,
  every_note: each,
  first_note: one,
  other_records: ids,
  artifacts,
  ...rest
}: z.infer<typeof Sibling>['differs']): Facts =>
  Facts.parse({
    ...first,
    ...rest,
    requester: requester ? { id: 'REQ-1', identity_verified: true, ...requester } : first.requester,
    holder: changed(first.holder, holder),
    patient: changed(first.patient, patient),
    requested: changed(first.requested, requested),
    notes: first.notes.map((note, index) => changed(note, index === 0 ? { ...each, ...one } : each)),
    other_records: ids?.map((id) => ({
      id,
      date: first.notes[Number(id.slice(-1)) - 1]?.date,
      class: 'progress_note',
    })),
    artifacts: (artifacts ?? []).map(paper),
  });

const folder = `${import.meta.dirname}/siblings`;
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

export const siblings = files.flatMap((name) =>
  z.array(Sibling).parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))),
);
