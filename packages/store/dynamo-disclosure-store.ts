import type { AwsSession } from '@sequester/aws';
import { withRevocations, type PracticeContext, type DisclosureStore, type Trace } from '@sequester/domain';
import {
  ArtifactUpload,
  type BuildProgress,
  type Change,
  DisclosureLogEntry,
  DisclosureRequest,
  type GrantBatch,
  partitionKey,
  type PatientId,
  RecordedManifest,
  RecordsManifest,
  Refusal,
  type RequestFile,
  RequestId,
  type RequestJob,
  rowWithin,
  sortPrefix,
  type UploadId,
} from '@sequester/model';

import { cursorOf, sortKeyOf } from './cursor.ts';
import { patientExists } from './draft-rows.ts';
import { DynamoOfferStore } from './dynamo-offer-store.ts';
import { ownRequestWrites } from './dynamo-own-requests.ts';
import { putItem, queryAll, queryPage } from './dynamo.ts';
import { getItem, type Item } from './get-item.ts';
import { byCreated, keyOf } from './keys.ts';
import { itemsOf } from './long-rows.ts';
import { changeWrites, partWrites } from './parts/change-writes.ts';
import { fileOfRows } from './parts/file-of-rows.ts';
import { addGrantsWrites } from './parts/grants.ts';
import { rowsOfPart } from './parts/part-rows.ts';
import { listedAt, requestRow } from './request-row.ts';
import { absent, transact, writeAll, type TraceTables, type Write } from './transact.ts';

export type DisclosureTables = TraceTables & { disclosures: string; chart?: string; notes?: string };

const requestsInPage = 50;

/** Where the function of notes reads them at each save, each over what was said before. */
const holdWrites = (table: string, { draftHolds = [] }: Change): Write[] =>
  draftHolds.map((hold) => ({ table, put: { ...keyOf('draftHold', hold), ...hold } }));

/** Requests and all that belongs to them in DynamoDB: one partition for each request, read with one query. */
export class DynamoDisclosureStore implements DisclosureStore {
  readonly #session: AwsSession;
  readonly #tables: DisclosureTables;

