import * as z from 'zod';

import { idOf } from '../id-of.ts';
import {
  MemberId,
  PatientId,
  PracticeId,
  PsychotherapyNoteId,
  type PsychotherapyNoteId as NoteId,
  UploadId,
} from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { saysNothing, saysSomething } from '../says-something.ts';
import { Sha256 } from '../sha256.ts';
import { HiddenPlace } from './hidden-words.ts';
import { uploadBytesAtMost } from './limits.ts';
import { MovedTo, NoteFacts } from './note-facts.ts';
import { PageSizes } from './page-sizes.ts';

export const NoteText = phi(z.string().trim().min(1).max(100_000).refine(saysSomething, { params: saysNothing }));

/** BCP 47, as far as sealing needs it. */
export const NoteLanguage = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'Send the code of a language, as en or es-MX (BCP 47).' });

/** What an upload holds besides pages. */
export const TakenOut = z.array(z.enum(['scripts', 'media', 'attachments', 'form-program']));

/** One sealed PDF, written once. */
export const SealedVersion = z.object({
  version: z.int().min(1).max(9999),
  sealedAt: Instant,
  kind: z.enum(['written', 'uploaded']),
  pages: z.int().min(1),
  bytes: z.int().min(1),
  sha256: Sha256,
  objectKey: z.string(),
  sizes: PageSizes.optional(),
  /** Where it has words that cannot be seen; absent where that is not known. */
  hidden: z.array(HiddenPlace).optional(),
  /** Of a written version: its words, sealed beside the pages. */
  words: z.object({ objectKey: z.string(), sha256: Sha256 }).optional(),
});
export type SealedVersion = z.infer<typeof SealedVersion>;

/** The session of the chart that a note is of. That they belong together stands in the index of notes and nowhere else. */
export const TiedSession = idOf('session', 'ses');
export type TiedSession = z.infer<typeof TiedSession>;

/** A psychotherapy note (45 CFR 164.501): what the index knows of it, by its newest version. The content is in the vault. */
export const PsychotherapyNote = SealedVersion.extend({
  noteId: PsychotherapyNoteId,
  practiceId: PracticeId,
  originatorId: MemberId,
  patientId: PatientId,
  sessionDate: CalendarDate,
  sessionId: TiedSession.optional(),
  language: NoteLanguage,
  createdAt: Instant,
  /** What the originator has said of it, of each field the newest value, and how often. */
  facts: NoteFacts.optional(),
  factsRecorded: z.int().min(1).optional(),
  movedTo: MovedTo.optional(),
});
export type PsychotherapyNote = z.infer<typeof PsychotherapyNote>;

/** A PDF that was announced: its length and digest are fixed before the first byte arrives. */
export const NoteUpload = z.object({
  uploadId: UploadId,
  practiceId: PracticeId,
  originatorId: MemberId,
  patientId: PatientId,
  sessionDate: CalendarDate,
  sessionId: TiedSession.optional(),
  bytes: z.int().min(1).max(uploadBytesAtMost),
  sha256: Sha256,
  /** Of each part, in order. */
  partSha256: z.array(Sha256).min(1),
  /** What S3 calls the upload. */
  s3UploadId: z.string(),
  begunAt: Instant,
  state: z.enum(['begun', 'sealed', 'refused']),
  noteId: PsychotherapyNoteId.optional(),
  refusal: z.object({ code: z.string(), text: z.string() }).optional(),
  /** What was taken out before the file was sealed, because it does more than show pages. */
  takenOut: TakenOut.optional(),
  /** The pages with words that are in the file and cannot be seen. */
  hiddenPages: z.array(z.int().min(1)).optional(),
});
export type NoteUpload = z.infer<typeof NoteUpload>;

/** What identifies one version to the vault. */
export interface VersionName {
  noteId: NoteId;
  version: number;
}
