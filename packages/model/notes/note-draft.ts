import * as z from 'zod';

import { ArtifactId, MemberId, PatientId, PracticeId, PsychotherapyNoteId, RequestId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { Sha256 } from '../sha256.ts';
import { NoteLanguage, SealedVersion, TiedSession } from './note.ts';

/** What a therapist has written so far, which may be nothing. */
export const DraftText = phi(z.string().max(100_000));

/** A draft as it stood, set as pages and sealed for an order: they say that nobody has signed it. */
export const DraftCopy = SealedVersion.omit({ kind: true, words: true });
export type DraftCopy = z.infer<typeof DraftCopy>;

/** A draft of a psychotherapy note, of which there is one for a session: that it is there. Its id is that of the note it becomes. */
export const NoteDraft = z.object({
  noteId: PsychotherapyNoteId,
  practiceId: PracticeId,
  originatorId: MemberId,
  patientId: PatientId,
  sessionDate: CalendarDate,
  sessionId: TiedSession.optional(),
  language: NoteLanguage,
  begunAt: Instant,
  /** The newest; its version counts the copies. */
  copy: DraftCopy.optional(),
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

/** A draft as an order that was accepted reaches it: that it is there and, where its therapist made one, the newest copy. */
export const IndexedDraft = NoteDraft.pick({ noteId: true, originatorId: true, sessionDate: true, copy: true });
export type IndexedDraft = z.infer<typeof IndexedDraft>;

/** What was replaced of a draft while an order covered it: an object that is never removed. */
export const KeptDraft = z.object({
  noteId: PsychotherapyNoteId,
  revision: z.int().min(1),
  savedAt: Instant,
  objectKey: z.string(),
  sha256: Sha256,
});
export type KeptDraft = z.infer<typeof KeptDraft>;

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
