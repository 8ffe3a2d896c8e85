import type { AwsSession } from '@sequester/aws';
import type { AccessHoldStore, PracticeContext, Trace } from '@sequester/domain';
import { AccessHold, partitionKey, type PatientId, sortPrefix } from '@sequester/model';

import type { ChartTables } from './dynamo-chart-store.ts';
import { queryPage } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';
import { absent, atRevisionBefore, transact } from './transact.ts';

const holdsOfPatient = 100;

/** Holds on entries in DynamoDB, in the partition of their patient. */
export class DynamoAccessHolds implements AccessHoldStore {
  readonly #session: AwsSession;
  readonly #tables: ChartTables;

  constructor(session: AwsSession, tables: ChartTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async holds({ practiceId }: PracticeContext, patientId: PatientId): Promise<AccessHold[]> {
    const { items } = await queryPage(this.#session, {
      table: this.#tables.chart,
      partition: partitionKey('chart', { practiceId, patientId }),
      sortPrefix: sortPrefix('accessHold'),
      limit: holdsOfPatient,
    });
    return items.map((item) => AccessHold.parse(item)).toSorted((one, other) => (one.held.at < other.held.at ? 1 : -1));
  }

  async hold(
    { practiceId }: PracticeContext,
    ids: Pick<AccessHold, 'patientId' | 'accessHoldId'>,
  ): Promise<AccessHold | undefined> {
    const item = await getItem(this.#session, this.#tables.chart, keyOf('accessHold', { practiceId, ...ids }));
    return item === undefined ? undefined : AccessHold.parse(item);
  }

  async add(context: PracticeContext, hold: AccessHold, trace: Trace): Promise<void> {
    const put = { ...keyOf('accessHold', hold), ...hold };
    const write = { table: this.#tables.chart, put, condition: absent };
    await transact({ session: this.#session, tables: this.#tables, context }, [write], trace);
  }

  async change(context: PracticeContext, after: AccessHold, trace: Trace): Promise<void> {
    const put = { ...keyOf('accessHold', after), ...after };
    const write = {
      table: this.#tables.chart,
      put,
      condition: atRevisionBefore(after.revision),
      refusal: 'stale' as const,
    };
    await transact({ session: this.#session, tables: this.#tables, context }, [write], trace);
  }
}
