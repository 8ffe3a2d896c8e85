import type { AwsSession } from '@sequester/aws';
import { type AddedEntry, openOf, type PatientRequestStore, type PracticeContext, type Trace } from '@sequester/domain';
import {
  OpenPatientRequest,
  partitionKey,
  type PatientId,
  PatientRequest,
  type PatientRequestId,
  type PracticeId,
  Refusal,
  PlanSignature,
  rowWithin,
  sortPrefix,
} from '@sequester/model';

import { addedEntry } from './added-entry.ts';
import { cursorOf, sortKeyOf } from './cursor.ts';
import type { ChartTables } from './dynamo-chart-store.ts';
import { queryAll, queryPage } from './dynamo.ts';
import { getItem, type Item } from './get-item.ts';
import { keyOf } from './keys.ts';
import { absent, atRevisionBefore, transact, type Write } from './transact.ts';

const openInPage = 50;

const openRow = (practiceId: PracticeId, request: PatientRequest): Item => {
  const open = openOf(request);
  return { ...keyOf('openPatientRequest', { practiceId, ...open }), ...open };
};

const rowOf = (request: PatientRequest): Item => ({ ...keyOf('patientRequest', request), ...request });

/** The place at which a page goes on. Refuses `invalid-cursor` for one of another list. */
const startAt = (pk: string, cursor: string): Item => {
  const sk = sortKeyOf(cursor, '');
  if (rowWithin('openPatientRequests', sk) === undefined) throw new Refusal('invalid-cursor');

  return { pk, sk };
};

/** What patients asked, in DynamoDB: a partition for each patient, and for a practice a list of what waits. */
export class DynamoPatientRequestStore implements PatientRequestStore {
  readonly #session: AwsSession;
  readonly #tables: ChartTables;

  constructor(session: AwsSession, tables: ChartTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async ofPatient({ practiceId }: PracticeContext, patientId: PatientId): Promise<PatientRequest[]> {
    const items = await queryAll(this.#session, {
      table: this.#tables.chart,
      partition: partitionKey('patientRequests', { practiceId, patientId }),
      sortPrefix: sortPrefix('patientRequest'),
    });
    return items
      .map((item) => PatientRequest.parse(item))
      .toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt));
  }

  async find(
    { practiceId }: PracticeContext,
    ids: { patientId: PatientId; patientRequestId: PatientRequestId },
  ): Promise<PatientRequest | undefined> {
    const item = await getItem(this.#session, this.#tables.chart, keyOf('patientRequest', { practiceId, ...ids }));
    return item === undefined ? undefined : PatientRequest.parse(item);
  }

  async open(
    { practiceId }: PracticeContext,
    { cursor }: { cursor?: string | undefined },
  ): Promise<{ requests: OpenPatientRequest[]; cursor?: string }> {
    const partition = partitionKey('openPatientRequests', { practiceId });
    const { items, next } = await queryPage(this.#session, {
      table: this.#tables.chart,
      partition,
      limit: openInPage,
      ...(cursor === undefined ? {} : { start: startAt(partition, cursor) }),
    });
    const requests = items.map((item) => OpenPatientRequest.parse(item)).filter(({ status }) => status === 'received');
    const last = items.at(-1);
    return next === undefined || last === undefined ? { requests } : { requests, cursor: cursorOf(String(last['sk'])) };
  }

  async planSignatures({ practiceId }: PracticeContext, patientId: PatientId): Promise<PlanSignature[]> {
    const items = await queryAll(this.#session, {
      table: this.#tables.chart,
      partition: partitionKey('patientRequests', { practiceId, patientId }),
      sortPrefix: sortPrefix('planSignature'),
    });
    return items.map((item) => PlanSignature.parse(item)).toSorted((one, other) => other.at.localeCompare(one.at));
  }

  async signPlan(context: PracticeContext, signature: PlanSignature, trace: Trace): Promise<void> {
    const put = { ...keyOf('planSignature', signature), ...signature };
    const write: Write = { table: this.#tables.chart, put, condition: absent, refusal: 'recorded-already' };
    await transact({ session: this.#session, tables: this.#tables, context }, [write], trace);
  }

  async add(context: PracticeContext, request: PatientRequest, trace: Trace): Promise<void> {
    const table = this.#tables.chart;
    const writes: Write[] = [
      { table, put: rowOf(request), condition: absent },
      { table, put: openRow(context.practiceId, request) },
    ];
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }

  async change(
    context: PracticeContext,
    { after, entry }: { before: PatientRequest; after: PatientRequest; entry?: AddedEntry },
    trace: Trace,
  ): Promise<void> {
    const table = this.#tables.chart;
    const writes: Write[] = [
      { table, put: rowOf(after), condition: atRevisionBefore(after.revision), refusal: 'stale' },
      // A patient's session removes no row: what has ended is written over, and left out where the list is read.
      ...(after.status === 'received' ? [] : [{ table, put: openRow(context.practiceId, after) }]),
      ...(entry === undefined ? [] : addedEntry(context, table, entry)),
    ];
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
