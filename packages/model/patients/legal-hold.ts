import * as z from 'zod';

import { LegalHoldId, MemberId, PatientId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { saysNothing, saysSomething } from '../says-something.ts';

const Reason = z.string().trim().min(1).max(2000).refine(saysSomething, { params: saysNothing });

/** Why something is done with a patient's records. */
export const HoldReason = z.strictObject({ reason: phi(Reason.clone()) });

/** An order to keep everything that is recorded of a patient, from the day on which a dispute was to be expected. */
export const LegalHold = z.object({
  holdId: LegalHoldId,
  practiceId: PracticeId,
  patientId: PatientId,
  ...HoldReason.shape,
  placedAt: Instant,
  placedBy: MemberId,
  ended: z.object({ ...HoldReason.shape, at: Instant, by: MemberId }).optional(),
});
export type LegalHold = z.infer<typeof LegalHold>;
