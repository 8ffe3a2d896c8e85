import { readTables, writeTables, type Tables } from '../fonts/sfnt.ts';
import type { SetLetter } from './set-text.ts';

const required = (tables: Tables, tag: string): Buffer => {
  const table = tables.get(tag);
  if (!table) throw new Error(`no table ${tag}`);
  return table;
};

/** Flags of a part of a composite glyph (OpenType, glyf): offsets of two bytes, as distances, and more parts to come. */
const [AS_WORDS, AS_DISTANCES, MORE] = [0x01, 0x02, 0x20];

type Outlines = { glyf: Buffer; offsets: number[] };

const outlinesIn = (tables: Tables): Outlines => {
  const loca = required(tables, 'loca');
  const long = required(tables, 'head').readInt16BE(50) !== 0;
  const count = loca.length / (long ? 4 : 2);
  const offsets = Array.from({ length: count }, (_, index) =>
    long ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index),
  );
  return { glyf: required(tables, 'glyf'), offsets };
};

/** The box around a glyph; nothing where it has no outline. */
const boxOf = ({ glyf, offsets }: Outlines, glyph: number): number[] | undefined => {
  const [from = 0, to = 0] = [offsets[glyph], offsets[glyph + 1]];
  return to > from ? [2, 4, 6, 8].map((at) => glyf.readInt16BE(from + at)) : undefined;
};

/** A composite glyph of the parts that have an outline, and where its ink begins. */
const composite = (outlines: Outlines, { parts }: SetLetter): { bytes: Buffer; left: number } => {
  const drawn = parts.flatMap((part) => {
    const box = boxOf(outlines, part.glyph);
    return box ? [{ ...part, box: box.map((edge, at) => edge + (at % 2 === 0 ? part.x : part.y)) }] : [];
  });
  if (drawn.length === 0) return { bytes: Buffer.alloc(0), left: 0 };
  const edge = (at: number, choose: (...values: number[]) => number): number =>
    choose(...drawn.map(({ box }) => box[at] ?? 0));
  const bytes = Buffer.alloc(10 + 8 * drawn.length);
  const left = edge(0, Math.min);
  for (const [at, value] of [-1, left, edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)].entries())
    bytes.writeInt16BE(value, 2 * at);
  for (const [index, { glyph, x, y }] of drawn.entries()) {
    const at = 10 + 8 * index;
    bytes.writeUInt16BE(AS_WORDS | AS_DISTANCES | (index + 1 < drawn.length ? MORE : 0), at);
    bytes.writeUInt16BE(glyph, at + 2);
    bytes.writeInt16BE(x, at + 4);
    bytes.writeInt16BE(y, at + 6);
  }
  return { bytes, left };
};

/** Advance widths and bearings of as many glyphs, those that the program does not tell apart written out. */
const metricsOf = (tables: Tables, count: number): Buffer => {
  const [source, long] = [required(tables, 'hmtx'), required(tables, 'hhea').readUInt16BE(34)];
  const own = required(tables, 'maxp').readUInt16BE(4);
  const hmtx = Buffer.alloc(4 * count);
  source.copy(hmtx, 0, 0, 4 * long);
  for (let glyph = long; glyph < own; glyph += 1) {
    hmtx.writeUInt16BE(source.readUInt16BE(4 * (long - 1)), 4 * glyph);
    hmtx.writeInt16BE(source.readInt16BE(4 * long + 2 * (glyph - long)), 4 * glyph + 2);
  }
  return hmtx;
};

/** The program with a composite glyph for each code above its own glyphs. */
export const withLetters = (program: Buffer, codes: ReadonlyMap<number, SetLetter>): Buffer => {
  const tables = readTables(program);
  const own = required(tables, 'maxp').readUInt16BE(4);
  const composed = [...codes].filter(([code]) => code >= own).toSorted(([a], [b]) => a - b);
  if (composed.length === 0) return program;
  const outlines = outlinesIn(tables);
  const count = Math.max(...composed.map(([code]) => code)) + 1;
  const hmtx = metricsOf(tables, count);
  const loca = Buffer.alloc(4 * (count + 1));
  const parts = [outlines.glyf];
  const glyphs = new Map(composed.map(([code, letter]) => [code, { letter, ...composite(outlines, letter) }]));
  let at = outlines.glyf.length;
  for (let glyph = 0; glyph < count; glyph += 1) {
    const made = glyphs.get(glyph);
    loca.writeUInt32BE(glyph < own ? (outlines.offsets[glyph] ?? at) : at, 4 * glyph);
    if (!made) continue;
    parts.push(made.bytes);
    at += made.bytes.length;
    hmtx.writeUInt16BE(made.letter.advance, 4 * glyph);
    hmtx.writeInt16BE(made.left, 4 * glyph + 2);
  }
  loca.writeUInt32BE(at, 4 * count);
  const [head, hhea, maxp] = ['head', 'hhea', 'maxp'].map((tag) => Buffer.from(required(tables, tag)));
  head?.writeInt16BE(1, 50);
  hhea?.writeUInt16BE(count, 34);
  maxp?.writeUInt16BE(count, 4);
  const changed = { glyf: Buffer.concat(parts), loca, hmtx, head, hhea, maxp };
  return writeTables(
    new Map(
      [...tables].map(([tag, table]) => [tag, Object.entries(changed).find(([name]) => name === tag)?.[1] ?? table]),
    ),
  );
};
