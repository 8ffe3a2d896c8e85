import {
  isOpen,
  PsychotherapyNoteId,
  type InspectionJob,
  type JobFailure,
  type JobId,
  type UploadId,
  type NoteUpload,
  type PsychotherapyNote,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { done, failed, running } from '../jobs/job-steps.ts';
import { indexedPlaces } from './hidden-places.ts';
import { originatorKey, originatorOf } from './originator.ts';
import { sizesInRuns } from './page-sizes.ts';
import type { InspectedPdf, InspectedUpload, NotePress, NoteStore, NoteVault, OriginatorKeyStore } from './ports.ts';
import { takeOver } from './take-over.ts';

interface Stores {
  notes: NoteStore;
  originatorKeys: OriginatorKeyStore;
  vault: NoteVault;
  press: NotePress;
}

type Reason = NonNullable<NoteUpload['refusal']>;

const fail = async (
  { notes }: Pick<Stores, 'notes'>,
  context: PracticeContext,
  { upload, job, failure }: InspectedUpload & { failure: JobFailure },
): Promise<void> => {
  const { uploadId, patientId } = upload;
  const event = auditEvent(context, 'job.failed', { jobId: job.jobId, uploadId, patientId, failure });
  await notes.failInspection(context, { upload, job: failed(job, failure, context) }, { event });
};

/** Puts the refusal on record with the end of the job, then removes the file. */
const refuse = async (
  { notes, vault }: Stores,
  context: PracticeContext,
  { upload, job, reason }: InspectedUpload & { reason: Reason },
): Promise<void> => {
  const { uploadId, patientId } = upload;
  const event = auditEvent(context, 'psychotherapy-note.upload-refused', { uploadId, patientId, reason: reason.code });
  const refused: NoteUpload = { ...upload, state: 'refused', refusal: reason };
  await notes.refuseUpload(context, { upload: refused, job: failed(job, 'refused', context) }, { event });
  await vault.removeArrived(upload);
};

const sealed = async (
  { notes, vault }: Stores,
  context: PracticeContext,
  { upload, job, keyArn, pdf }: InspectedUpload & { keyArn: string; pdf: InspectedPdf },
): Promise<void> => {
  const { practiceId, originatorId, patientId, sessionDate, sessionId, uploadId } = upload;
  const noteId = PsychotherapyNoteId.parse(context.newId('psychotherapyNote'));
  const { objectKey, sha256 } = await vault.seal(context, {
    originatorId,
    keyArn,
    name: { noteId, version: 1 },
    bytes: pdf.bytes,
  });
  const note: PsychotherapyNote = {
    noteId,
    practiceId,
    originatorId,
    patientId,
    sessionDate,
    ...(sessionId === undefined ? {} : { sessionId }),
    language: 'en',
    createdAt: context.now,
    version: 1,
    kind: 'uploaded',
    sealedAt: context.now,
    pages: pdf.pages,
    bytes: pdf.bytes.length,
    sha256,
    objectKey,
    sizes: sizesInRuns(pdf.sizes),
    hidden: indexedPlaces(pdf.hidden),
  };
  const event = auditEvent(context, 'psychotherapy-note.sealed', { noteId, patientId, version: 1, sha256, uploadId });
  const { takenOut } = pdf;
  const hiddenPages = [...new Set((pdf.hidden ?? []).map(({ page }) => page))];
  const after: NoteUpload = {
    ...upload,
    state: 'sealed',
    noteId,
    ...(takenOut.length > 0 ? { takenOut } : {}),
    ...(hiddenPages.length > 0 ? { hiddenPages } : {}),
  };
  await notes.add(context, { note, from: { upload: after, job: done(job, context) } }, { event });
  await vault.removeArrived(upload);
};

const inspect = async (stores: Stores, context: PracticeContext, inspected: InspectedUpload): Promise<void> => {
  const { upload, job } = inspected;
  const step = (name: InspectionJob['step']) =>
    stores.notes.markInspection(context, { upload, job: { ...running(job, context), step: name } });
  const keyArn = await originatorKey(stores.originatorKeys, context);
  await takeOver(stores, upload, {
    step,
    fail: (failure) => fail(stores, context, { ...inspected, failure }),
    refuse: (reason) => refuse(stores, context, { ...inspected, reason }),
    keep: async (pdf) => {
      await step('sealing');
      await sealed(stores, context, { ...inspected, keyArn, pdf });
    },
  });
};

interface Named {
  uploadId: UploadId;
  jobId: JobId;
}

/**
 * Takes over a PDF that has arrived, in the originator's own session: checks that it is the one announced, inspects it, and
 * seals it as a note; what cannot be taken is refused with its reason, which stays on record. Cut short anywhere and called
 * again, it ends in one note or one refusal, and the file that arrived is gone.
 */
export const inspectUpload =
  (stores: Stores) =>
  async (context: PracticeContext, { uploadId, jobId }: Named): Promise<InspectionJob['state'] | undefined> => {
    const { notes, vault } = stores;
    const originatorId = originatorOf(context);
    const [upload, job] = await Promise.all([
      notes.findUpload(context, originatorId, uploadId),
      notes.findInspection(context, originatorId, uploadId),
    ]);
    if (upload === undefined || job?.jobId !== jobId || job.askedBy !== originatorId) return undefined;

    if (upload.state === 'begun' && isOpen(job)) await inspect(stores, context, { upload, job });
    else if (upload.state !== 'begun') await vault.removeArrived(upload);

    return (await notes.findInspection(context, originatorId, uploadId))?.state;
  };

/** Marks an inspection as failed for good. One that has ended, or was begun again as another job, stays as it is. */
export const failInspection =
  ({ notes }: Pick<Stores, 'notes'>) =>
  async (
    context: PracticeContext,
    { originatorId, uploadId, jobId, failure }: Named & { originatorId: InspectionJob['askedBy']; failure: JobFailure },
  ): Promise<void> => {
    const [upload, job] = await Promise.all([
      notes.findUpload(context, originatorId, uploadId),
      notes.findInspection(context, originatorId, uploadId),
    ]);
    if (upload !== undefined && job?.jobId === jobId && isOpen(job))
      await fail({ notes }, context, { upload, job, failure });
  };