  constructor(session: AwsSession, tables: DisclosureTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async find(context: PracticeContext, requestId: RequestId): Promise<RequestFile | undefined> {
    const partition = partitionKey('request', { practiceId: context.practiceId, requestId });
    const file = fileOfRows(await queryAll(this.#session, { table: this.#tables.disclosures, partition }));
    const signers = new Set(file?.artifacts.flatMap(({ offer }) => offer?.patientId ?? []));
    if (file === undefined || signers.size === 0) return file;

    const store = new DynamoOfferStore(this.#session, this.#tables);
    const offers = await Promise.all([...signers].map((patientId) => store.ofPatient(context, patientId)));
    return { ...file, artifacts: withRevocations(file.artifacts, offers.flat()) };
  }

  async list(
    context: PracticeContext,
    { cursor }: { cursor?: string | undefined },
  ): Promise<{ requests: DisclosureRequest[]; cursor?: string }> {
    const { items, next } = await queryPage(this.#session, {
      table: this.#tables.disclosures,
      partition: partitionKey('requests', { practiceId: context.practiceId }),
      index: byCreated,
      descending: true,
      limit: requestsInPage,
      ...(cursor === undefined ? {} : { start: this.#startOf(context, cursor) }),
    });
    const requests = items.map((item) => DisclosureRequest.parse(item));
    const last = requests.at(-1);
    return next === undefined || last === undefined
      ? { requests }
      : { requests, cursor: cursorOf(listedAt(last).gsi1sk) };
  }

  async receive(
    context: PracticeContext,
    { request, decision, facts, lanes = [], laneDecision, jobs = [] }: Parameters<DisclosureStore['receive']>[1],
    trace: Trace,
  ): Promise<void> {
    const { disclosures, chart } = this.#tables;
    const { practiceId } = context;
    const patient = chart === undefined ? [] : [patientExists(chart, { practiceId, patientId: request.patientId })];
    const writes: Write[] = [
      { table: disclosures, put: requestRow(request), condition: absent },
      ...partWrites(disclosures, 'decision', { written: decision, of: request }),
      ...(facts === undefined ? [] : partWrites(disclosures, 'facts', { written: facts, of: request })),
      ...(laneDecision === undefined
        ? []
        : partWrites(disclosures, 'laneDecision', { written: laneDecision, of: request })),
      ...lanes.flatMap((lane) => partWrites(disclosures, 'lane', { written: lane, of: request })),
      ...jobs.flatMap((job) => partWrites(disclosures, 'job', { written: job, of: request })),
      ...ownRequestWrites(disclosures, request),
      ...patient,
    ];
    await this.#write(context, writes, trace);
  }

  async change(context: PracticeContext, change: Change, trace: Trace): Promise<void> {
    const { disclosures, notes = '' } = this.#tables;
    await this.#write(context, [...changeWrites(disclosures, change), ...holdWrites(notes, change)], trace);
  }

  async addGrants(
    context: PracticeContext,
    granted: { request: DisclosureRequest; batch: GrantBatch },
    trace: Trace,
  ): Promise<void> {
    await this.#write(context, addGrantsWrites(this.#tables.disclosures, granted), trace);
  }

  async markProgress(_context: PracticeContext, progress: BuildProgress): Promise<void> {
    for (const row of rowsOfPart('progress', progress, progress))
      await putItem(this.#session, this.#tables.disclosures, row);
  }

  async markJob(_context: PracticeContext, job: RequestJob): Promise<void> {
    const condition = {
      expression: 'jobId = :jobId AND #state IN (:waiting, :running)',
      names: { '#state': 'state' },
      values: { ':jobId': job.jobId, ':waiting': 'waiting', ':running': 'running' },
    };
    await writeAll(this.#session, [{ table: this.#tables.disclosures, put: this.#jobRow(job), condition }]);
  }

  async endJob(context: PracticeContext, job: RequestJob, trace: Trace): Promise<void> {
    const condition = { expression: 'jobId = :jobId', values: { ':jobId': job.jobId } };
    const put: Write = { table: this.#tables.disclosures, put: this.#jobRow(job), condition, refusal: 'stale' };
    await this.#write(context, [put], trace);
  }

  #jobRow(job: RequestJob): Item {
    return { ...keyOf('job', job), ...job };
  }

  async manifest(context: PracticeContext, requestId: RequestId): Promise<RecordedManifest | undefined> {
    const partition = partitionKey('manifests', { practiceId: context.practiceId, requestId });
    const newest = await this.#newest(partition, sortPrefix('manifest'));
    return newest === undefined ? undefined : RecordedManifest.parse(newest);
  }

  async recordsManifest(context: PracticeContext, requestId: RequestId): Promise<RecordsManifest | undefined> {
    const partition = partitionKey('manifests', { practiceId: context.practiceId, requestId });
    const newest = await this.#newest(partition, sortPrefix('recordsManifest'));
    return newest === undefined ? undefined : RecordsManifest.parse(newest);
  }

  async #newest(partition: string, prefix: string): Promise<Item | undefined> {
    const table = this.#tables.disclosures;
    return itemsOf(await queryAll(this.#session, { table, partition, sortPrefix: prefix })).at(-1);
  }

  async beginUpload(context: PracticeContext, upload: ArtifactUpload, trace: Trace): Promise<void> {
    const row = { ...keyOf('artifactUpload', upload), ...upload };
    await this.#write(context, [{ table: this.#tables.disclosures, put: row, condition: absent }], trace);
  }

  async findUpload(
    context: PracticeContext,
    requestId: RequestId,
    uploadId: UploadId,
  ): Promise<ArtifactUpload | undefined> {
    const item = await getItem(
      this.#session,
      this.#tables.disclosures,
      keyOf('artifactUpload', { practiceId: context.practiceId, requestId, uploadId }),
    );
    return item === undefined ? undefined : ArtifactUpload.parse(item);
  }

  async log(context: PracticeContext, patientId: PatientId): Promise<DisclosureLogEntry[]> {
    const partition = partitionKey('log', { practiceId: context.practiceId, patientId });
    const items = await queryAll(this.#session, { table: this.#tables.disclosures, partition });
    return items.map((item) => DisclosureLogEntry.parse(item));
  }

  #startOf({ practiceId }: PracticeContext, cursor: string): Item {
    const gsi1sk = sortKeyOf(cursor, '');
    const requestId = RequestId.safeParse(rowWithin('requests', gsi1sk)?.ids['requestId']);
    if (!requestId.success) throw new Refusal('invalid-cursor');

    return {
      ...keyOf('request', { practiceId, requestId: requestId.data }),
      gsi1pk: partitionKey('requests', { practiceId }),
      gsi1sk,
    };
  }

  async #write(context: PracticeContext, writes: readonly Write[], trace: Trace): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
