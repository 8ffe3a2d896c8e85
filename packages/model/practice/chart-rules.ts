import * as z from 'zod';

import { MemberId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';

/** Days after which a signature comes late, where the practice has not said otherwise. */
export const lateAfterDays = 3;

export const NewChartRules = z.strictObject({ lateAfterDays: z.int().min(1).max(90) });
export type NewChartRules = z.infer<typeof NewChartRules>;

/** What a practice says of its own charts. At revision 0 it has said nothing. */
export const ChartRules = z.object({
  practiceId: PracticeId,
  ...NewChartRules.shape,
  setBy: MemberId.optional(),
  setAt: Instant.optional(),
  revision: z.int().min(0),
});
export type ChartRules = z.infer<typeof ChartRules>;

/** The rules of a practice that has said nothing. */
export const rulesUnsaid = (practiceId: PracticeId): ChartRules => ({ practiceId, lateAfterDays, revision: 0 });
