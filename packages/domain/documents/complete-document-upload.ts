import { isOpen, Refusal, type DocumentJob, type DocumentUpload } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { newJob } from '../jobs/job-steps.ts';
import { anotherFile } from '../notes/take-over.ts';
import { demandParts } from '../notes/upload-parts.ts';
import { ownUpload } from './own-upload.ts';
import type { DocumentName, DocumentUploadStore, DocumentVault } from './ports.ts';
import { shownDocumentUpload, type ShownDocumentUpload } from './shown-document-upload.ts';

interface Stores {
  documentUploads: DocumentUploadStore;
  documentVault: DocumentVault;
}

const refuseAgain = ({ refusal }: DocumentUpload): never => {
  const reason = refusal ?? { code: 'refused', text: 'The file was refused.' };
  throw new Refusal(reason.code === anotherFile.code ? anotherFile.code : 'pdf-refused', [{ path: 'file', ...reason }]);
};

/**
 * Says that every part has arrived: the file is put together, inspected and filed in the chart as a job, whose state the upload
 * shows. Said again it begins nothing twice; where the job failed for good it begins another.
 */
export const completeDocumentUpload =
  ({ documentUploads, documentVault }: Stores) =>
  async (context: PracticeContext, name: DocumentName): Promise<ShownDocumentUpload> =>
    onFresh(async () => {
      const { upload, job: before } = await ownUpload(documentUploads, context, name);
      if (upload.state === 'refused') return refuseAgain(upload);

      if (upload.state === 'filed' || (before !== undefined && isOpen(before)))
        return shownDocumentUpload(upload, before);

      demandParts(upload, await documentVault.parts(upload));
      const { patientId, uploadId } = name;
      const job: DocumentJob = { ...newJob(context), kind: 'document', patientId, uploadId };
      const event = auditEvent(context, 'document.upload-completed', { ...name, jobId: job.jobId });
      const answer = shownDocumentUpload(upload, job);
      await documentUploads.beginInspection(context, { upload, job, before }, { event, answer });
      return answer;
    });
