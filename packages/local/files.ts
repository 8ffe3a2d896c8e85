import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type * as z from 'zod';

/** Makes a folder that only this user may open, and closes one that was open to others. */
export const ownFolder = (directory: string): void => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
};

/** Writes a file whole or not at all, readable by its owner alone; a kill leaves the old content or the new. */
export const writeWhole = (file: string, content: string | Uint8Array): void => {
  const written = `${file}.${randomUUID()}.new`;
  try {
    writeFileSync(written, content, { mode: 0o600 });
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')) throw fault;

    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(written, content, { mode: 0o600 });
  }
  renameSync(written, file);
};

/** The content of a JSON file as its schema reads it, or `undefined` where there is no file. */
export const readJson = <T>(file: string, schema: z.ZodType<T>): T | undefined => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  return schema.parse(JSON.parse(text));
};
