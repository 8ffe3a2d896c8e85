import { Jurisdiction } from '@sequester/law/facts';
import { confirmableRules, ruleAnswers } from '@sequester/law/vocabulary';
import * as z from 'zod';

import { MemberId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';

/** What counsel confirmed of a rule of a state that the engine has not read: 45 CFR 160.203(b). */
export const StateRuleConfirmed = z.strictObject({
  state: Jurisdiction,
  rule: z.enum(confirmableRules),
  answer: z.enum(ruleAnswers),
  confirmedBy: z.string().trim().min(1).max(200),
  confirmedOn: CalendarDate,
  until: CalendarDate.optional(),
  citation: z.string().trim().min(1).max(500).optional(),
});
export type StateRuleConfirmed = z.infer<typeof StateRuleConfirmed>;

/** A confirmation that holds for every request of the practice; the newest of a rule counts. */
export const PracticeStateRule = StateRuleConfirmed.extend({ since: Instant, by: MemberId });
export type PracticeStateRule = z.infer<typeof PracticeStateRule>;
