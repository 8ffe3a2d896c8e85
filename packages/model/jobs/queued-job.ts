import * as z from 'zod';

import { OfferId, PatientId, PracticeId, RequestId } from '../ids.ts';

/** What stands in a queue of jobs: ids alone. What is to be done with them is read from the rows when it is done. */
export const QueuedJob = z.discriminatedUnion('kind', [
  /** A request changed: what was granted is built, what has no further use retired, the letter that is owed written. */
  z.object({ kind: z.literal('request'), practiceId: PracticeId, requestId: RequestId, revision: z.int() }),
  /** A patient signed or revoked a form. */
  z.object({
    kind: z.literal('offer'),
    practiceId: PracticeId,
    patientId: PatientId,
    offerId: OfferId,
    did: z.enum(['SIGNATURE', 'REVOCATION']),
  }),
]);
export type QueuedJob = z.infer<typeof QueuedJob>;

/** What tells a job from a repeat of it. */
export const jobKey = (job: QueuedJob): string =>
  job.kind === 'request' ? `${job.requestId}-${job.revision}` : `${job.offerId}-${job.did}`;
