import { Uncuttable } from './font-program.ts';

export type Tables = Map<string, Buffer>;

const MOST_TABLES = 64;

/** The tables of a TrueType or OpenType program by tag. */
export const readTables = (program: Buffer): Tables => {
  const count = program.readUInt16BE(4);
  if (count > MOST_TABLES) throw new Uncuttable('too many tables');
  const tables: Tables = new Map();
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    const [from, length] = [program.readUInt32BE(at + 8), program.readUInt32BE(at + 12)];
    const tag = program.toString('latin1', at, at + 4);
    if (!tables.has(tag)) tables.set(tag, program.subarray(from, from + length));
  }
  return tables;
};

const checksum = (bytes: Buffer): number => {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
};

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** A TrueType program of these tables. */
export const writeTables = (tables: Tables): Buffer => {
  const sorted = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const head = Buffer.alloc(12 + 16 * sorted.length);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  head.writeUInt32BE(0x00010000, 0);
  [sorted.length, power * 16, Math.log2(power), (sorted.length - power) * 16].forEach((value, index) =>
    head.writeUInt16BE(value, 4 + 2 * index),
  );
  const parts: Buffer[] = [head];
  let from = head.length;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const at = 12 + 16 * index;
    const part = padded(bytes);
    head.write(tag, at, 'latin1');
    [checksum(part), from, bytes.length].forEach((value, column) => head.writeUInt32BE(value, at + 4 + 4 * column));
    parts.push(part);
    from += part.length;
  }
  return Buffer.concat(parts);
};
