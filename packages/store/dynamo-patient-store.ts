import type { AwsSession } from '@sequester/aws';
import {
  answersQuery,
  firstWord,
  IndexedPatient,
  type PatientChange,
  type PatientPage,
  type PatientQuery,
  type PatientStore,
  type Place,
  placeOf,
  type PracticeContext,
  type Trace,
} from '@sequester/domain';
import {
  LegalHold,
  ListedPatient,
  partitionKey,
  Patient,
  PatientId,
  PatientMerge,
  Refusal,
  rowWithin,
  sortPrefix,
} from '@sequester/model';

import { cursorOf, sortKeyOf } from './cursor.ts';
import { queryAll, queryPage } from './dynamo.ts';
import { getItem, type Item } from './get-item.ts';
import { keyOf } from './keys.ts';
import { demographicsRow, firstWithin, patientIndexWrites, rangeOf } from './patient-rows.ts';
import { absent, atRevisionBefore, transact, type TraceTables, type Write } from './transact.ts';

type PatientTables = TraceTables & { chart: string };

const patientsInPage = 50;
/** Rows that one search reads at most, however few of them it is for. */
const rowsInSearch = 500;

interface Range {
  partition: string;
  prefix: string;
}

/** Whether a row is the one under which its patient is listed in a place where several of their words may be. */
const isFirst = (item: Item, patient: IndexedPatient, place: Place): boolean => {
  const word = firstWord(patient, place);
  return word === undefined || rowWithin('patients', String(item['sk']))?.ids['word'] === word;
};

/** Patients in DynamoDB: each in the partition of their chart, and in the partitions by which they are found. */
export class DynamoPatientStore implements PatientStore {
  readonly #session: AwsSession;
  readonly #tables: PatientTables;

  constructor(session: AwsSession, tables: PatientTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async patient({ practiceId }: PracticeContext, patientId: PatientId): Promise<Patient | undefined> {
    const item = await getItem(this.#session, this.#tables.chart, keyOf('demographics', { practiceId, patientId }));
    return item === undefined ? undefined : Patient.parse(item);
  }

  async find(
    context: PracticeContext,
    query: PatientQuery,
    { cursor }: { cursor?: string | undefined },
  ): Promise<PatientPage> {
    const place = placeOf(query);
    const range = rangeOf(context.practiceId, place);
    const patients: ListedPatient[] = [];
    let start = cursor === undefined ? undefined : await this.#after(context, cursor, range);
    let last: PatientId | undefined;
    for (let read = 0; read < rowsInSearch || last === undefined;) {
      const { items, next } = await queryPage(this.#session, this.#queryFrom(range, start));
      for (const item of items) {
        const patient = IndexedPatient.parse(item);
        if (!isFirst(item, patient, place)) continue;

        if (patients.length === patientsInPage && last !== undefined) return { patients, cursor: cursorOf(last) };

        last = patient.patientId;
        if (answersQuery(patient, query)) patients.push(ListedPatient.parse(patient));
      }
      if (next === undefined) return { patients };

      start = next;
      read += items.length;
      if (patients.length === patientsInPage) break;
    }
    return last === undefined ? { patients } : { patients, cursor: cursorOf(last) };
  }

  async admit(context: PracticeContext, patient: Patient, trace: Trace): Promise<void> {
    const table = this.#tables.chart;
    const writes = [
      { table, put: demographicsRow(patient), condition: absent },
      ...patientIndexWrites(table, undefined, patient),
    ];
    await this.#write(context, writes, trace);
  }

  async update(context: PracticeContext, change: PatientChange, trace: Trace): Promise<void> {
    await this.#write(context, this.#changed(change), trace);
  }

  async holds({ practiceId }: PracticeContext, patientId: PatientId): Promise<LegalHold[]> {
    const partition = partitionKey('chart', { practiceId, patientId });
    const query = { table: this.#tables.chart, partition, sortPrefix: sortPrefix('legalHold') };
    return (await queryAll(this.#session, query)).map((item) => LegalHold.parse(item));
  }

  async changeHold(
    context: PracticeContext,
    { changes, hold }: { changes: readonly PatientChange[]; hold: LegalHold },
    trace: Trace,
  ): Promise<void> {
    const row: Write = { table: this.#tables.chart, put: { ...keyOf('legalHold', hold), ...hold } };
    await this.#write(context, [...changes.flatMap((change) => this.#changed(change)), row], trace);
  }

  async mergeOf({ practiceId }: PracticeContext, patientId: PatientId): Promise<PatientMerge | undefined> {
    const item = await getItem(this.#session, this.#tables.chart, keyOf('patientMerge', { practiceId, patientId }));
    return item === undefined ? undefined : PatientMerge.parse(item);
  }

  async merge(
    context: PracticeContext,
    { changes, record }: { changes: readonly PatientChange[]; record: PatientMerge },
    trace: Trace,
  ): Promise<void> {
    const row: Write = { table: this.#tables.chart, put: { ...keyOf('patientMerge', record), ...record } };
    await this.#write(context, [...changes.flatMap((change) => this.#changed(change)), row], trace);
  }

  #changed({ before, after }: PatientChange): Write[] {
    const table = this.#tables.chart;
    const condition = atRevisionBefore(after.revision);
    return [
      { table, put: demographicsRow(after), condition, refusal: 'stale' },
      ...patientIndexWrites(table, before, after),
    ];
  }

  async #write(context: PracticeContext, writes: readonly Write[], trace: Trace): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }

  #queryFrom({ partition, prefix }: Range, start: Item | undefined) {
    return {
      table: this.#tables.chart,
      partition,
      sortPrefix: prefix,
      limit: patientsInPage + 1,
      ...(start === undefined ? {} : { start }),
    };
  }

  /** The row of the patient whom a cursor names. It names no more of them, as it may stand in a URL. */
  async #after(context: PracticeContext, cursor: string, range: Range): Promise<Item> {
    const patientId = PatientId.safeParse(sortKeyOf(cursor, 'pat_')).data;
    const patient = patientId === undefined ? undefined : await this.patient(context, patientId);
    const key = patient === undefined ? undefined : firstWithin(patient, range);
    if (key === undefined) throw new Refusal('invalid-cursor');

    return { ...key };
  }
}
