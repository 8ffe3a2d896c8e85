import {
  DocumentId,
  documentKind,
  isOpen,
  type ChartDocument,
  type DocumentJob,
  type DocumentUpload,
  type JobFailure,
  type JobId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { done, failed, running } from '../jobs/job-steps.ts';
import type { InspectedPdf } from '../notes/ports.ts';
import { takeOver } from '../notes/take-over.ts';
import type {
  DocumentName,
  ChartDocumentPress,
  DocumentUploadStore,
  DocumentVault,
  InspectedDocument,
  PracticeKeyStore,
} from './ports.ts';

interface Stores {
  documentUploads: DocumentUploadStore;
  documentVault: DocumentVault;
  practiceKeys: PracticeKeyStore;
  documentPress: ChartDocumentPress;
}

type Reason = NonNullable<DocumentUpload['refusal']>;

const fail = async (
  { documentUploads }: Pick<Stores, 'documentUploads'>,
  context: PracticeContext,
  { upload, job, failure }: InspectedDocument & { failure: JobFailure },
): Promise<void> => {
  const { uploadId, patientId } = upload;
  const event = auditEvent(context, 'job.failed', { jobId: job.jobId, uploadId, patientId, failure });
  await documentUploads.fail(context, { upload, job: failed(job, failure, context) }, { event });
};

/** Puts the refusal on record with the end of the job, then removes the file. */
const refuse = async (
  { documentUploads, documentVault }: Stores,
  context: PracticeContext,
  { upload, job, reason }: InspectedDocument & { reason: Reason },
): Promise<void> => {
  const { uploadId, patientId } = upload;
  const event = auditEvent(context, 'document.upload-refused', { uploadId, patientId, reason: reason.code });
  const refused: DocumentUpload = { ...upload, state: 'refused', refusal: reason };
  await documentUploads.refuse(context, { upload: refused, job: failed(job, 'refused', context) }, { event });
  await documentVault.removeArrived(upload);
};

const file = async (
  { documentUploads, documentVault, practiceKeys }: Stores,
  context: PracticeContext,
  { upload, job, pdf }: InspectedDocument & { pdf: InspectedPdf },
): Promise<void> => {
  const { practiceId, patientId, uploadId, sentBy } = upload;
  const documentId = DocumentId.parse(context.newId('document'));
  const keyArn = await practiceKeys.practiceKey(context);
  const kept = { documentId, patientId, keyArn, bytes: pdf.bytes };
  const { objectKey, sha256 } = await documentVault.keep(context, kept);
  const hiddenPages = [...new Set(pdf.hidden?.map(({ page }) => page))];
  const document: ChartDocument = {
    documentId,
    practiceId,
    patientId,
    revision: 1,
    recordedBy: sentBy,
    recordedAt: context.now,
    ...upload.document,
    pages: pdf.pages,
    bytes: pdf.bytes.length,
    sha256,
    objectKey,
    ...(pdf.takenOut.length > 0 ? { takenOut: pdf.takenOut } : {}),
    ...(hiddenPages.length > 0 ? { hiddenPages } : {}),
  };
  const event = auditEvent(context, documentKind.acts.file.event, { documentId, patientId, uploadId, sha256 });
  const filed = { ...upload, state: 'filed' as const, documentId };
  await documentUploads.file(context, { document, upload: filed, job: done(job, context) }, { event });
  await documentVault.removeArrived(upload);
};

const inspect = async (stores: Stores, context: PracticeContext, inspected: InspectedDocument): Promise<void> => {
  const { upload, job } = inspected;
  const { documentUploads, documentVault: vault, documentPress: press } = stores;
  const step = (name: DocumentJob['step']) =>
    documentUploads.mark({ upload, job: { ...running(job, context), step: name } });
  await takeOver({ vault, press }, upload, {
    step,
    fail: (failure) => fail(stores, context, { ...inspected, failure }),
    refuse: (reason) => refuse(stores, context, { ...inspected, reason }),
    keep: async (pdf) => {
      await step('filing');
      await file(stores, context, { ...inspected, pdf });
    },
  });
};

type Named = DocumentName & { jobId: JobId };

/**
 * Takes over a document that has arrived, as the member who sent it: checks that it is the one announced, inspects it, and files
 * it in the chart; what cannot be taken is refused with its reason, which stays on record. Cut short anywhere and called again,
 * it ends in one document or one refusal, and the file that arrived is gone.
 */
export const fileDocument =
  (stores: Stores) =>
  async (context: PracticeContext, { jobId, ...name }: Named): Promise<DocumentJob['state'] | undefined> => {
    const found = await stores.documentUploads.find(context, name);
    if (found === undefined || found.job?.jobId !== jobId) return undefined;

    const { upload, job } = found;
    if (upload.state === 'begun' && isOpen(job)) await inspect(stores, context, { upload, job });
    else if (upload.state !== 'begun') await stores.documentVault.removeArrived(upload);

    return (await stores.documentUploads.find(context, name))?.job?.state;
  };

/** Marks a job as failed for good. One that has ended, or was begun again as another job, stays as it is. */
export const failDocument =
  ({ documentUploads }: Pick<Stores, 'documentUploads'>) =>
  async (context: PracticeContext, { jobId, failure, ...name }: Named & { failure: JobFailure }): Promise<void> => {
    const found = await documentUploads.find(context, name);
    if (found?.job?.jobId === jobId && isOpen(found.job))
      await fail({ documentUploads }, context, { upload: found.upload, job: found.job, failure });
  };
