import { readFileSync } from 'node:fs';

import * as z from 'zod';

import { writeWhole } from '../files.ts';

const Marks = z.record(z.string(), z.string());

const read = (file: string): Record<string, string> => {
  try {
    return Marks.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
};

/**
 * How far each reader has come, on disk. A mark is written whole or not at all, after the work it stands for:
 * what was read and not yet marked is read again after a crash.
 */
export class Checkpoints {
  readonly #file: string;
  readonly #marks: Map<string, string>;

  constructor(file: string) {
    this.#file = file;
    this.#marks = new Map(Object.entries(read(file)));
  }

  get(name: string): string | undefined {
    return this.#marks.get(name);
  }

  set(name: string, value: string): void {
    this.#marks.set(name, value);
    writeWhole(this.#file, JSON.stringify(Object.fromEntries(this.#marks)));
  }
}
