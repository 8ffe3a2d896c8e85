import * as z from 'zod';

import { ArtifactId, MemberId, PatientId, PracticeId, PsychotherapyNoteId, RequestId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { NoteLanguage } from './note.ts';

/** What a therapist has written so far, which may be nothing. */
export const DraftText = phi(z.string().max(100_000));

/** A draft of a psychotherapy note, of which there is one for a session: that it is there. Its id is that of the note it becomes. */
export const NoteDraft = z.object({
  noteId: PsychotherapyNoteId,
  practiceId: PracticeId,
  originatorId: MemberId,
  patientId: PatientId,
  sessionDate: CalendarDate,
  language: NoteLanguage,
  begunAt: Instant,
});
export type NoteDraft = z.infer<typeof NoteDraft>;

/** What lies under the therapist's key, replaced at each save. */
export const DraftContent = z.object({
  text: DraftText,
  /** Counts from 1; a draft that was never saved is at 0. */
  revision: z.int().min(1),
  savedAt: Instant,
  /** When it began to be sealed or discarded: until that has ended, nothing is saved over it. */
  claimedAt: Instant.optional(),
});
export type DraftContent = z.infer<typeof DraftContent>;

/** From when on drafts of these days on a patient are kept, because an order came. */
export const DraftHold = z.object({
  practiceId: PracticeId,
  patientId: PatientId,
  requestId: RequestId,
  artifactId: ArtifactId,
  dateFrom: CalendarDate.optional(),
  dateTo: CalendarDate.optional(),
  since: Instant,
  endedAt: Instant.optional(),
});
export type DraftHold = z.infer<typeof DraftHold>;

/** An editing spell ends when nothing was saved for so long. */
export const spellMinutes = 15;
