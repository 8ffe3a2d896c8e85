import * as z from 'zod';

import { Jurisdiction } from '../jurisdiction.ts';
import { CalendarDate, Identifier, Words, known } from '../values.ts';
import { confirmableRules, ruleAnswers } from '../vocabulary/state-rules.ts';

/** What counsel confirmed of a rule of a state that nobody here read in its source: 45 CFR 160.203(b). */
export const StateRuleConfirmationArtifact = z.strictObject({
  type: z.literal('state_rule_confirmation'),
  id: Identifier.optional(),
  state: Jurisdiction,
  rule: z.enum(confirmableRules),
  answer: known(z.enum(ruleAnswers)),
  confirmed_by: known(Words),
  confirmed_on: known(CalendarDate),
  until: known(CalendarDate),
  citation: known(Words),
});
export type StateRuleConfirmationArtifact = z.infer<typeof StateRuleConfirmationArtifact>;
