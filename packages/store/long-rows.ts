import { gunzipSync, gzipSync } from 'node:zlib';

import { filled, packedPiece } from '@sequester/model';
import * as z from 'zod';

import type { Item } from './get-item.ts';

/** Characters of JSON up to which a row is kept plainly; DynamoDB takes rows of 400 KB and reads 1 MB at a time. */
const plainAtMost = 32 * 1024;
/** Characters of base64 in one part of a row. */
const partLength = 350 * 1024;

const part = (sk: string, index: number): string => filled(packedPiece, { first: sk, index });

const Packed = z.object({ pk: z.string(), sk: z.string(), packed: z.string(), parts: z.int().min(1).optional() });
type Packed = z.infer<typeof Packed>;

/**
 * The rows in which an item is kept: itself or, where it is long (a decision on a thousand notes, a selection of them), its
 * JSON packed, in as many parts as it takes. All of them belong into one transaction.
 */
export const rowsOf = (item: Item & { pk: string; sk: string }): Item[] => {
  const json = JSON.stringify(item);
  if (json.length <= plainAtMost) return [item];

  const packed = gzipSync(json).toString('base64');
  const parts = Math.ceil(packed.length / partLength);
  return Array.from({ length: parts }, (_, index) => ({
    pk: item.pk,
    sk: index === 0 ? item.sk : part(item.sk, index),
    packed: packed.slice(index * partLength, (index + 1) * partLength),
    ...(index === 0 ? { parts } : {}),
  }));
};

const unpacked = (head: Packed, bySortKey: ReadonlyMap<string, Packed>): Item => {
  const parts = Array.from({ length: head.parts ?? 1 }, (_, index) => {
    const found = index === 0 ? head : bySortKey.get(part(head.sk, index));
    if (found === undefined) throw new Error('a row without all of its parts');

    return found.packed;
  });
  return z
    .record(z.string(), z.any())
    .parse(JSON.parse(gunzipSync(Buffer.from(parts.join(''), 'base64')).toString('utf8')));
};

/** The items that rows of one partition hold, each whole, in their order. */
export const itemsOf = (rows: readonly Item[]): Item[] => {
  const packed = new Map(rows.filter((row) => 'packed' in row).map((row) => [String(row['sk']), Packed.parse(row)]));
  return rows.flatMap((row) => {
    const head = packed.get(String(row['sk']));
    if (head === undefined) return [row];

    return head.parts === undefined ? [] : [unpacked(head, packed)];
  });
};
