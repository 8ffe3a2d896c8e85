import { type PatientId, type ProgressNoteId, Refusal } from '@sequester/model';

import type { Context } from '../context.ts';
import { clinicianOf } from './clinician.ts';
import type { ChartStore } from './ports.ts';
import type { ProgressNote } from './progress-note.ts';

export interface NoteName {
  patientId: PatientId;
  progressNoteId: ProgressNoteId;
}

/** A draft that its author may still change. Refuses `forbidden` for another's note and `signed-already` for one that stands. */
export const ownDraft = async (
  charts: ChartStore,
  context: Context,
  { patientId, progressNoteId }: NoteName,
): Promise<ProgressNote> => {
  const authorId = clinicianOf(context);
  const note = await charts.progressNote(context, patientId, progressNoteId);
  if (note === undefined) throw new Refusal('not-found');

  if (note.authorId !== authorId) throw new Refusal('forbidden');

  if (note.state === 'signed') throw new Refusal('signed-already');

  return note;
};
