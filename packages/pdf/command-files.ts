import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { BadCall, isEncrypted } from './command-input.ts';

/** The input is one that this program does not take: not a PDF, damaged, or encrypted. */
export class RefusedInput extends Error {}

const at = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** A file whole. Throws `BadCall`. */
export const read = (path: string): Uint8Array => {
  try {
    return new Uint8Array(readFileSync(at(path)));
  } catch {
    throw new BadCall(`cannot read ${path}`);
  }
};

const firstKilobyte = (path: string): Buffer => {
  try {
    const file = openSync(at(path), 'r');
    const head = Buffer.alloc(1024);
    const count = readSync(file, head);
    closeSync(file);
    return head.subarray(0, count);
  } catch {
    throw new BadCall(`cannot read ${path}`);
  }
};

/** A PDF of any size; it is not read into memory. */
export const openPdf = async (path: string): Promise<{ path: string }> => {
  if (!firstKilobyte(path).includes('%PDF-')) throw new RefusedInput(`${path} is not a PDF`);
  const stored = { path: at(path) };
  if (await isEncrypted(stored)) throw new RefusedInput(`${path} is encrypted`);
  return stored;
};

/** Throws `BadCall` where it cannot be written. */
export const save = (path: string, bytes: Uint8Array): void => {
  try {
    writeFileSync(at(path), bytes);
  } catch {
    throw new BadCall(`cannot write ${path}`);
  }
};
