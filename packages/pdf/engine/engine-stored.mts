import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

import type { StoredPdf } from '../types.ts';

/** A PDF open for reading in parts: `read` fills the whole of `into` from a position within the length. */
export type OpenStored = { length: number; read: (into: Uint8Array, position: number) => void; close: () => void };

const openFile = (path: string): OpenStored => {
  const file = openSync(path, 'r');
  return {
    length: fstatSync(file).size,
    read: (into, position) => {
      for (let done = 0; done < into.length;) {
        const count = readSync(file, into, done, into.length - done, position + done);
        if (count === 0) throw new Error('the file has become shorter');
        done += count;
      }
    },
    close: () => closeSync(file),
  };
};

export const openStored = (stored: StoredPdf): OpenStored =>
  stored instanceof Uint8Array
    ? {
        length: stored.length,
        read: (into, position) => into.set(stored.subarray(position, position + into.length)),
        close: () => undefined,
      }
    : openFile(stored.path);
