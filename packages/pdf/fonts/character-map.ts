import { ascending, Uncuttable } from './font-program.ts';

/** A subtable of a `cmap` (OpenType, cmap): which glyph it gives to a character, 0 where none. */
export type CharacterMap = { platform: number; encoding: number; glyphOf: (character: number) => number };

const byteMap = (table: Buffer) => (character: number) => (character < 256 ? table.readUInt8(6 + character) : 0);

const trimmedMap = (table: Buffer) => (character: number) => {
  const [first, count] = [table.readUInt16BE(6), table.readUInt16BE(8)];
  return character >= first && character < first + count ? table.readUInt16BE(10 + 2 * (character - first)) : 0;
};

const segmentMap = (table: Buffer) => (character: number) => {
  const size = table.readUInt16BE(6);
  for (let at = 14; at < 14 + size; at += 2) {
    if (table.readUInt16BE(at) < character) continue;
    const [start, delta, offset] = [2, 2 + size, 2 + 2 * size].map((further) =>
      table.readUInt16BE(at + size + further),
    );
    if (start === undefined || delta === undefined || offset === undefined || start > character) return 0;
    if (offset === 0) return (character + delta) & 0xffff;
    const place = at + size + 2 + 2 * size + offset + 2 * (character - start);
    const glyph = place + 2 <= table.length ? table.readUInt16BE(place) : 0;
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
};

const groupMap = (table: Buffer) => (character: number) => {
  const count = table.readUInt32BE(12);
  if (count > MOST_GROUPS) throw new Uncuttable('a character map too large');
  for (let at = 16; at < 16 + 12 * count; at += 12) {
    const [first, last, glyph] = [0, 4, 8].map((further) => table.readUInt32BE(at + further));
    if (first !== undefined && last !== undefined && character >= first && character <= last)
      return (glyph ?? 0) + character - first;
  }
  return 0;
};

const READERS: Record<number, (table: Buffer) => CharacterMap['glyphOf']> = {
  0: byteMap,
  4: segmentMap,
  6: trimmedMap,
  12: groupMap,
};
/** Variation sequences, which no simple font uses. */
const VARIATIONS = 14;
/** Fonts have a handful of maps of a few hundred segments; more is an attack on the reader. */
const MOST_MAPS = 16;
const MOST_GROUPS = 20_000;

/** A damaged map may have to be read to its end for each character. */
const remembering = (read: CharacterMap['glyphOf']): CharacterMap['glyphOf'] => {
  const known = new Map<number, number>();
  return (character) => {
    const glyph = known.get(character) ?? read(character);
    known.set(character, glyph);
    return glyph;
  };
};

/** The subtables of a `cmap`. Throws `Uncuttable` on one of a format that cannot be read. */
export const readCharacterMaps = (table: Buffer | undefined): CharacterMap[] => {
  if (!table || table.length < 4) return [];
  const count = table.readUInt16BE(2);
  if (count > MOST_MAPS) throw new Uncuttable('too many character maps');
  return Array.from({ length: count }, (_, index) => 4 + 8 * index).flatMap((at): CharacterMap[] => {
    const subtable = table.subarray(table.readUInt32BE(at + 4));
    const format = subtable.readUInt16BE(0);
    if (format === VARIATIONS) return [];
    const reader = READERS[format];
    if (!reader) throw new Uncuttable(`a character map of format ${format}`);
    return [
      {
        platform: table.readUInt16BE(at),
        encoding: table.readUInt16BE(at + 2),
        glyphOf: remembering(reader(subtable)),
      },
    ];
  });
};

const words = (...values: number[]): Buffer => {
  const out = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => out.writeUInt16BE(value & 0xffff, 2 * index));
  return out;
};

const trimmed = (entries: Map<number, number>): Buffer => {
  const codes = ascending(entries.keys());
  const [first = 0, last = -1] = [codes[0], codes.at(-1)];
  const glyphs = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => entries.get(first + index) ?? 0);
  return words(6, 10 + 2 * glyphs.length, 0, first, glyphs.length, ...glyphs);
};

/** One segment for each character. */
const segments = (entries: Map<number, number>): Buffer => {
  const characters = ascending(entries.keys()).filter((character) => character < 0xffff);
  const count = characters.length + 1;
  const power = 2 ** Math.floor(Math.log2(count));
  const deltas = characters.map((character) => (entries.get(character) ?? 0) - character);
  const ends = [...characters, 0xffff];
  const head = words(4, 16 + 8 * count, 0, 2 * count, 2 * power, Math.log2(power), 2 * (count - power));
  return Buffer.concat([head, words(...ends, 0, ...ends, ...deltas, 1, ...ends.map(() => 0))]);
};

const MACINTOSH = 1;

export type WrittenMap = { platform: number; encoding: number; entries: Map<number, number> };

/** A `cmap` of these subtables. */
export const writeCharacterMaps = (maps: WrittenMap[]): Buffer => {
  const head = Buffer.alloc(4 + 8 * maps.length);
  head.writeUInt16BE(maps.length, 2);
  const parts: Buffer[] = [head];
  let from = head.length;
  for (const [index, { platform, encoding, entries }] of maps.entries()) {
    const part = platform === MACINTOSH ? trimmed(entries) : segments(entries);
    head.writeUInt16BE(platform, 4 + 8 * index);
    head.writeUInt16BE(encoding, 6 + 8 * index);
    head.writeUInt32BE(from, 8 + 8 * index);
    parts.push(part);
    from += part.length;
  }
  return Buffer.concat(parts);
};
