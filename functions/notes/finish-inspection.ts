import { failInspection, inspectUpload } from '@sequester/domain';
import { finishing, log, sessionOf } from '@sequester/edge';
import type { JobFailure, QueuedJob } from '@sequester/model';

import { memberships, settings, stores } from './stores.ts';

type Inspection = Extract<QueuedJob, { kind: 'inspection' }>;

/** Writes that a job failed: into rows of its originator, with nothing else done in their name. */
const fail = async (job: Inspection, failure: JobFailure): Promise<void> => {
  const { system, asked } = finishing(job, 'inspections');
  const { notes } = stores(await sessionOf(settings.SESSION_ROLE_ARN, asked));
  const { memberId: originatorId, uploadId, jobId } = job;
  await failInspection({ notes })(system, { originatorId, uploadId, jobId, failure });
};

/** Inspects and seals an upload as its originator, whose row is read first; done again, it changes nothing more. */
export const finishInspection = async (job: QueuedJob): Promise<void> => {
  if (job.kind !== 'inspection') return;

  const { uploadId, jobId } = job;
  const context = await finishing(job, 'inspections').confirmed(memberships);
  if (context === undefined) return fail(job, 'not-active');

  const session = await sessionOf(settings.SESSION_ROLE_ARN, context);
  const state = await inspectUpload(stores(session))(context, { uploadId, jobId });
  log('UPLOAD_INSPECTED', { uploadId, state: state ?? 'none' });
};

/** Marks an inspection that was tried too often. */
export const endInspection = async (job: QueuedJob): Promise<void> => {
  if (job.kind === 'inspection') await fail(job, 'given-up');
};
