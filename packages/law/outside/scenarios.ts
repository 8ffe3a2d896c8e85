import { readFileSync } from 'node:fs';

import * as z from 'zod';

import { Content, Outcome } from '../decision.ts';
import { Facts } from '../facts.ts';

const Scenario = z.strictObject({
  id: z.string(),
  category: z.string(),
  title: z.string(),
  facts: Facts,
  expected: z.strictObject({
    outcome: Outcome,
    scope: z.strictObject({ note_ids: z.array(z.string()), content: Content }),
    reason: z.string(),
    citation: z.string(),
    accounting_of_disclosures: z.boolean().nullable(),
    minimum_necessary: z.boolean().nullable(),
    ambiguous: z.boolean(),
  }),
});

/** Situations that others wrote from outside the rule text, each with its citation, as they came. */
export const outsideScenarios = z
  .array(Scenario)
  .parse(JSON.parse(readFileSync(`${import.meta.dirname}/scenarios.json`, 'utf8')));
