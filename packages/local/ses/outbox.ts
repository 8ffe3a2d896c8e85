import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { readJson, writeWhole } from '../files.ts';
import type { Mail } from '../types.ts';

const StoredMail = z.strictObject({
  id: z.string(),
  at: z.string(),
  by: z.literal('text-message').optional(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
});

/** Mail and text messages that were sent: one file a message, oldest first. Nothing leaves the machine. */
export class Outbox {
  readonly #directory: string;
  readonly #mail: Mail[];

  constructor(directory: string) {
    this.#directory = join(directory, 'outbox');
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    this.#mail = readdirSync(this.#directory)
      .filter((name) => name.endsWith('.json'))
      .map((name) => readJson(join(this.#directory, name), StoredMail))
      .filter((mail) => mail !== undefined)
      .toSorted((a, b) => (a.at === b.at ? a.id.localeCompare(b.id) : a.at.localeCompare(b.at)));
  }

  add(mail: Mail): void {
    writeWhole(join(this.#directory, `${mail.id}.json`), JSON.stringify(mail));
    this.#mail.push(mail);
  }

  all(): Mail[] {
    return [...this.#mail];
  }
}
