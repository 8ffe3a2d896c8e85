import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { sibling, siblings } from '../example-siblings.ts';
import { RequesterType } from '../parties.ts';

describe('what stands beside the worked scenarios', () => {
  test.each(siblings.map((row) => [row.id, row.title, row] as const))('%s: %s', (_, __, { differs, expected }) => {
    const { note_ids: ids, ...rest } = expected;
    const decision = adjudicate(sibling(differs));
    expect(decision).toMatchObject(rest);
    expect(decision.scope.note_ids.toSorted()).toEqual((ids ?? decision.scope.note_ids).toSorted());
  });

  test('each has its own id', () => {
    expect(new Set(siblings.map(({ id }) => id)).size).toBe(siblings.length);
    expect(siblings.length).toBeGreaterThan(400);
  });

  test.each(RequesterType.options)('on no listed ground %s has nothing (164.508(a)(2))', (type) => {
    expect(adjudicate(sibling({ requester: { type }, ground_asserted: 'other' })).outcome).toBe('DENY');
  });
});
