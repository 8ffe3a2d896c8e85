import { createHash, randomBytes } from 'node:crypto';

import { type IdKind, idPrefixes } from '@sequester/model';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const idLength = 26;

const letters = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, idLength), (byte) => alphabet[byte % alphabet.length]).join('');

/**
 * Ids of 130 bits. With a seed (one attempt at one act) the same act makes the same ids again, so that a retry finds
 * what an earlier try left behind; without, they are random.
 */
export const newIds = (seed?: string): ((kind: IdKind) => string) => {
  let count = 0;
  return (kind) => {
    count += 1;
    const bytes =
      seed === undefined ? randomBytes(idLength) : createHash('sha256').update(`${seed}\n${kind}\n${count}`).digest();
    return `${idPrefixes[kind]}_${letters(bytes)}`;
  };
};
