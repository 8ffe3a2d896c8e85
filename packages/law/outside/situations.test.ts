import { describe, expect, test } from 'vitest';

import { adjudicateUnknown } from '../adjudicate.ts';
import { Jurisdiction } from '../jurisdiction.ts';
import { differences } from './differences.ts';
import { unexplained } from './pending.ts';
import { contentOf, factsOf, leaving, situations } from './situations.ts';

describe('situations found in public sources', () => {
  test.each(situations.map((situation) => [situation.id, situation.title, situation] as const))(
    '%s: %s',
    (id, _, situation) => {
      const { outcome, accounting, minimumNecessary } = situation.expected;
      const differs = differences(adjudicateUnknown(factsOf(situation)), {
        outcome,
        note_ids: leaving(situation),
        content: contentOf(situation),
        accounting,
        minimumNecessary,
      });
      expect(unexplained(id, differs)).toEqual([]);
    },
  );

  test('every jurisdiction has some, and each its own id', () => {
    expect(new Set(situations.map(({ id }) => id)).size).toBe(situations.length);
    expect(Jurisdiction.options.filter((state) => !situations.some((each) => each.state === state))).toEqual([]);
  });
});
