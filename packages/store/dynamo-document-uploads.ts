import type { AwsSession } from '@sequester/aws';
import type { DocumentName, DocumentUploadStore, InspectedDocument, PracticeContext, Trace } from '@sequester/domain';
import { DocumentJob, documentKind, DocumentUpload, type ChartDocument } from '@sequester/model';

import { addedEntry } from './added-entry.ts';
import { chartGoesOn } from './draft-rows.ts';
import type { ChartTables } from './dynamo-chart-store.ts';
import { getItem, type Item } from './get-item.ts';
import { keyOf } from './keys.ts';
import { isBegun, isJob, isOpenJob } from './note-rows.ts';
import { absent, transact, writeAll, type Write } from './transact.ts';

/** In a row, what S3 calls the upload is `parted`. */
const uploadRow = ({ s3UploadId, ...upload }: DocumentUpload): Item => ({
  ...keyOf('documentUpload', upload),
  ...upload,
  parted: s3UploadId,
});

const jobRow = ({ upload, job }: InspectedDocument): Item => ({ ...keyOf('documentJob', upload), ...job });

/** Uploads of documents in DynamoDB, in the partitions of the patients whose charts they are for. */
export class DynamoDocumentUploadStore implements DocumentUploadStore {
  readonly #session: AwsSession;
  readonly #tables: ChartTables;

  constructor(session: AwsSession, tables: ChartTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async find(
    { practiceId }: PracticeContext,
    name: DocumentName,
  ): Promise<{ upload: DocumentUpload; job: DocumentJob | undefined } | undefined> {
    const [upload, job] = await Promise.all(
      (['documentUpload', 'documentJob'] as const).map((row) =>
        getItem(this.#session, this.#tables.chart, keyOf(row, { practiceId, ...name })),
      ),
    );
    return upload === undefined
      ? undefined
      : {
          upload: DocumentUpload.parse({ ...upload, s3UploadId: upload['parted'] }),
          job: job === undefined ? undefined : DocumentJob.parse(job),
        };
  }

  async begin(context: PracticeContext, upload: DocumentUpload, trace: Trace): Promise<void> {
    const begun: Write = { table: this.#tables.chart, put: uploadRow(upload), condition: absent };
    await this.#write(context, [begun, ...chartGoesOn(this.#tables.chart, upload)], trace);
  }

  async beginInspection(
    context: PracticeContext,
    { upload, job, before }: InspectedDocument & { before: DocumentJob | undefined },
    trace: Trace,
  ): Promise<void> {
    const table = this.#tables.chart;
    const begun: Write = { table, check: keyOf('documentUpload', upload), condition: isBegun, refusal: 'stale' };
    const condition = before === undefined ? absent : isJob(before);
    await this.#write(context, [begun, { table, put: jobRow({ upload, job }), condition, refusal: 'stale' }], trace);
  }

  async mark({ upload, job }: InspectedDocument): Promise<void> {
    const put = jobRow({ upload, job });
    await writeAll(this.#session, [{ table: this.#tables.chart, put, condition: isOpenJob(job) }]);
  }

  async fail(context: PracticeContext, inspected: InspectedDocument, trace: Trace): Promise<void> {
    await this.#write(context, [this.#endJob(inspected)], trace);
  }

  async refuse(context: PracticeContext, inspected: InspectedDocument, trace: Trace): Promise<void> {
    await this.#write(context, this.#settle(inspected), trace);
  }

  async file(
    context: PracticeContext,
    { document, ...inspected }: InspectedDocument & { document: ChartDocument },
    trace: Trace,
  ): Promise<void> {
    const { patientId, documentId: id } = document;
    const added = addedEntry(context, this.#tables.chart, {
      name: { kind: documentKind, patientId, id },
      entry: document,
      begunBefore: true,
    });
    await this.#write(context, [...this.#settle(inspected), ...added], trace);
  }

  #endJob(inspected: InspectedDocument): Write {
    return { table: this.#tables.chart, put: jobRow(inspected), condition: isJob(inspected.job), refusal: 'stale' };
  }

  #settle(inspected: InspectedDocument): Write[] {
    const put = uploadRow(inspected.upload);
    const settled: Write = { table: this.#tables.chart, put, condition: isBegun, refusal: 'request-state' };
    return [settled, this.#endJob(inspected)];
  }

  async #write(context: PracticeContext, writes: readonly Write[], trace: Trace): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
