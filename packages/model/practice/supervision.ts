import * as z from 'zod';

import { MemberId, PracticeId, SupervisionId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';

/** One clinician supervises another, from a first to a last day, or without an end. */
export const Supervision = z.object({
  supervisionId: SupervisionId,
  supervisorId: MemberId,
  superviseeId: MemberId,
  from: CalendarDate,
  until: CalendarDate.optional(),
  /** The days as instants, in the practice's time zone: it has ended at `endsAt`. */
  beginsAt: Instant,
  endsAt: Instant.optional(),
  recordedBy: MemberId,
  recordedAt: Instant,
  endRecordedBy: MemberId.optional(),
  endRecordedAt: Instant.optional(),
});
export type Supervision = z.infer<typeof Supervision>;

/** Every supervision of one member, whom they supervised and who supervised them. */
export const MemberSupervisions = z.object({
  practiceId: PracticeId,
  memberId: MemberId,
  supervisions: z.array(Supervision),
  /** 0 before anything was recorded. */
  revision: z.int().min(0),
});
export type MemberSupervisions = z.infer<typeof MemberSupervisions>;

/** Whether one supervises the other at an instant. */
export const isInForce = ({ beginsAt, endsAt }: Supervision, at: Instant): boolean =>
  beginsAt <= at && (endsAt === undefined || at < endsAt);
