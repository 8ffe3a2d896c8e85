import { Instant, JobFailure, JobId, JobState } from '@sequester/model';
import * as z from 'zod';

/** How far long work is, as it is shown on the request or the upload that it belongs to. */
export const JobView = z.object({
  jobId: JobId,
  state: JobState,
  stateAt: Instant,
  askedAt: Instant,
  /** Why it failed for good, and what to do. */
  failure: z.object({ code: JobFailure, text: z.string() }).optional(),
});
