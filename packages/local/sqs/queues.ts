import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { readJson, writeWhole } from '../files.ts';
import type { CloudQueue, QueueReader, ReceivedMessage } from '../types.ts';
import { Deduplication, Place } from './deduplication.ts';

const StoredMessage = z.strictObject({
  id: z.string(),
  at: z.number(),
  sequence: z.number().default(0),
  body: z.string(),
  received: z.number(),
  place: Place.optional(),
});

export interface Message extends z.infer<typeof StoredMessage> {
  hiddenUntil: number;
  receipt: string | undefined;
}

/** Seconds for which a message that was received is hidden, where the template says nothing. */
const hiddenSeconds = 30;

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** What SQS says of a message beside its body, and a function is told. */
export const attributesOf = ({ at, sequence, received, place }: Message): Record<string, string> => ({
  ApproximateReceiveCount: String(received),
  SentTimestamp: String(at),
  ...(place === undefined
    ? {}
    : {
        MessageGroupId: place.group,
        MessageDeduplicationId: place.deduplicationId,
        SequenceNumber: String(sequence).padStart(20, '0'),
      }),
});

/**
 * Messages of the queues, one file a message. A message that was received is hidden until its time is over or it is deleted,
 * and in a FIFO queue holds back those behind it of its group. One that was received as often as the queue allows goes to the
 * queue's dead letters instead of being received once more. After a restart nothing is hidden.
 */
export class Queues implements QueueReader {
  readonly #directory: string;
  readonly #now: () => number;
  readonly #queues: Map<string, CloudQueue>;
  readonly #messages = new Map<string, Message[]>();
  readonly #sent: Deduplication;
  readonly #listeners: ((queue: string) => void)[] = [];
  #sequence = 0;

  constructor(directory: string, queues: readonly CloudQueue[], now: () => number) {
    this.#directory = join(directory, 'queues');
    this.#now = now;
    this.#sent = new Deduplication(now);
    this.#queues = new Map(queues.map((queue) => [queue.name, queue]));
    for (const { name } of queues) this.#messages.set(name, this.#stored(name));
  }

  onArrival(listener: (queue: string) => void): void {
    this.#listeners.push(listener);
  }

  send(queue: string, body: string, place?: Place): { id: string; md5: string } {
    const known = place === undefined ? undefined : this.#sent.find(queue, place);
    if (known !== undefined) return { id: known, md5: md5(body) };

    const message = { id: randomUUID(), at: this.#now(), body, received: 0, ...(place === undefined ? {} : { place }) };
    if (place !== undefined) this.#sent.remember(queue, place, message.id);

    this.#put(queue, message);
    return { id: message.id, md5: md5(body) };
  }

  receive(
    queue: string,
    most: number,
    seconds = this.#queues.get(queue)?.visibilitySeconds ?? hiddenSeconds,
  ): Message[] {
    const now = this.#now();
    const found: Message[] = [];
    const held = new Set<string>();
    for (const message of this.#of(queue)) {
      const group = message.place?.group;
      const ready = message.hiddenUntil <= now && found.length < most && !(group !== undefined && held.has(group));
      if (ready && this.#isSpent(queue, message)) this.#bury(queue, message);
      else if (ready) found.push(this.#handOut(queue, message, now + seconds * 1000));
      else if (group !== undefined) held.add(group);
    }
    return found;
  }

  take(queue: string, most: number): ReceivedMessage[] {
    return this.receive(queue, most).map((message) => ({
      id: message.id,
      receipt: message.receipt ?? '',
      body: message.body,
      attributes: attributesOf(message),
    }));
  }

  /** Hides a message for so many seconds from now; false where the receipt is of no message that is hidden. */
  hide(queue: string, receipt: string, seconds: number): boolean {
    const message = this.#of(queue).find((each) => each.receipt === receipt);
    if (message === undefined || message.hiddenUntil <= this.#now()) return false;

    message.hiddenUntil = this.#now() + seconds * 1000;
    if (seconds === 0) this.#arrived(queue);

    return true;
  }

  delete(queue: string, receipt: string): void {
    const gone = this.#of(queue).find((message) => message.receipt === receipt);
    if (gone === undefined) return;

    this.#remove(queue, gone);
    this.#arrived(queue);
  }

  count(queue: string): number {
    return this.#of(queue).length;
  }

  nextVisibleAt(queue: string): number | undefined {
    const now = this.#now();
    const hidden = this.#of(queue)
      .map(({ hiddenUntil }) => hiddenUntil)
      .filter((until) => until > now);
    return hidden.length === 0 ? undefined : Math.min(...hidden);
  }

  #of(queue: string): Message[] {
    return [...(this.#messages.get(queue) ?? [])];
  }

  #isSpent(queue: string, { received }: Message): boolean {
    const most = this.#queues.get(queue)?.redrive?.mostReceives;
    return most !== undefined && received >= most;
  }

  #bury(queue: string, message: Message): void {
    const deadLetters = [...this.#queues.values()].find(({ arn }) => arn === this.#queues.get(queue)?.redrive?.arn);
    this.#remove(queue, message);
    if (deadLetters !== undefined) {
      this.#put(deadLetters.name, {
        id: message.id,
        at: message.at,
        body: message.body,
        received: 0,
        ...placeOf(message),
      });
    }
  }

  #handOut(queue: string, message: Message, hiddenUntil: number): Message {
    message.receipt = randomUUID();
    message.hiddenUntil = hiddenUntil;
    message.received += 1;
    this.#write(queue, message);
    return message;
  }

  #put(queue: string, message: Omit<z.infer<typeof StoredMessage>, 'sequence'>): void {
    this.#sequence += 1;
    const stored = { ...message, sequence: this.#sequence, hiddenUntil: 0, receipt: undefined };
    this.#write(queue, stored);
    this.#messages.get(queue)?.push(stored);
    this.#arrived(queue);
  }

  #remove(queue: string, gone: Message): void {
    rmSync(this.#file(queue, gone.id), { force: true });
    this.#messages.set(
      queue,
      this.#of(queue).filter((message) => message !== gone),
    );
  }

  #write(queue: string, { id, at, sequence, body, received, place }: z.infer<typeof StoredMessage>): void {
    writeWhole(this.#file(queue, id), JSON.stringify({ id, at, sequence, body, received, place }));
  }

  #file(queue: string, id: string): string {
    return join(this.#directory, queue, `${id}.json`);
  }

  #stored(queue: string): Message[] {
    const own = join(this.#directory, queue);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const kept = readdirSync(own)
      .filter((file) => file.endsWith('.json'))
      .map((file) => readJson(join(own, file), StoredMessage))
      .filter((message) => message !== undefined)
      .toSorted((a, b) => a.sequence - b.sequence);
    this.#sequence = Math.max(this.#sequence, ...kept.map(({ sequence }) => sequence));
    return kept.map((message) => ({ ...message, hiddenUntil: 0, receipt: undefined }));
  }

  #arrived(queue: string): void {
    for (const listener of this.#listeners) listener(queue);
  }
}

const placeOf = ({ place }: Message): { place?: Place } => (place === undefined ? {} : { place });
