import type { AwsSession } from '@sequester/aws';
import type {
  ChartStore,
  Continued,
  CurrentEntries,
  DueQuery,
  EntryChange,
  EntryName,
  EntryPage,
  EntryQuery,
  PracticeContext,
  Trace,
  UnsignedQuery,
} from '@sequester/domain';
import { Addendum, partitionKey, Patient, type PatientId, sortPrefix } from '@sequester/model';
import type * as z from 'zod';

import { addedEntry, dayOf } from './added-entry.ts';
import { addendumRow, currentOf, entryRow, indexRows, versionRow } from './chart-rows.ts';
import { queryPage, type Condition } from './dynamo.ts';
import { duePage, entryPage, unsignedPage } from './entry-page.ts';
import { getItem } from './get-item.ts';
import { indexWrites } from './index-writes.ts';
import { keyOf } from './keys.ts';
import { absent, atRevisionBefore, transact, type TraceTables, type Write } from './transact.ts';

export type ChartTables = TraceTables & { chart: string };

/** Entries that hold at present, and earlier versions of one, in one answer: what is recorded is short, and the answer below 1 MB. */
const currentInChart = 200;
const earlierWithEntry = 50;
const addendaWithEntry = 100;

/** No legal hold stands in the row of the patient. */
const notHeld: Condition = {
  expression: 'attribute_not_exists(#holds) OR size(#holds) = :none',
  names: { '#holds': 'legalHolds' },
  values: { ':none': 0 },
};

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

  async addEntry(
    context: PracticeContext,
    { name, entry }: { name: EntryName; entry: object },
    trace: Trace,
  ): Promise<void> {
    await this.#write(context, addedEntry(context, this.#tables.chart, { name, entry }), trace);
  }

  async changeEntry(context: PracticeContext, change: EntryChange, trace: Trace | Continued): Promise<void> {
    const { practiceId, now } = context;
    const { name, before, after, addendum, keepsBefore = false, unlessHeld = false } = change;
    const table = this.#tables.chart;
    const { expression, names, values } = atRevisionBefore(after.revision);
    const condition = {
      expression: `${expression} AND ${before.state === undefined ? 'attribute_not_exists(#state)' : '#state = :state'}`,
      names: { ...names, '#state': 'state' },
      values: { ...values, ...(before.state === undefined ? {} : { ':state': before.state }) },
    };
    const changed: Write = { table, put: entryRow(practiceId, name, after), condition, refusal: 'stale' };
    const kept: Write = { table, put: versionRow(practiceId, name, before), condition: absent };
    const rowsOf = (entry: object) => indexRows(practiceId, name, { entry, day: dayOf(now) });
    const found = indexWrites(table, rowsOf(before), rowsOf(after));
    const added =
      addendum === undefined ? [] : [{ table, put: addendumRow(practiceId, name, addendum), condition: absent }];
    const free: Write = {
      table,
      check: keyOf('demographics', { practiceId, patientId: name.patientId }),
      condition: notHeld,
      refusal: 'stale',
    };
    const conditions = unlessHeld ? [free] : [];
    await this.#write(context, [changed, ...conditions, ...(keepsBefore ? [kept] : []), ...added, ...found], trace);
  }

  async #write(context: PracticeContext, writes: readonly Write[], trace: Trace | Continued): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
