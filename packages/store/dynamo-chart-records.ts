import type { AwsSession } from '@sequester/aws';
import {
  atOnce,
  type ChartRecords,
  type EntryNamed,
  type ListedRecord,
  type PracticeContext,
  type ReadRecord,
} from '@sequester/domain';
import {
  AccessHold,
  Addendum,
  ChartDocument,
  documentKind,
  EntryHeader,
  entryKinds,
  partitionKey,
  type PatientId,
  sortPrefix,
} from '@sequester/model';

import { queryAll } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';

const parallelReads = 16;
const Category = ChartDocument.pick({ documentId: true, category: true });

/** The designated record set in DynamoDB, as far as it may leave: lists hold no draft, and nothing that was taken out. */
export class DynamoChartRecords implements ChartRecords {
  readonly #session: AwsSession;
  readonly #chart: string;

  constructor(session: AwsSession, chart: string) {
    this.#session = session;
    this.#chart = chart;
  }

  async listed({ practiceId }: PracticeContext, patientId: PatientId): Promise<ListedRecord[]> {
    const [headers, documents] = await Promise.all([
      queryAll(this.#session, {
        table: this.#chart,
        partition: partitionKey('listed', { practiceId, patientId }),
        sortPrefix: sortPrefix('entryListed'),
      }),
      queryAll(this.#session, {
        table: this.#chart,
        partition: partitionKey('chart', { practiceId, patientId }),
        sortPrefix: sortPrefix('chartEntry', { kind: documentKind.row }),
      }),
    ]);
    const categories = new Map(
      documents.map((row) => {
        const { documentId, category } = Category.parse(row);
        return [String(documentId), category];
      }),
    );
    return headers.map((row) => {
      const { kind, entryId, on, authorId, state } = EntryHeader.parse(row);
      const category = categories.get(entryId);
      return { kind, entryId, on, authorId, state, ...(category === undefined ? {} : { category }) };
    });
  }

  async read(context: PracticeContext, patientId: PatientId, named: readonly EntryNamed[]): Promise<ReadRecord[]> {
    const found = await atOnce(named, parallelReads, (name) => this.#record(context, patientId, name));
    return found.flatMap((record) => record ?? []);
  }

  async holds({ practiceId }: PracticeContext, patientId: PatientId): Promise<AccessHold[]> {
    const items = await queryAll(this.#session, {
      table: this.#chart,
      partition: partitionKey('chart', { practiceId, patientId }),
      sortPrefix: sortPrefix('accessHold'),
    });
    return items.map((item) => AccessHold.parse(item));
  }

  async #record(
    { practiceId }: PracticeContext,
    patientId: PatientId,
    { kind: name, entryId }: EntryNamed,
  ): Promise<ReadRecord | undefined> {
    const kind = entryKinds.find((one) => one.name === name);
    if (kind === undefined) return undefined;

    const [item, addenda] = await Promise.all([
      getItem(this.#session, this.#chart, keyOf('chartEntry', { practiceId, patientId, kind: kind.row, entryId })),
      kind.life === 'signed'
        ? queryAll(this.#session, {
            table: this.#chart,
            partition: partitionKey('chart', { practiceId, patientId }),
            sortPrefix: sortPrefix('entryAddendum', { kind: kind.row, entryId }),
          })
        : [],
    ]);
    if (item === undefined) return undefined;

    return { kind: name, entryId, entry: kind.entry.parse(item), addenda: addenda.map((row) => Addendum.parse(row)) };
  }
}
