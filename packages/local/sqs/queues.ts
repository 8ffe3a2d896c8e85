import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { readJson, writeWhole } from '../files.ts';

const StoredMessage = z.strictObject({ id: z.string(), at: z.number(), body: z.string(), received: z.number() });

interface Message extends z.infer<typeof StoredMessage> {
  hiddenUntil: number;
  receipt: string | undefined;
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Messages of the queues, one file a message. A message that was received is hidden until its time is over or it is deleted. */
export class Queues {
  readonly #directory: string;
  readonly #now: () => number;
  readonly #messages = new Map<string, Message[]>();

  constructor(directory: string, names: readonly string[], now: () => number) {
    this.#directory = join(directory, 'queues');
    this.#now = now;
    for (const name of names) {
      const own = join(this.#directory, name);
      mkdirSync(own, { recursive: true, mode: 0o700 });
      const kept = readdirSync(own)
        .filter((file) => file.endsWith('.json'))
        .map((file) => readJson(join(own, file), StoredMessage))
        .filter((message) => message !== undefined)
        .toSorted((a, b) => a.at - b.at);
      this.#messages.set(
        name,
        kept.map((message) => ({ ...message, hiddenUntil: 0, receipt: undefined })),
      );
    }
  }

  send(queue: string, body: string): { id: string; md5: string } {
    const message = { id: randomUUID(), at: this.#now(), body, received: 0 };
    writeWhole(join(this.#directory, queue, `${message.id}.json`), JSON.stringify(message));
    this.#messages.get(queue)?.push({ ...message, hiddenUntil: 0, receipt: undefined });
    return { id: message.id, md5: md5(body) };
  }

  receive(queue: string, most: number, hiddenSeconds: number): Message[] {
    const now = this.#now();
    const found = (this.#messages.get(queue) ?? []).filter((message) => message.hiddenUntil <= now).slice(0, most);
    for (const message of found) {
      message.receipt = randomUUID();
      message.hiddenUntil = now + hiddenSeconds * 1000;
      message.received += 1;
    }
    return found;
  }

  delete(queue: string, receipt: string): void {
    const messages = this.#messages.get(queue) ?? [];
    const gone = messages.find((message) => message.receipt === receipt);
    if (gone !== undefined) {
      rmSync(join(this.#directory, queue, `${gone.id}.json`), { force: true });
      this.#messages.set(
        queue,
        messages.filter((message) => message !== gone),
      );
    }
  }

  count(queue: string): number {
    return this.#messages.get(queue)?.length ?? 0;
  }
}
