import {
  type Addendum,
  type AuditEvent,
  type CalendarDate,
  currentFields,
  type EntryHeader,
  type EntryKind,
  type EntryState,
  type Kind,
  type ListedSession,
  type MemberId,
  type Patient,
  type PatientId,
} from '@sequester/model';
import * as z from 'zod';

import type { Continued, Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';

/** The entries that hold at present, by kind. `more` says that there are others which are not here. */
export const CurrentEntries = z.object({ ...currentFields, more: z.boolean() });
export type CurrentEntries = z.infer<typeof CurrentEntries>;

/** Which entries of one patient are wanted, the newest first. */
export interface EntryQuery {
  patientId: PatientId;
  kinds: readonly EntryKind['name'][];
  /** The members whose unsigned drafts are seen. */
  draftsOf: readonly MemberId[];
  /** The first and the last day. */
  from?: CalendarDate | undefined;
  to?: CalendarDate | undefined;
  author?: MemberId | undefined;
  state?: EntryState | undefined;
  cursor?: string | undefined;
}

export interface UnsignedQuery {
  authors: readonly MemberId[];
  cursor?: string | undefined;
}

export interface DueQuery {
  memberId: MemberId;
  cursor?: string | undefined;
}

/** With a cursor there is more, also where a page holds few or none of what was asked for. */
export interface EntryPage {
  entries: EntryHeader[];
  cursor?: string | undefined;
}

/** One entry in a chart: its kind, and its ids. */
export interface EntryName<Entry extends z.ZodObject = z.ZodObject> {
  kind: Pick<
    Kind<z.ZodType, Entry>,
    'name' | 'row' | 'entry' | 'answer' | 'writers' | 'about' | 'title' | 'current' | 'due' | 'ofSession'
  >;
  patientId: PatientId;
  id: string;
}

export interface EntryChange {
  name: EntryName;
  before: { state?: string | undefined; revision: number };
  after: { revision: number };
  /** Whether what it was before is kept as an earlier version. */
  keepsBefore?: boolean;
  /** Written only while no legal hold stands on the patient's records. */
  unlessHeld?: boolean;
  /** Added to it, as a row of its own. */
  addendum?: Addendum;
}

export interface AddedEntry {
  name: EntryName;
  entry: object;
  /** Of work that was begun before it is added: it ends also in a chart that has ended. */
  begunBefore?: boolean;
}

export interface OtherEntry extends AddedEntry {
  event: AuditEvent;
}

/** A session of a day, with the patient's name. */
export interface SessionOfDay extends ListedSession {
  patientName: Patient['name'];
}

/** The sessions of a practice, by day and by clinician. */
export interface SessionStore {
  /** By their start, the earliest first. */
  ofDay(
    context: PracticeContext,
    page: { date: CalendarDate; cursor?: string | undefined },
  ): Promise<{ sessions: SessionOfDay[]; cursor?: string | undefined }>;
  /** Attended sessions of a clinician of which no note names them, the earliest first. */
  withoutNote(
    context: PracticeContext,
    page: { clinicianId: MemberId; cursor?: string | undefined },
  ): Promise<{ sessions: SessionOfDay[]; cursor?: string | undefined }>;
}

/** The designated record set (45 CFR 164.501). No psychotherapy note is in it. */
export interface ChartStore {
  patient(context: PracticeContext, patientId: PatientId): Promise<Patient | undefined>;
  /** What holds on the day of the context. */
  current(context: PracticeContext, patientId: PatientId): Promise<CurrentEntries>;
  entries(context: PracticeContext, query: EntryQuery): Promise<EntryPage>;
  entry<Entry extends z.ZodObject>(
    context: PracticeContext,
    name: EntryName<Entry>,
  ): Promise<z.output<Entry> | undefined>;
  /** What an entry was before its last changes, the latest first, as far as that was kept: fifty at most. */
  earlier<Entry extends z.ZodObject>(context: PracticeContext, name: EntryName<Entry>): Promise<z.output<Entry>[]>;
  /** What was added to an entry, in its order: of more than a hundred the last hundred. */
  addenda(context: PracticeContext, name: EntryName): Promise<Addendum[]>;
  /** What these members have not signed, or signed without the co-signature that it needs, the newest first. */
  unsigned(context: PracticeContext, query: UnsignedQuery): Promise<EntryPage>;
  /** What a member has to look at again, by the day on which it is due, the earliest first. */
  due(context: PracticeContext, query: DueQuery): Promise<EntryPage>;
  /** What its author has asked to take out of the record and nobody has decided on, by its day, the earliest first. */
  askedOut(context: PracticeContext, page: { cursor?: string | undefined }): Promise<EntryPage>;
  /**
   * Refuses `not-found` where the practice has no such patient, `patient-merged` where the chart has ended, and
   * `session-not-found` where the entry names a session that is not in the same chart.
   */
  addEntry(context: PracticeContext, added: AddedEntry, trace: Trace): Promise<void>;
  /** Entries of several patients that belong together, all or none; each but the first with an event of its own. */
  addEntries(context: PracticeContext, added: readonly [AddedEntry, ...OtherEntry[]], trace: Trace): Promise<void>;
  /** Refuses `stale` where the entry is no longer in its state before, or not at the revision before this one. */
  changeEntry(context: PracticeContext, change: EntryChange, trace: Trace | Continued): Promise<void>;
}
