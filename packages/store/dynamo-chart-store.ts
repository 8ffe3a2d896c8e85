import type { AwsSession } from '@sequester/aws';
import type {
  AddedEntry,
  ChartStore,
  Continued,
  CurrentEntries,
  DueQuery,
  EntryChange,
  EntryName,
  EntryPage,
  EntryQuery,
  OtherEntry,
  PracticeContext,
  Trace,
  UnsignedQuery,
} from '@sequester/domain';
import {
  Addendum,
  partitionKey,
  Patient,
  type PatientId,
  type PracticeId,
  Refusal,
  sessionKind,
  sortPrefix,
} from '@sequester/model';
import type * as z from 'zod';

import { addedEntry, dayOf } from './added-entry.ts';
import { changedEntry } from './changed-entry.ts';
import { currentOf } from './chart-rows.ts';
import { queryPage } from './dynamo.ts';
import { askedOutPage, duePage, entryPage, unsignedPage } from './entry-page.ts';
import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';
import { Documented, documentedKey, isSession, noteWrites, type OfNotes, sessionNamed } from './session-rows.ts';
import { absent, transact, type TraceTables, type Write } from './transact.ts';

export type ChartTables = TraceTables & { chart: string };

/** Entries that hold at present, and earlier versions of one, in one answer: what is recorded is short, and the answer below 1 MB. */
const currentInChart = 200;
const earlierWithEntry = 50;
const addendaWithEntry = 100;

/** Charts in DynamoDB: one partition for each patient, and others by which entries are found. */
export class DynamoChartStore implements ChartStore {
  readonly #session: AwsSession;
  readonly #tables: ChartTables;

  constructor(session: AwsSession, tables: ChartTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async patient({ practiceId }: PracticeContext, patientId: PatientId): Promise<Patient | undefined> {
    const item = await getItem(this.#session, this.#tables.chart, keyOf('demographics', { practiceId, patientId }));
    return item === undefined ? undefined : Patient.parse(item);
  }

  async current({ practiceId, now }: PracticeContext, patientId: PatientId): Promise<CurrentEntries> {
    const { items, next } = await queryPage(this.#session, {
      table: this.#tables.chart,
      partition: partitionKey('current', { practiceId, patientId }),
      limit: currentInChart,
    });
    return currentOf(items, { day: dayOf(now), more: next !== undefined });
  }

  async entries({ practiceId }: PracticeContext, query: EntryQuery): Promise<EntryPage> {
    return entryPage({ session: this.#session, table: this.#tables.chart, practiceId }, query);
  }

  async entry<Entry extends z.ZodObject>(
    { practiceId }: PracticeContext,
    { kind, patientId, id }: EntryName<Entry>,
  ): Promise<z.output<Entry> | undefined> {
    const item = await getItem(
      this.#session,
      this.#tables.chart,
      keyOf('chartEntry', { practiceId, patientId, kind: kind.row, entryId: id }),
    );
    return item === undefined ? undefined : kind.entry.parse(item);
  }

  async earlier<Entry extends z.ZodObject>(
    { practiceId }: PracticeContext,
    { kind, patientId, id }: EntryName<Entry>,
  ): Promise<z.output<Entry>[]> {
    const { items } = await queryPage(this.#session, {
      table: this.#tables.chart,
      partition: partitionKey('chart', { practiceId, patientId }),
      sortPrefix: sortPrefix('entryVersion', { kind: kind.row, entryId: id }),
      descending: true,
      limit: earlierWithEntry,
    });
    return items.map((item) => kind.entry.parse(item));
  }

  async addenda({ practiceId }: PracticeContext, { kind, patientId, id }: EntryName): Promise<Addendum[]> {
    const { items } = await queryPage(this.#session, {
      table: this.#tables.chart,
      partition: partitionKey('chart', { practiceId, patientId }),
      sortPrefix: sortPrefix('entryAddendum', { kind: kind.row, entryId: id }),
      descending: true,
      limit: addendaWithEntry,
    });
    return items.map((item) => Addendum.parse(item)).toReversed();
  }

  async unsigned({ practiceId }: PracticeContext, query: UnsignedQuery): Promise<EntryPage> {
    return unsignedPage({ session: this.#session, table: this.#tables.chart, practiceId }, query);
  }

  async due({ practiceId }: PracticeContext, query: DueQuery): Promise<EntryPage> {
    return duePage({ session: this.#session, table: this.#tables.chart, practiceId }, query);
  }

  async askedOut({ practiceId }: PracticeContext, page: { cursor?: string | undefined }): Promise<EntryPage> {
    return askedOutPage({ session: this.#session, table: this.#tables.chart, practiceId }, page);
  }

  async addEntry(context: PracticeContext, added: AddedEntry, trace: Trace): Promise<void> {
    await this.addEntries(context, [added], trace);
  }

  async addEntries(
    context: PracticeContext,
    added: readonly [AddedEntry, ...OtherEntry[]],
    trace: Trace,
  ): Promise<void> {
    const [, ...others] = added;
    const table = this.#tables.chart;
    const ofNotes = await Promise.all(
      added.map(({ name, entry }) => this.#noteWrites(context, name, { before: undefined, after: entry })),
    );
    const events = others.map(({ event }): Write => ({
      table: this.#tables.audit,
      put: { ...keyOf('event', event), ...event },
      condition: absent,
    }));
    const entries = added.flatMap((one) => addedEntry(context, table, one));
    await this.#write(context, [...entries, ...ofNotes.flat(), ...events], trace);
  }

  async changeEntry(context: PracticeContext, change: EntryChange, trace: Trace | Continued): Promise<void> {
    const { name } = change;
    const [documented, ofNote] = await Promise.all([
      isSession(name) && this.#isDocumented(context.practiceId, name.id),
      this.#noteWrites(context, name, change),
    ]);
    const changed = changedEntry(context, this.#tables.chart, { change, documented });
    await this.#write(context, [...changed, ...ofNote], trace);
  }

  async #isDocumented(practiceId: PracticeId, sessionId: string): Promise<boolean> {
    return (await this.#notesOf(practiceId, sessionId)).length > 0;
  }

  async #notesOf(practiceId: PracticeId, sessionId: string): Promise<string[]> {
    const item = await getItem(this.#session, this.#tables.chart, documentedKey(practiceId, sessionId));
    return item === undefined ? [] : Documented.parse(item).notes;
  }

  /** Of an entry that is a note: that its session has one. */
  async #noteWrites(
    context: PracticeContext,
    name: EntryName,
    { before, after }: { before: object | undefined; after: object },
  ): Promise<Write[]> {
    const [was, is] = [sessionNamed(name, before), sessionNamed(name, after)];
    if (was === is) return [];

    const sessionOf = async (id: string | undefined): Promise<OfNotes | undefined> => {
      if (id === undefined) return undefined;

      const [session, notes] = await Promise.all([
        this.entry(context, { kind: sessionKind, patientId: name.patientId, id }),
        this.#notesOf(context.practiceId, id),
      ]);
      return session === undefined ? undefined : { session, notes };
    };
    const [left, named] = await Promise.all([sessionOf(was), sessionOf(is)]);
    if (is !== undefined && named === undefined) throw new Refusal('session-not-found');

    return noteWrites(this.#tables.chart, context.practiceId, name.id, { left, named });
  }

  async #write(context: PracticeContext, writes: readonly Write[], trace: Trace | Continued): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
