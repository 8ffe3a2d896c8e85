import { Uncuttable } from './font-program.ts';

/** A glyph of a `glyf` table (OpenType, glyf): how many bytes it really takes, its size in points, and the glyphs that it is made of. */
export type GlyphOutline = { length: number; points: number; contours: number; parts: number[] };

const EMPTY: GlyphOutline = { length: 0, points: 0, contours: 0, parts: [] };

/** Reads the outline at the beginning of some bytes; what follows it there is no part of it. Throws `Uncuttable`, `RangeError`. */
export const readOutline = (bytes: Buffer): GlyphOutline => {
  if (bytes.length === 0) return EMPTY;
  const contours = bytes.readInt16BE(0);
  if (contours === 0) return EMPTY;
  return contours > 0 ? simple(bytes, contours) : composite(bytes);
};

const FLAG = { shortX: 2, shortY: 4, repeats: 8, sameX: 16, sameY: 32 };

const coordinateLength = (flag: number, short: number, same: number): number =>
  flag & short ? 1 : flag & same ? 0 : 2;

const simple = (bytes: Buffer, contours: number): GlyphOutline => {
  const points = bytes.readUInt16BE(8 + 2 * contours) + 1;
  let at = 10 + 2 * contours;
  at += 2 + bytes.readUInt16BE(at);
  let coordinates = 0;
  for (let read = 0; read < points;) {
    const flag = bytes.readUInt8(at);
    const times = flag & FLAG.repeats ? bytes.readUInt8(at + 1) + 1 : 1;
    at += flag & FLAG.repeats ? 2 : 1;
    read += times;
    coordinates +=
      times * (coordinateLength(flag, FLAG.shortX, FLAG.sameX) + coordinateLength(flag, FLAG.shortY, FLAG.sameY));
  }
  if (at + coordinates > bytes.length) throw new Uncuttable('a glyph that ends too early');
  return { length: at + coordinates, points, contours, parts: [] };
};

const PART = { words: 1, scaled: 8, more: 32, scaledTwice: 64, matrix: 128, instructions: 256 };

const composite = (bytes: Buffer): GlyphOutline => {
  const parts: number[] = [];
  let [at, flags] = [10, PART.more];
  while (flags & PART.more) {
    flags = bytes.readUInt16BE(at);
    parts.push(bytes.readUInt16BE(at + 2));
    at += 4 + (flags & PART.words ? 4 : 2);
    at += flags & PART.scaled ? 2 : flags & PART.scaledTwice ? 4 : flags & PART.matrix ? 8 : 0;
  }
  if (flags & PART.instructions) at += 2 + bytes.readUInt16BE(at);
  if (at > bytes.length) throw new Uncuttable('a glyph that ends too early');
  return { length: at, points: 0, contours: 0, parts };
};
