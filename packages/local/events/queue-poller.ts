import * as z from 'zod';

import type { Outcome } from '../lambda/instance.ts';
import { md5 } from '../sqs/queues.ts';
import type { QueueMapping } from '../template/plan.ts';
import type { QueueReader, ReceivedMessage } from '../types.ts';

/** Asked again after this long at most when nothing woke the reader. */
const pollMilliseconds = 1000;

export interface QueuePollerHost {
  queues: QueueReader;
  now(): number;
  invoke(functionName: string, event: unknown): Promise<Outcome>;
  log(line: string): void;
}

const Partial = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() });

/** The messages of a batch that are done with: none where the function failed, all but those that it names. */
const doneOf = (messages: ReceivedMessage[], outcome: Outcome, partial: boolean): ReceivedMessage[] => {
  if (!outcome.ok) return [];

  const failures = partial ? (Partial.safeParse(outcome.result).data?.batchItemFailures ?? []) : [];
  const failed = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
  return messages.filter(({ id }) => !failed.has(id));
};

const recordOf = (mapping: QueueMapping, { id, receipt, body, attributes }: ReceivedMessage) => ({
  messageId: id,
  receiptHandle: receipt,
  body,
  attributes,
  messageAttributes: {},
  md5OfBody: md5(body),
  eventSource: 'aws:sqs',
  eventSourceARN: mapping.queueArn,
  awsRegion: mapping.queueArn.split(':')[3] ?? '',
});

/**
 * Hands the messages of one queue to one function as Lambda does: several batches at a time, each until the function answers.
 * What the function did is deleted; what it failed on stays hidden until its time is over, and comes again.
 */
export class QueuePoller {
  readonly #mapping: QueueMapping;
  readonly #host: QueuePollerHost;
  readonly #name: string;
  readonly #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(mapping: QueueMapping, host: QueuePollerHost) {
    this.#mapping = mapping;
    this.#host = host;
    this.#name = mapping.queueArn.split(':').at(-1) ?? '';
    host.queues.onArrival((queue) => {
      if (queue === this.#name) this.#later(0);
    });
  }

  start(): void {
    this.#later(0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#running);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => this.#round(), milliseconds);
  }

  #round(): void {
    while (!this.#stopped && this.#running.size < this.#mapping.concurrency) {
      const messages = this.#host.queues.take(this.#name, this.#mapping.batchSize);
      if (messages.length === 0) break;

      const work = this.#handle(messages).finally(() => {
        this.#running.delete(work);
        this.#later(0);
      });
      this.#running.add(work);
    }
    const next = this.#host.queues.nextVisibleAt(this.#name);
    if (next !== undefined) this.#later(Math.min(pollMilliseconds, Math.max(1, next - this.#host.now())));
  }

  async #handle(messages: ReceivedMessage[]): Promise<void> {
    const { functionName, partialResponse } = this.#mapping;
    const outcome = await this.#host
      .invoke(functionName, { Records: messages.map((message) => recordOf(this.#mapping, message)) })
      .catch((): Outcome => ({ ok: false, error: { errorType: 'Stopped', errorMessage: 'the cloud has stopped' } }));
    const done = doneOf(messages, outcome, partialResponse);
    for (const { receipt } of done) this.#host.queues.delete(this.#name, receipt);

    if (done.length < messages.length && !this.#stopped)
      this.#host.log(`queue ${this.#name} → ${functionName}: ${messages.length - done.length} to come again`);
  }
}
