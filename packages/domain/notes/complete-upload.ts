import { isOpen, type InspectionJob, type NoteUpload, Refusal, type UploadId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { newJob } from '../jobs/job-steps.ts';
import { originatorKey, originatorOf } from './originator.ts';
import type { NoteStore, NoteVault, OriginatorKeyStore } from './ports.ts';
import { shownUpload, type ShownUpload } from './show-upload.ts';
import { anotherFile } from './take-over.ts';
import { demandParts } from './upload-parts.ts';

interface Stores {
  notes: NoteStore;
  originatorKeys: OriginatorKeyStore;
  vault: NoteVault;
}

const refuseAgain = ({ refusal }: NoteUpload): never => {
  const reason = refusal ?? { code: 'refused', text: 'The file was refused.' };
  throw new Refusal(reason.code === anotherFile.code ? anotherFile.code : 'pdf-refused', [{ path: 'file', ...reason }]);
};

/**
 * Says that every part has arrived: the file is put together, inspected and sealed as a job, whose state the upload shows. Said
 * again it begins nothing twice; where the job failed for good it begins another. Refuses where parts are still to come, and
 * what was refused before, with its reason.
 */
export const completeUpload =
  (stores: Stores) =>
  async (context: PracticeContext, { uploadId }: { uploadId: UploadId }): Promise<ShownUpload> =>
    onFresh(async () => {
      const { notes, vault } = stores;
      const originatorId = originatorOf(context);
      const [upload, before] = await Promise.all([
        notes.findUpload(context, originatorId, uploadId),
        notes.findInspection(context, originatorId, uploadId),
      ]);
      if (upload === undefined) throw new Refusal('not-found');

      if (upload.state === 'refused') return refuseAgain(upload);

      if (upload.state === 'sealed' || (before !== undefined && isOpen(before))) return shownUpload(upload, before);

      await originatorKey(stores.originatorKeys, context);
      demandParts(upload, await vault.parts(upload));
      const job: InspectionJob = { ...newJob(context), kind: 'inspection', uploadId };
      const { patientId } = upload;
      const event = auditEvent(context, 'psychotherapy-note.upload-completed', {
        uploadId,
        patientId,
        jobId: job.jobId,
      });
      const answer = shownUpload(upload, job);
      await notes.beginInspection(context, { upload, job, before }, { event, answer });
      return answer;
    });
