import type { HiddenWords, InspectionJob, NoteUpload } from '@sequester/model';

import { shownJob, type ShownJob } from '../jobs/shown-job.ts';

/** An upload, with what becomes of it: the inspection once its parts have arrived, then the note or the reason of the refusal. */
export interface ShownUpload extends Pick<
  NoteUpload,
  | 'uploadId'
  | 'patientId'
  | 'sessionDate'
  | 'bytes'
  | 'sha256'
  | 'begunAt'
  | 'state'
  | 'noteId'
  | 'refusal'
  | 'takenOut'
  | 'hiddenPages'
> {
  job?: ShownJob & Pick<InspectionJob, 'step'>;
  /** Of the first of those pages, which words, and how they are hidden; whether a black box covers any of them. */
  hidden?: HiddenWords[];
  failedRedaction?: boolean;
}

export const shownUpload = (upload: NoteUpload, job: InspectionJob | undefined): ShownUpload => {
  const { uploadId, patientId, sessionDate, bytes, sha256, begunAt, state, noteId, refusal, takenOut, hiddenPages } =
    upload;
  return {
    uploadId,
    patientId,
    sessionDate,
    bytes,
    sha256,
    begunAt,
    state,
    ...(noteId === undefined ? {} : { noteId }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(takenOut === undefined ? {} : { takenOut }),
    ...(hiddenPages === undefined ? {} : { hiddenPages }),
    ...(job === undefined ? {} : { job: { ...shownJob(job), ...(job.step === undefined ? {} : { step: job.step }) } }),
  };
};
