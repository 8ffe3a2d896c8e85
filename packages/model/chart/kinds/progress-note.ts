import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate, Instant } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, draftFields, signatureFields } from '../entry.ts';
import type { SignedKind } from '../kind.ts';

const idPrefix = 'prn';
export const ProgressNoteId = idOf('progressNote', idPrefix);
export type ProgressNoteId = z.infer<typeof ProgressNoteId>;

const Part = z.string().trim().min(1).max(20_000);
const part = () => phi(Part.clone());

/** The formats in which therapists document a session, each with its own parts. */
export const ProgressNoteContent = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('DAP'), data: part(), assessment: part(), plan: part() }),
  z.strictObject({
    format: z.literal('SOAP'),
    subjective: part(),
    objective: part(),
    assessment: part(),
    plan: part(),
  }),
  z.strictObject({ format: z.literal('BIRP'), behavior: part(), intervention: part(), response: part(), plan: part() }),
]);
export type ProgressNoteContent = z.infer<typeof ProgressNoteContent>;

/**
 * What belongs in the record and can never be a psychotherapy note: session start and stop times, modalities and
 * frequencies of treatment (45 CFR 164.501).
 */
export const Session = z
  .strictObject({
    startedAt: phi(Instant.clone()),
    stoppedAt: phi(Instant.clone()),
    modality: phi(z.enum(['individual', 'couple', 'family', 'group', 'crisis'])),
    setting: phi(z.enum(['in-person', 'video', 'telephone'])).default('in-person'),
    frequency: phi(z.enum(['once', 'twice-weekly', 'weekly', 'biweekly', 'monthly', 'as-needed'])),
  })
  .refine(({ startedAt, stoppedAt }) => startedAt < stoppedAt, {
    path: ['stoppedAt'],
    error: 'The end has to lie after the start.',
  });
export type Session = z.infer<typeof Session>;

export const NewProgressNote = z.strictObject({
  sessionDate: phi(CalendarDate.clone()),
  session: Session,
  content: ProgressNoteContent,
});
export type NewProgressNote = z.infer<typeof NewProgressNote>;

export const ProgressNote = z.object({
  progressNoteId: ProgressNoteId,
  ...draftFields,
  ...NewProgressNote.shape,
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
  id: ProgressNoteId,
  ids: z.strictObject({ patientId: PatientId, progressNoteId: ProgressNoteId }),
  input: NewProgressNote,
  entry: ProgressNote,
  answer: ProgressNote.omit({ practiceId: true }),
  past: ['sessionDate', 'session.startedAt', 'session.stoppedAt'],
  listedBy: 'session.startedAt',
  fixedOnceSigned: ['sessionDate', 'session', 'content'],
  acts: {
    write: {
      operation: 'writeProgressNote',
      summary: 'Write a draft about a session, as DAP, SOAP or BIRP',
      event: 'progress-note.written',
    },
    update: { operation: 'updateProgressNote', summary: 'Replace your draft', event: 'progress-note.updated' },
    sign: {
      operation: 'signProgressNote',
      summary: 'Sign your draft; from then on it cannot change',
      event: 'progress-note.signed',
    },
  },
} as const satisfies SignedKind;
