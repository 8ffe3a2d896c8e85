import type { DocumentJob, DocumentUpload } from '@sequester/model';

import { shownJob, type ShownJob } from '../jobs/shown-job.ts';

/** An upload, with what becomes of it: the inspection once its parts have arrived, then the document or the reason of the refusal. */
export interface ShownDocumentUpload extends Pick<
  DocumentUpload,
  'uploadId' | 'patientId' | 'document' | 'bytes' | 'sha256' | 'begunAt' | 'state' | 'documentId' | 'refusal'
> {
  job?: ShownJob & Pick<DocumentJob, 'step'>;
}

export const shownDocumentUpload = (upload: DocumentUpload, job: DocumentJob | undefined): ShownDocumentUpload => {
  const { uploadId, patientId, document, bytes, sha256, begunAt, state, documentId, refusal } = upload;
  return {
    uploadId,
    patientId,
    document,
    bytes,
    sha256,
    begunAt,
    state,
    ...(documentId === undefined ? {} : { documentId }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(job === undefined ? {} : { job: { ...shownJob(job), ...(job.step === undefined ? {} : { step: job.step }) } }),
  };
};
