import { sha256Hex } from '../sha256.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inOrder = (_name: string, value: unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))))
    : value;

/** JSON with the names of every object in order, and without what is undefined: what comes back from a store reads as it went in. */
export const orderedJson = (value: unknown): string => JSON.stringify(value, inOrder);

/** SHA-256 in hex of a text, or of anything as ordered JSON. */
export const digestOf = (value: unknown): string => sha256Hex(typeof value === 'string' ? value : orderedJson(value));
