import * as z from 'zod';

import { MemberId, PracticeId, PrivacyNoticeId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { saysNothing, saysSomething } from '../says-something.ts';

/** Letters of a notice: some thirty pages. */
const longestNotice = 100_000;

/** What the practice tells of its privacy practices, from the day on which it is effective (45 CFR 164.520(b)). */
export const NewPrivacyNotice = z.strictObject({
  title: z.string().trim().min(1).max(200).refine(saysSomething, { params: saysNothing }),
  effectiveOn: CalendarDate,
  text: z.string().trim().min(1).max(longestNotice).refine(saysSomething, { params: saysNothing }),
});
export type NewPrivacyNotice = z.infer<typeof NewPrivacyNotice>;

/** A notice as it was published. It is never changed: another one follows it (45 CFR 164.520(b)(3), (e)). */
export const PrivacyNotice = z.object({
  noticeId: PrivacyNoticeId,
  practiceId: PracticeId,
  ...NewPrivacyNotice.shape,
  textSha256: z.string(),
  publishedAt: Instant,
  publishedBy: MemberId,
});
export type PrivacyNotice = z.infer<typeof PrivacyNotice>;
