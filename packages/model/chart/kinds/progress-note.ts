import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, draftFields, signatureFields } from '../entry.ts';
import type { SignedKind } from '../kind.ts';
import { Misfiling } from '../misfiling.ts';
import { ProgressNoteWords, partTitles, ProgressNoteContent } from '../note-formats.ts';
import { DraftSession, isOnDay, Session, sessionTitles } from '../session-of-note.ts';
import { signedActs } from '../signed-acts.ts';
import { SessionId } from './session.ts';

const idPrefix = 'prn';
export const ProgressNoteId = idOf('progressNote', idPrefix);
export type ProgressNoteId = z.infer<typeof ProgressNoteId>;

const sessionDate = phi(CalendarDate.clone());
const sessionId = phi(SessionId.clone());

/** A progress note as it is written: half of it may be missing. */
export const ProgressNoteDraft = z.strictObject({
  /** The session that it is about, where that is recorded. */
  sessionId: sessionId.optional(),
  sessionDate: sessionDate.optional(),
  session: DraftSession.optional(),
  content: ProgressNoteWords.optional(),
});
export type ProgressNoteDraft = z.infer<typeof ProgressNoteDraft>;

/** What a progress note holds when it is signed. */
export const SignedProgressNote = z
  .object({ sessionId: sessionId.optional(), sessionDate, session: Session, content: ProgressNoteContent })
  .refine(({ sessionDate: day, session }) => isOnDay(session.startedAt, day), {
    path: ['session', 'startedAt'],
    params: { code: 'another-day', text: 'The session begins on another day than the note says.' },
  });

export const ProgressNote = z.object({
  progressNoteId: ProgressNoteId,
  ...draftFields,
  ...ProgressNoteDraft.shape,
  misfiling: Misfiling.optional(),
  ...signatureFields,
});
export type ProgressNote = z.infer<typeof ProgressNote>;

/** A note of the record about one session. */
export const progressNoteKind = {
  life: 'signed',
  name: 'progressNote',
  idPrefix,
  row: 'PROGRESS-NOTE',
  plural: 'progressNotes',
  writers: ['provider'],
  readers: chartReaders,
  fhir: 'DocumentReference',
  recordClass: 'progress_note',
  id: ProgressNoteId,
  ids: z.strictObject({ patientId: PatientId, progressNoteId: ProgressNoteId }),
  input: ProgressNoteDraft,
  whole: SignedProgressNote,
  titles: { sessionDate: 'Day of the session', ...sessionTitles, content: 'Note', ...partTitles },
  entry: ProgressNote,
  answer: ProgressNote.omit({ practiceId: true, editing: true }),
  past: ['sessionDate', 'session.startedAt', 'session.stoppedAt'],
  inLife: { dates: ['sessionDate'] },
  about: 'session.startedAt',
  title: ['content.format'],
  ofSession: 'sessionId',
  lateAfter: 'session.stoppedAt',
  copied: ['content', 'session.modality', 'session.setting', 'session.frequency'],
  acts: signedActs('progressNote', 'progress-note', 'progress note'),
} as const satisfies SignedKind;
