import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { inventedFacts } from '../generated-facts.ts';
import { jurisdictions } from '../vocabulary/jurisdictions.ts';

const SAFETY = ['serious_threat', 'abuse_report'] as const;
const AGENCIES = ['police', 'child_protective_agency', 'adult_protective_services', 'treating_provider'] as const;

test('no state lets more of a record go than the federal rules', () => {
  fc.assert(
    fc.property(inventedFacts, fc.constantFrom(...jurisdictions), (given, jurisdiction) => {
      const federal = adjudicate({ ...given, jurisdiction: 'US-baseline' }).scope.note_ids;
      const { note_ids: ids } = adjudicate({ ...given, jurisdiction }).scope;
      expect(ids.filter((id) => !federal.includes(id))).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('where nobody read a rule, a warning and a report go as under the federal rules', () => {
  let left = 0;
  fc.assert(
    fc.property(
      inventedFacts,
      fc.constantFrom(...SAFETY),
      fc.constantFrom(...AGENCIES),
      fc.constantFrom('MP' as const, 'AS' as const),
      (given, ground, type, jurisdiction) => {
        const facts = { ...given, ground_asserted: ground, requester: { id: 'told-1', type } };
        const federal = adjudicate({ ...facts, jurisdiction: 'US-baseline' });
        const decision = adjudicate({ ...facts, jurisdiction });
        if (federal.scope.content !== 'statement_only') return;
        left += 1;
        expect([decision.outcome, decision.scope]).toEqual([federal.outcome, federal.scope]);
      },
    ),
    { numRuns: 1500 },
  );
  expect(left).toBeGreaterThan(150);
});
