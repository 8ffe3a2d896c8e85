import {
  CalendarDate,
  Instant,
  MovedTo,
  NoteFacts,
  PatientId,
  PsychotherapyNoteId,
  Sha256,
  TiedSession,
} from '@sequester/model';
import * as z from 'zod';

export const NoteParams = z.strictObject({ noteId: PsychotherapyNoteId });

export const NoteVersionView = z.object({
  version: z.int(),
  kind: z.enum(['written', 'uploaded']),
  sealedAt: Instant,
  pages: z.int(),
  bytes: z.int(),
  sha256: Sha256,
});

export const NoteView = NoteVersionView.extend({
  noteId: PsychotherapyNoteId,
  patientId: PatientId,
  sessionDate: CalendarDate,
  sessionId: TiedSession.optional(),
  language: z.string(),
  createdAt: Instant,
  revision: z.int(),
  facts: NoteFacts.optional(),
  /** Where what it says stands in the chart, because it was no psychotherapy note. */
  movedTo: MovedTo.optional(),
});

export const ListedNoteView = NoteView.omit({ revision: true });
