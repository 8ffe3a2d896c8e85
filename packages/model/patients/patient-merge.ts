import * as z from 'zod';

import { MemberId, PatientId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { saysNothing, saysSomething } from '../says-something.ts';

const Reason = z.string().trim().min(1).max(2000).refine(saysSomething, { params: saysNothing });

/** Which chart goes on, and by what it was seen that both are of one person. */
export const NewMerge = z.strictObject({ into: phi(PatientId.clone()), reason: phi(Reason.clone()) });

/** By what it was seen that two charts are of two people after all. */
export const MergeUndoing = NewMerge.pick({ reason: true });

const Merged = z.object({
  ...NewMerge.shape,
  mergedAt: Instant,
  mergedBy: MemberId,
  /** Of a merge that was a mistake. */
  undone: z.object({ reason: phi(Reason.clone()), at: Instant, by: MemberId }).optional(),
});

/** The record of two charts that became one. Nothing moves: each entry stays where it was recorded. */
export const PatientMerge = z.object({
  practiceId: PracticeId,
  patientId: PatientId,
  ...Merged.shape,
  /** Merges of the same chart that were undone before. */
  earlier: z.array(Merged).default([]),
});
export type PatientMerge = z.infer<typeof PatientMerge>;
