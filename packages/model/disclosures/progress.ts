import * as z from 'zod';

import { PracticeId, RequestId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { progressSteps } from './vocabulary.ts';

/** How far the work on a request has come. Grants and notes are counted; what cannot be counted is 0 of 1 until it is done. */
export const Progress = z.object({
  step: z.enum(progressSteps),
  done: z.int().min(0),
  of: z.int().min(1),
  at: Instant,
});
export type Progress = z.infer<typeof Progress>;

/** How far a build has come: no record of an act but a mark, written over by the next. `begun` counts its starts at assembling in this round, `failed` those of them that an error ended. */
export const BuildProgress = Progress.extend({
  practiceId: PracticeId,
  requestId: RequestId,
  round: z.int().min(0),
  begun: z.int().min(0),
  failed: z.int().min(0).default(0),
  /** Of the notes that it is made of, together. */
  bytes: z.int().min(0).optional(),
});
export type BuildProgress = z.infer<typeof BuildProgress>;
