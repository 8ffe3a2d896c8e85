import { failDocument, fileDocument } from '@sequester/domain';
import { finishing, log, sessionOf } from '@sequester/edge';
import type { JobFailure, QueuedJob } from '@sequester/model';

import { documentPress } from './document-press.ts';
import { memberships, settings, stores } from './stores.ts';

type Filing = Extract<QueuedJob, { kind: 'document' }>;

/** Writes that a job failed, with nothing else done in the name of who began it. */
const fail = async (job: Filing, failure: JobFailure): Promise<void> => {
  const { system } = finishing(job, 'documents');
  const { patientId, uploadId, jobId } = job;
  const { documentUploads } = stores(await sessionOf(settings.SESSION_ROLE_ARN, system));
  await failDocument({ documentUploads })(system, { patientId, uploadId, jobId, failure });
};

/** Inspects and files a document as the member who sent it, whose row is read first; done again, it changes nothing more. */
export const finishDocument = async (job: QueuedJob): Promise<void> => {
  if (job.kind !== 'document') return;

  const { patientId, uploadId, jobId } = job;
  const context = await finishing(job, 'documents').active(memberships);
  if (context === undefined) return fail(job, 'not-active');

  const session = await sessionOf(settings.SESSION_ROLE_ARN, context);
  const state = await fileDocument({ ...stores(session), documentPress })(context, { patientId, uploadId, jobId });
  log('DOCUMENT_INSPECTED', { uploadId, state: state ?? 'none' });
};

/** Marks a job that was tried too often. */
export const endDocument = async (job: QueuedJob): Promise<void> => {
  if (job.kind === 'document') await fail(job, 'given-up');
};
