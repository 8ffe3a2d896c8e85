import type { AwsSession } from '@sequester/aws';
import type {
  Chart,
  ChartStore,
  Continued,
  PracticeContext,
  EntryChange,
  EntryName,
  PatientPage,
  Trace,
} from '@sequester/domain';
import { ListedPatient, partitionKey, Patient, type PatientId, sortPrefix } from '@sequester/model';
import * as z from 'zod';

import { chartOf, entryRow } from './chart-rows.ts';
import { cursorOf, sortKeyOf } from './cursor.ts';
import { queryAll, queryPage } from './dynamo.ts';
import { getItem, type Item } from './get-item.ts';
import { keyOf } from './keys.ts';
import { absent, atRevisionBefore, transact, type TraceTables, type Write } from './transact.ts';

export type ChartTables = TraceTables & { chart: string };

const patientsInPage = 50;

const Row = z.object({ sk: z.string() });

/** Charts in DynamoDB: one partition for each patient, so that a chart is one read, and one for the list of a practice. */
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

  async patients({ practiceId }: PracticeContext, { cursor }: { cursor?: string | undefined }): Promise<PatientPage> {
    const partition = partitionKey('patients', { practiceId });
    const prefix = sortPrefix('patientListed');
    const { items, next } = await queryPage(this.#session, {
      table: this.#tables.chart,
      partition,
      sortPrefix: prefix,
      limit: patientsInPage,
      ...(cursor === undefined ? {} : { start: { pk: partition, sk: sortKeyOf(cursor, prefix) } }),
    });
    const patients = items.map((item) => ListedPatient.parse(item));
    return next === undefined ? { patients } : { patients, cursor: cursorOf(Row.parse(next).sk) };
  }

  async chart({ practiceId }: PracticeContext, patientId: PatientId): Promise<Chart | undefined> {
    const items = await queryAll(this.#session, {
      table: this.#tables.chart,
      partition: partitionKey('chart', { practiceId, patientId }),
    });
    return chartOf(items);
  }

  async admit(context: PracticeContext, patient: Patient, trace: Trace): Promise<void> {
    const writes = this.#patientRows(patient).map((put): Write => ({
      table: this.#tables.chart,
      put,
      condition: absent,
    }));
    await this.#write(context, writes, trace);
  }

  async updatePatient(context: PracticeContext, patient: Patient, trace: Trace): Promise<void> {
    const condition = atRevisionBefore(patient.revision);
    const writes = this.#patientRows(patient).map((put): Write => ({
      table: this.#tables.chart,
      put,
      condition,
      refusal: 'stale',
    }));
    await this.#write(context, writes, trace);
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

  async addEntry(
    context: PracticeContext,
    { name, entry }: { name: EntryName; entry: object },
    trace: Trace,
  ): Promise<void> {
    const { practiceId } = context;
    const writes: Write[] = [
      {
        table: this.#tables.chart,
        check: keyOf('demographics', { practiceId, patientId: name.patientId }),
        condition: { expression: 'attribute_exists(pk)' },
        refusal: 'not-found',
      },
      {
        table: this.#tables.chart,
        put: entryRow(practiceId, name, entry),
        condition: absent,
      },
    ];
    await this.#write(context, writes, trace);
  }

  async changeEntry(
    context: PracticeContext,
    { name, before, after }: EntryChange,
    trace: Trace | Continued,
  ): Promise<void> {
    const { expression, names, values } = atRevisionBefore(after.revision);
    const condition = {
      expression: `${expression} AND #state = :state`,
      names: { ...names, '#state': 'state' },
      values: { ...values, ':state': before.state },
    };
    const put = entryRow(context.practiceId, name, after);
    await this.#write(context, [{ table: this.#tables.chart, put, condition, refusal: 'stale' }], trace);
  }

  /** The whole of the demographics, and what the list shows of them. */
  #patientRows(patient: Patient): Item[] {
    const { practiceId, patientId, revision } = patient;
    return [
      { ...keyOf('demographics', { practiceId, patientId }), ...patient },
      { ...keyOf('patientListed', { practiceId, patientId }), ...ListedPatient.parse(patient), revision },
    ];
  }

  async #write(context: PracticeContext, writes: readonly Write[], trace: Trace | Continued): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
