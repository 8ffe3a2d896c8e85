import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';

import { ownFolder } from '../files.ts';

/** Lines kept in memory over all functions. */
const mostLines = 20_000;

/** What functions write: one file for each, and the last lines in memory. */
export class FunctionLogs {
  readonly #directory: string;
  readonly #files = new Map<string, WriteStream>();
  readonly #lines: string[] = [];

  constructor(directory: string) {
    this.#directory = directory;
    ownFolder(directory);
  }

  write(functionName: string, text: string): void {
    const file =
      this.#files.get(functionName) ??
      createWriteStream(join(this.#directory, `${functionName}.log`), { flags: 'a', mode: 0o600 });
    this.#files.set(functionName, file);
    file.write(text);
    for (const line of text.split('\n').filter((each) => each !== '')) this.#lines.push(line);

    if (this.#lines.length > mostLines) this.#lines.splice(0, this.#lines.length - mostLines);
  }

  lines(): string[] {
    return [...this.#lines];
  }

  async close(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => new Promise((resolve) => file.end(resolve))));
  }
}
