import { failRequestJob, makeGrants } from '@sequester/domain';
import { finishing, log, sessionOf } from '@sequester/edge';
import type { JobFailure, QueuedJob } from '@sequester/model';

import { memberships, settings, stores } from './grant-stores.ts';

type Grants = Extract<QueuedJob, { kind: 'grants' }>;

/** Writes that a job failed, with nothing done in its originator's name. */
const fail = async (job: Grants, failure: JobFailure): Promise<void> => {
  const { system, asked } = finishing(job, 'grants');
  const { requestId, jobId } = job;
  const { disclosures } = stores(await sessionOf(settings.SESSION_ROLE_ARN, asked));
  await failRequestJob({ disclosures })(system, { requestId, jobId, failure });
};

/** Makes the grants of an approval as its originator, whose row is read first; done again, it makes no other. */
export const finishGrants = async (job: QueuedJob): Promise<void> => {
  if (job.kind !== 'grants') return;

  const { requestId, jobId } = job;
  const context = await finishing(job, 'grants').confirmed(memberships);
  if (context === undefined) return fail(job, 'not-active');

  const session = await sessionOf(settings.SESSION_ROLE_ARN, context);
  const state = await makeGrants(stores(session))(context, { requestId, jobId });
  log('GRANTS_MADE', { requestId, state: state ?? 'none' });
};

/** Marks grants that were tried too often. */
export const endGrants = async (job: QueuedJob): Promise<void> => {
  if (job.kind === 'grants') await fail(job, 'given-up');
};
