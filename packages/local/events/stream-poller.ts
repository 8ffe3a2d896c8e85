import { randomUUID } from 'node:crypto';

import type { Outcome } from '../lambda/instance.ts';
import type { StreamMapping } from '../template/plan.ts';
import { deliver, type Condition } from './batches.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Dynamo } from './dynamo.ts';
import { matches } from './filter.ts';
import { TableStream, type StreamRecord } from './stream.ts';

/** Asked again after this long when no write woke the reader. */
const pollMilliseconds = 1000;
/** The longest wait between two attempts of one batch. */
const longestPauseMilliseconds = 10_000;
/** Records in one read; the most that GetRecords answers. */
const pageSize = 1000;

export interface PollerHost {
  dynamo: Dynamo;
  checkpoints: Checkpoints;
  now(): number;
  invoke(functionName: string, event: unknown): Promise<Outcome>;
  /** Delivers a body to the queue of a failure destination. */
  send(queueArn: string, body: string): void;
  log(line: string): void;
  streamArn(tableName: string): string;
  functionArn(functionName: string): string;
}

const arrivalOf = (record: StreamRecord | undefined): string =>
  new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();

/** Reads one table's stream for one function, in order, at least once, from where it stood at the last stop or crash. */
export class StreamPoller {
  readonly #mapping: StreamMapping;
  readonly #host: PollerHost;
  readonly #stream: TableStream;
  readonly #ended = Promise.withResolvers<undefined>();
  #wake = Promise.withResolvers<undefined>();
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(mapping: StreamMapping, host: PollerHost) {
    this.#mapping = mapping;
    this.#host = host;
    this.#stream = new TableStream(host.dynamo, mapping.tableName);
  }

  get tableName(): string {
    return this.#mapping.tableName;
  }

  start(): void {
    this.#running = this.#loop();
  }

  /** Looks for records at once; called when the table was written. */
  wake(): void {
    this.#wake.resolve(undefined);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#ended.resolve(undefined);
    await this.#running;
  }

  async #loop(): Promise<void> {
    let faults = 0;
    while (!this.#stopped) {
      const woken = this.#wake.promise;
      try {
        const found = await this.#round();
        faults = 0;
        if (!found) {
          await this.#wait(pollMilliseconds, woken);
          this.#wake = Promise.withResolvers<undefined>();
        }
      } catch (fault) {
        faults += 1;
        if (!this.#stopped && faults % 10 === 1) {
          this.#host.log(
            `stream ${this.#mapping.tableName}: ${fault instanceof Error ? `${fault.name} ${fault.message}` : 'fault'}`,
          );
        }

        await this.#wait(pollMilliseconds);
      }
    }
  }

  async #wait(milliseconds: number, ...also: Promise<undefined>[]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    await Promise.race([promise, this.#ended.promise, ...also]);
    clearTimeout(timer);
  }

  async #round(): Promise<boolean> {
    let found = false;
    for (const { id, last } of await this.#stream.shards()) {
      const name = `${this.#mapping.id}/${id}`;
      if (this.#host.checkpoints.get(name) === undefined && !this.#mapping.fromStart && last !== undefined)
        this.#host.checkpoints.set(name, last);

      const { records } = await this.#stream.read(id, this.#host.checkpoints.get(name), pageSize);
      found ||= records.length > 0;
      await this.#process(name, records);
    }
    return found;
  }

  async #process(name: string, records: StreamRecord[]): Promise<void> {
    const seen = records.map((record): StreamRecord => ({
      ...record,
      awsRegion: 'us-east-1',
      eventSourceARN: this.#host.streamArn(this.#mapping.tableName),
    }));
    const wanted = seen.filter(
      (record) => this.#mapping.filters.length === 0 || this.#mapping.filters.some((filter) => matches(filter, record)),
    );
    for (let start = 0; start < wanted.length; start += this.#mapping.batchSize) {
      const batch = wanted.slice(start, start + this.#mapping.batchSize);
      if (this.#stopped || !(await deliver(this.#mapping, this.#batchHost(name), batch))) return;
    }
    const last = records.at(-1);
    if (last !== undefined && !this.#stopped) this.#host.checkpoints.set(name, last.dynamodb.SequenceNumber);
  }

  #batchHost(name: string): Parameters<typeof deliver>[1] {
    return {
      invoke: (records) => this.#host.invoke(this.#mapping.functionName, { Records: records }),
      pause: async (attempt) => {
        await this.#wait(Math.min(longestPauseMilliseconds, 100 * 2 ** attempt));
        return !this.#stopped;
      },
      now: () => this.#host.now(),
      stopped: () => this.#stopped,
      done: (record) => this.#host.checkpoints.set(name, record.dynamodb.SequenceNumber),
      giveUp: (records, condition, attempts) => this.#giveUp(name, records, { condition, attempts }),
    };
  }

  #giveUp(name: string, records: StreamRecord[], why: { condition: Condition; attempts: number }): void {
    this.#host.log(
      `stream ${this.#mapping.tableName} → ${this.#mapping.functionName}: ${why.condition} after ${why.attempts}`,
    );
    if (this.#mapping.failureQueueArn === undefined) return;

    const [first, last] = [records[0], records.at(-1)];
    const message = {
      requestContext: {
        requestId: randomUUID(),
        functionArn: this.#host.functionArn(this.#mapping.functionName),
        condition: why.condition,
        approximateInvokeCount: why.attempts,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: new Date(this.#host.now()).toISOString(),
      DDBStreamBatchInfo: {
        shardId: name.split('/').at(-1),
        startSequenceNumber: first?.dynamodb.SequenceNumber,
        endSequenceNumber: last?.dynamodb.SequenceNumber,
        approximateArrivalOfFirstRecord: arrivalOf(first),
        approximateArrivalOfLastRecord: arrivalOf(last),
        batchSize: records.length,
        streamArn: this.#host.streamArn(this.#mapping.tableName),
      },
    };
    this.#host.send(this.#mapping.failureQueueArn, JSON.stringify(message));
  }
}
