import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Facts } from '../facts.ts';
import { changedFacts } from '../generated-changes.ts';

const FIELDS = [
  'as_of',
  'jurisdiction',
  'holder',
  'patient',
  'requester',
  'action',
  'ground_asserted',
  'requested',
  'notes',
  'other_records',
  'artifacts',
  'context',
];
const labels = ({ artifacts }: Facts) => artifacts.map(({ id }, index) => id ?? `artifacts[${index}]`);

/** A field of the facts, or a paper by its name or place and a field of it. */
const pointsInto = (given: Facts, because: string) =>
  /\.$|\.\.|^\.|^$/.test(because)
    ? false
    : [...labels(given), ...FIELDS].some((start) => because === start || because.startsWith(`${start}.`));

let kept: Facts[] | undefined;
const sample = () => (kept ??= fc.sample(changedFacts(), { numRuns: 1200, seed: 20311 }));

test('every reason points at a fact or a paper, and every approval, cure and duty is named', () => {
  for (const given of sample()) {
    const { reasons, cures, duties, approvals } = adjudicate(given);
    expect(
      reasons.filter(({ because }) => !pointsInto(given, because)).map(({ code, because }) => [code, because]),
    ).toEqual([]);
    expect([...cures, ...duties, ...approvals].filter((words) => words.trim() === '')).toEqual([]);
  }
});
