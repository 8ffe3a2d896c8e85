import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Content, Decision } from '../decision.ts';
import { differences } from './differences.ts';
import { unexplained } from './pending.ts';
import { outsideScenarios } from './scenarios.ts';

const NOT_RECORDS = new Set<Content>(['none', 'statement_only', 'summary_fields']);

/** These scenarios write `full` for whatever records leave, where the engine tells redacted, minimum necessary and all but the notes apart. */
const coarse = (decision: Decision): Decision => {
  const content = NOT_RECORDS.has(decision.scope.content) ? decision.scope.content : 'full';
  return { ...decision, scope: { ...decision.scope, content } };
};

describe('situations from outside the rule text', () => {
  test('there are 52', () => expect(outsideScenarios).toHaveLength(52));

  test.each(outsideScenarios.map((scenario) => [scenario.id, scenario.title, scenario] as const))(
    '%s: %s',
    (id, _, { facts, expected }) => {
      const differs = differences(coarse(adjudicate(facts)), {
        outcome: expected.outcome,
        note_ids: expected.scope.note_ids,
        content: expected.scope.content,
        accounting: expected.accounting_of_disclosures ?? undefined,
        minimumNecessary: expected.minimum_necessary ?? undefined,
      });
      expect(unexplained(id, differs)).toEqual([]);
    },
  );
});
