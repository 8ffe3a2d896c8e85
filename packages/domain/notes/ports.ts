import type {
  HiddenPlace,
  HiddenWords,
  InspectionJob,
  MemberId,
  NoteDraft,
  NoteUpload,
  PageSize,
  PatientId,
  PsychotherapyNote,
  PsychotherapyNoteId,
  RecordedNoteFacts,
  SealedVersion,
  UploadId,
  VersionName,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';

export interface NotePage {
  notes: PsychotherapyNote[];
  cursor?: string;
}

export interface NoteHistory {
  note: PsychotherapyNote;
  versions: SealedVersion[];
  /** What the originator has said of it, the oldest first. */
  recorded: RecordedNoteFacts[];
}

/** An upload with the job that inspects it. */
export interface InspectedUpload {
  upload: NoteUpload;
  job: InspectionJob;
}

/** The index of psychotherapy notes. Every method sees one originator's notes: that a note exists is itself sensitive. */
export interface NoteStore {
  find(
    context: PracticeContext,
    originatorId: MemberId,
    noteId: PsychotherapyNoteId,
  ): Promise<PsychotherapyNote | undefined>;
  /** A note with all its versions, oldest first, and all that was said of it. */
  history(
    context: PracticeContext,
    originatorId: MemberId,
    noteId: PsychotherapyNoteId,
  ): Promise<NoteHistory | undefined>;
  ofPatient(
    context: PracticeContext,
    originatorId: MemberId,
    page: { patientId: PatientId; cursor?: string | undefined },
  ): Promise<NotePage>;
  /**
   * Refuses `not-found` where the practice has no such patient. In the same transaction an upload is marked as sealed and its
   * job as done, and a draft leaves; `stale` where that is not there.
   */
  add(
    context: PracticeContext,
    added: { note: PsychotherapyNote; from?: InspectedUpload; draft?: NoteDraft },
    trace: Trace,
  ): Promise<void>;
  /** Refuses `stale` where the note is not at the version before this one. */
  revise(context: PracticeContext, note: PsychotherapyNote, trace: Trace): Promise<void>;
  /**
   * Refuses `stale` where the note is not at its version, or more was said of it meanwhile, and `not-found` where the patient's
   * chart has no entry that is named.
   */
  recordFacts(
    context: PracticeContext,
    said: { note: PsychotherapyNote; recorded: RecordedNoteFacts; inChart?: { kind: string; entryId: string } },
    trace: Trace,
  ): Promise<void>;
  findUpload(context: PracticeContext, originatorId: MemberId, uploadId: UploadId): Promise<NoteUpload | undefined>;
  /** Refuses `not-found` where the practice has no such patient. */
  beginUpload(context: PracticeContext, upload: NoteUpload, trace: Trace): Promise<void>;
  refuseUpload(context: PracticeContext, inspected: InspectedUpload, trace: Trace): Promise<void>;
  /** The last job that inspects an upload. */
  findInspection(
    context: PracticeContext,
    originatorId: MemberId,
    uploadId: UploadId,
  ): Promise<InspectionJob | undefined>;
  /** Begins a job, in the place of the one that failed before it. Refuses `stale` where the upload has ended or another job was begun. */
  beginInspection(
    context: PracticeContext,
    inspected: InspectedUpload & { before: InspectionJob | undefined },
    trace: Trace,
  ): Promise<void>;
  /** Says how far a job has come while it is the last one and has not ended; no record of an act, so that it has no trace. */
  markInspection(context: PracticeContext, inspected: InspectedUpload): Promise<void>;
  /** Refuses `stale` where another job was begun. */
  failInspection(context: PracticeContext, inspected: InspectedUpload, trace: Trace): Promise<void>;
}

/** Where the originator's own key is named. */
export interface OriginatorKeyStore {
  /** The ARN of the key, or undefined where the therapist is not enrolled. */
  keyOf(context: PracticeContext, originatorId: MemberId): Promise<string | undefined>;
}

/** Who and what a note's sheet names. */
export interface NamedOnSheet {
  patient: string;
  originator: { name: string; credentials?: string | undefined };
  timeZone?: string;
}

/** The names of a patient and a therapist, as they are now. */
export interface NoteNames {
  /** Undefined where the practice has no such patient. */
  of(
    context: PracticeContext,
    about: { patientId: PatientId; originatorId: MemberId },
  ): Promise<NamedOnSheet | undefined>;
}

/** Sealed PDFs, written once under the originator's key. */
export interface NoteVault {
  seal(
    context: PracticeContext,
    sealed: { originatorId: MemberId; keyArn: string; name: VersionName; bytes: Uint8Array },
  ): Promise<{ objectKey: string; sha256: string }>;
  /** The words of a version, beside its pages. */
  sealWords(
    context: PracticeContext,
    sealed: { originatorId: MemberId; keyArn: string; name: VersionName; text: string },
  ): Promise<{ objectKey: string; sha256: string }>;
  /** What was sealed. */
  read(sealed: { objectKey: string }): Promise<Uint8Array>;
  /** A URL that opens one sealed version for `seconds`. */
  opened(sealed: { objectKey: string; name: VersionName; seconds: number }): Promise<string>;
  /** Begins an upload in parts under the originator's key, and gives its name. */
  begin(upload: Omit<NoteUpload, 's3UploadId'>, terms: { keyArn: string }): Promise<string>;
  /** A URL that takes one announced part, and nothing else. */
  incoming(
    upload: NoteUpload,
    part: { number: number; bytes: number; sha256: string; seconds: number },
  ): Promise<{ url: string; headers: Record<string, string> }>;
  /** The numbers of the parts that are there; undefined where they are one object already, or the upload has ended. */
  parts(upload: NoteUpload): Promise<number[] | undefined>;
  /** Makes the parts one object. */
  assemble(upload: NoteUpload): Promise<void>;
  /** What arrived and was made one, or undefined where nothing was. */
  arrived(upload: NoteUpload): Promise<Uint8Array | undefined>;
  removeArrived(upload: NoteUpload): Promise<void>;
}

/** What a written note looks like before it is sealed. */
export interface NoteSheet {
  heading: string;
  lines: { label: string; value: string }[];
  text: string;
  language: string;
}

/** Words of a page, spaces and line breaks left out of account; the page counts from 1. */
export interface QuotedPassage {
  page: number;
  passage: string;
  /** Whether MARIGOLD is not Marigold. */
  matchCase?: boolean | undefined;
}

/** In points from the lower left corner of the page as shown; the page counts from 1. */
export interface PageRectangle {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What of a quoted passage stands on a page: how often, as which words, where, and what may be meant by it too. */
export interface FoundOnPage {
  times: number;
  /** Whether text recognition (OCR) says where the words are on a page that is a picture. */
  byOcr: boolean;
  forms: { text: string; times: number }[];
  rects: PageRectangle[];
  near: { text: string; rects: PageRectangle[] }[];
}

export interface FoundPassage extends FoundOnPage {
  elsewhere: (FoundOnPage & { page: number })[];
}

/** A letter that no font has, by line and place in it from 1; `character` is its number, U+16A0. */
export interface UnsetLetter {
  line: number;
  letter: number;
  character: string;
}

/** A PDF made plain. `hidden` is where it holds words that cannot be seen; undefined where that could not be found out. */
export interface InspectedPdf {
  ok: true;
  pages: number;
  bytes: Uint8Array;
  sizes: PageSize[];
  takenOut: NonNullable<NoteUpload['takenOut']>;
  hidden: HiddenPlace[] | undefined;
}

/** Makes, inspects and searches PDFs. */
export interface NotePress {
  /** The letters of a text that could only be shown by their numbers. */
  unset(text: string): Promise<UnsetLetter[]>;
  seal(sheet: NoteSheet): Promise<{ bytes: Uint8Array; pages: number; sizes: PageSize[] }>;
  /** How often each passage stands on its page as shown, and where: a rectangle for each line of each place. */
  locate(
    bytes: Uint8Array,
    passages: readonly QuotedPassage[],
    elsewhere: readonly number[] | 'all',
  ): Promise<FoundPassage[]>;
  /** The words of these pages, from 1, that are in a sealed PDF and cannot be seen. */
  hidden(bytes: Uint8Array, pages: readonly number[]): Promise<HiddenWords[]>;
  /** The normalised PDF, or why it cannot be taken. */
  inspect(bytes: Uint8Array): Promise<InspectedPdf | { ok: false; code: string; message: string }>;
}
