import * as z from 'zod';

import { JobId, MemberId, OfferId, PatientId, PracticeId, RequestId, UploadId } from '../ids.ts';

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
  /** An originator approved: each object of the selection is granted. */
  z.object({
    kind: z.literal('grants'),
    practiceId: PracticeId,
    memberId: MemberId,
    requestId: RequestId,
    jobId: JobId,
  }),
  /** The ordinary record of a request is to be built. */
  z.object({ kind: z.literal('records'), practiceId: PracticeId, requestId: RequestId, jobId: JobId }),
  /** The parts of a therapist's upload have arrived. */
  z.object({
    kind: z.literal('inspection'),
    practiceId: PracticeId,
    memberId: MemberId,
    uploadId: UploadId,
    jobId: JobId,
  }),
  /** The parts of a document of a chart have arrived. */
  z.object({
    kind: z.literal('document'),
    practiceId: PracticeId,
    memberId: MemberId,
    patientId: PatientId,
    uploadId: UploadId,
    jobId: JobId,
  }),
]);
export type QueuedJob = z.infer<typeof QueuedJob>;

/** What tells a job from a repeat of it. */
export const jobKey = (job: QueuedJob): string => {
  if (job.kind === 'request') return `${job.requestId}-${job.revision}`;

  return job.kind === 'offer' ? `${job.offerId}-${job.did}` : job.jobId;
};
