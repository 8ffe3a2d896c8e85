import { readFileSync, readdirSync } from 'node:fs';
import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { adjudicate } from '../adjudicate.ts';
import { Outcome } from '../decision.ts';
import { Facts } from '../facts.ts';
import { RequesterType } from '../parties.ts';

const Tree = z.looseObject({ without: z.array(z.string()).optional() });
type Tree = z.infer<typeof Tree>;

/** A case next to a worked one: what differs from the first scenario, and what the cited rule then says. */
const Sibling = z.strictObject({
  id: z.string(),
  title: z.string(),
  citation: z.string(),
  differs: z.looseObject({
    requester: Tree,
    holder: Tree.optional(),
    patient: Tree.optional(),
    requested: Tree.optional(),
    every_note: Tree.optional(),
    first_note: Tree.optional(),
    other_records: z.array(z.string()).optional(),
    artifacts: z.array(Tree).optional(),
  }).partial(),
  expected: z.strictObject({ outcome: Outcome, note_ids: z.array(z.string()).optional(), accounting: z.boolean().optional(), minimumNecessary: z.boolean().optional() }),
});

const read = (path: string): unknown => JSON.parse(readFileSync(`${import.meta.dirname}/${path}`, 'utf8'));
const scenarios = ['authorization', 'legal'].flatMap((name) => z.array(z.looseObject({ id: z.string(), facts: Facts })).parse(read(`../scenarios/${name}.json`)));
const factsOf = (id: string) => Facts.parse(scenarios.find((scenario) => scenario.id === id)?.facts);

const first = factsOf('S001');
const LIKE: Record<string, unknown> = { authorization: first.artifacts[0], court_order: factsOf('S070').artifacts[0], subpoena: factsOf('S044').artifacts[0] };

function changed(base: unknown, { without = [], ...over }: Tree = {}): Tree {
  const merged = Tree.parse({ ...Tree.parse(base), ...over });
  return Object.fromEntries(Object.entries(merged).filter(([key]) => !without.includes(key)));
}

const paper = ({ like, ...over }: Tree): Tree => (typeof like === 'string' ? changed(LIKE[like], over) : over);

function sibling({ requester, holder, patient, requested, every_note: each, first_note: one, other_records: ids, artifacts, ...rest }: z.infer<typeof Sibling>['differs']): Facts {
  return Facts.parse({
    ...first,
    ...rest,
    requester: requester ? { id: 'REQ-1', identity_verified: true, ...requester } : first.requester,
    holder: changed(first.holder, holder),
    patient: changed(first.patient, patient),
    requested: changed(first.requested, requested),
    notes: first.notes.map((note, index) => changed(note, index === 0 ? { ...each, ...one } : each)),
    other_records: ids?.map((id) => ({ id, date: first.notes[Number(id.slice(-1)) - 1]?.date, class: 'progress_note' })),
    artifacts: (artifacts ?? []).map(paper),
  });
}

const rows = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => z.array(Sibling).parse(read(name)));

describe('what stands beside the worked scenarios', () => {
  test.each(rows.map((row) => [row.id, row.title, row] as const))('%s: %s', (_, __, { differs, expected }) => {
    const { note_ids: ids, ...rest } = expected;
    const decision = adjudicate(sibling(differs));
    expect(decision).toMatchObject(rest);
    expect(decision.scope.note_ids.toSorted()).toEqual((ids ?? decision.scope.note_ids).toSorted());
  });

  test('each has its own id', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(400);
  });

  test.each(RequesterType.options)('on no listed ground %s has nothing (164.508(a)(2))', (type) => {
    expect(adjudicate(sibling({ requester: { type }, ground_asserted: 'other' })).outcome).toBe('DENY');
  });
});
