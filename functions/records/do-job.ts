import { buildRecords, failRequestJob } from '@sequester/domain';
import { log } from '@sequester/edge';
import type { QueuedJob } from '@sequester/model';

import { actingFor } from './stores.ts';

/** Builds the ordinary record of a request; done again, it changes nothing more. */
export const doJob = async (job: QueuedJob): Promise<void> => {
  if (job.kind !== 'records') return;

  const { requestId, jobId } = job;
  const { context, stores } = await actingFor(job.practiceId);
  log('RECORDS_BUILT', { requestId, did: await buildRecords(stores)(context, { requestId, jobId }) });
};

/** Marks a build that was tried too often. */
export const endJob = async (job: QueuedJob): Promise<void> => {
  if (job.kind !== 'records') return;

  const { requestId, jobId } = job;
  const { context, stores } = await actingFor(job.practiceId);
  await failRequestJob(stores)(context, { requestId, jobId, failure: 'given-up' });
};
