import {
  isOpen,
  type JobFailure,
  type JobId,
  type RequestFile,
  type RequestId,
  type RequestJob,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { failed } from '../jobs/job-steps.ts';
import { onFresh } from './fresh.ts';
import type { DisclosureStore } from './ports.ts';

export interface NamedJob {
  requestId: RequestId;
  jobId: JobId;
}

interface Stores {
  disclosures: Pick<DisclosureStore, 'find' | 'endJob'>;
}

export const jobNamed = (file: RequestFile | undefined, jobId: JobId): RequestJob | undefined =>
  file?.jobs.find((job) => job.jobId === jobId);

const fail = async (
  { disclosures }: Stores,
  context: PracticeContext,
  { file, job, failure }: { file: RequestFile; job: RequestJob; failure: JobFailure },
): Promise<void> => {
  const { requestId, patientId } = file.request;
  const { jobId, kind } = job;
  const event = auditEvent(context, 'job.failed', { jobId, requestId, patientId, kind, failure });
  await disclosures.endJob(context, failed(job, failure, context), { event });
};

/** Ends a job of a request as failed. One that has ended, or was begun again as another job, stays as it is. */
export const failRequestJob =
  (stores: Stores) =>
  async (context: PracticeContext, { requestId, jobId, failure }: NamedJob & { failure: JobFailure }): Promise<void> =>
    onFresh(async () => {
      const file = await stores.disclosures.find(context, requestId);
      const job = jobNamed(file, jobId);
      if (file !== undefined && job !== undefined && isOpen(job)) await fail(stores, context, { file, job, failure });
    });

/** Ends the build of a request as given up, where there is one to be done: the request stays where it is until it is begun again. */
export const giveUpBuild =
  (stores: Stores) =>
  async (context: PracticeContext, requestId: RequestId): Promise<void> =>
    onFresh(async () => {
      const file = await stores.disclosures.find(context, requestId);
      const job = file?.jobs.find(({ kind }) => kind === 'build');
      if (file !== undefined && job !== undefined && isOpen(job))
        await fail(stores, context, { file, job, failure: 'given-up' });
    });
