import * as z from 'zod';

import { MemberId, PracticeId, RequestId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { noticeDecisions } from './vocabulary.ts';

export const NoticeDecision = z.enum(noticeDecisions);
export type NoticeDecision = z.infer<typeof NoticeDecision>;

const made = { practiceId: PracticeId, requestId: RequestId, at: Instant, by: MemberId };
const Words = z.string().trim().min(1).max(2000);

/** What is done after a statement: the privacy officer looks at it, the individual is told of a report or is not (45 CFR 164.512(c)(2)). */
export const FollowUp = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('review'), remark: Words.optional(), ...made }),
  z.object({ kind: z.literal('notice'), decision: NoticeDecision, how: Words, ...made }),
]);
export type FollowUp = z.infer<typeof FollowUp>;
