import type { recordKinds } from '@sequester/law/vocabulary';
import type * as z from 'zod';

import type { Role } from '../actor.ts';
import type { PatientId } from '../ids.ts';
import type { draftFields, recordedFields, signatureFields } from './entry.ts';
import type { SignedActs } from './signed-acts.ts';

/** One act on an entry: the operation, what it does in words, and its event in the audit. */
interface Act {
  operation: string;
  summary: string;
  event: `${string}.${string}`;
}

export type RecordedEntry = z.ZodObject<typeof recordedFields>;

export type SignedEntry = z.ZodObject<typeof draftFields & typeof signatureFields>;

/** What names one entry in a path: the patient's id and its own. */
export type EntryIds = z.ZodType<{ patientId: PatientId }>;

/** How long an entry holds: to the day in this field, or without an end. Where entries are ranked, by which field. */
interface Current {
  until?: string;
  rank?: string;
}

/** By path; where a field is named, only while it says this: a session that was missed may lie after a death. */
export interface InLife {
  dates: readonly string[];
  where?: { field: string; is: string };
}

/** What the service knows of a kind of entry in a chart. */
export interface Kind<
  Input extends z.ZodType = z.ZodType,
  Entry extends z.ZodObject = z.ZodObject,
  Ids extends EntryIds = EntryIds,
> {
  /** The kind of its id, which stands in the field `${name}Id`. */
  name: string;
  idPrefix: string;
  /** Begins the sort key of its row. */
  row: string;
  /** Its field in the chart and, in small letters with hyphens, its place in a path. */
  plural: string;
  /** Who may record it. */
  writers: readonly Role[];
  /** Who may read it. */
  readers: readonly Role[];
  /** The resource that it is in FHIR R4. */
  fhir: string;
  /** By which class of records one asks for it. One that is between the patient and the practice has none, and is asked for with everything. */
  recordClass?: (typeof recordKinds)[number];
  id: z.ZodType<string>;
  ids: Ids;
  /** What a person sends. */
  input: Input;
  /** What stands in the row. */
  entry: Entry;
  /** What is answered of it. */
  answer: z.ZodObject;
  /** Dates and instants of the input that cannot lie in the future, nor before the patient's birth. */
  past: readonly string[];
  /** Those that may lie in the future, but not before the patient's birth. */
  notBeforeBirth?: readonly string[];
  /** Dates of what a patient takes part in, which cannot lie after their death. */
  inLife?: InLife;
  /** The day or the instant that it is about, by which lists have their order; where an entry has none, when it was recorded counts. */
  about: string;
  /** The fields of which its line in a list is made. */
  title: readonly string[];
  /** The field that names the session, in the same chart, of which an entry is the note. */
  ofSession?: string;
  /** Answered with the chart itself, for as long as it holds. */
  current?: Current;
  /** The day on which it has to be looked at again, while it holds. */
  due?: string;
  acts: Readonly<Record<string, Act>>;
}

/** A kind whose entries stand as they were recorded. Where there is an act for it, a change is a new version, and the earlier ones stay. */
export interface RecordedKind<
  Input extends z.ZodObject = z.ZodObject,
  Entry extends RecordedEntry = RecordedEntry,
  Ids extends EntryIds = EntryIds,
> extends Kind<Input, Entry, Ids> {
  life: 'recorded';
  /** What follows from what is said, and is recorded with it. */
  derived?: (said: object) => object;
  acts: { record: Act; revise?: Act };
}

/** Something recorded of a signed entry after its signature. */
export interface LaterFact<Input extends z.ZodObject = z.ZodObject> extends Act {
  input: Input;
  past: readonly string[];
  /** Its place below the entry. */
  path: string;
}

/** A kind whose entries are drafts of their author until they are signed. Its input is a draft, of which anything may be missing. */
export interface SignedKind<
  Input extends z.ZodObject = z.ZodObject,
  Entry extends SignedEntry = SignedEntry,
  Ids extends EntryIds = EntryIds,
> extends Kind<Input, Entry, Ids> {
  life: 'signed';
  acts: { [Name in keyof SignedActs<string, string>]: Act };
  /** What a copy takes over, by paths of one or two names. */
  copied: readonly string[];
  /** What is recorded of it once it is signed, each once, by the field in which it stands. */
  later?: Readonly<Record<string, LaterFact>>;
  /** What an entry has to hold to be signed. */
  whole: z.ZodObject;
  /** The instant after which a signature comes late, by path. */
  lateAfter?: string;
  /** What its parts are called, by path. */
  titles: Readonly<Record<string, string>>;
}

/** A kind whose entries come as files: each is one once its file was inspected. */
export interface FiledKind<
  Input extends z.ZodType = z.ZodType,
  Entry extends z.ZodObject = z.ZodObject,
  Ids extends EntryIds = EntryIds,
> extends Kind<Input, Entry, Ids> {
  life: 'filed';
  acts: { file: Act };
}
