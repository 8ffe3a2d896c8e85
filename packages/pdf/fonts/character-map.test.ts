import { describe, expect, test } from 'vitest';

import { long, words } from '../../../test/pdf/adversarial/font-programs.ts';
import { readCharacterMaps, writeCharacterMaps } from './character-map.ts';

/** A table of these subtables, all of platform 3 and encoding 1. */
const table = (...subtables: Buffer[]): Buffer => {
  const start = 4 + 8 * subtables.length;
  const records = subtables.map((_, at) =>
    Buffer.concat([words(3, 1), long(start + Buffer.concat(subtables.slice(0, at)).length)]),
  );
  return Buffer.concat([words(0, subtables.length), ...records, ...subtables]);
};
const glyphs = (subtable: Buffer, characters: number[]): (number | undefined)[] =>
  characters.map((character) => readCharacterMaps(table(subtable))[0]?.glyphOf(character));

const groups = (count: number): Buffer => {
  const map = Buffer.alloc(16 + 12 * count);
  map.writeUInt16BE(12, 0);
  map.writeUInt32BE(count, 12);
  for (const [at, value] of [70, 70, 5].entries()) map.writeUInt32BE(value, map.length - 12 + 4 * at);
  return map;
};

describe('a character map', () => {
  test('of bytes has 256 characters, whatever stands after them', () => {
    const bytes = Buffer.concat([
      words(0, 262, 0),
      Buffer.from(Array.from({ length: 256 }, (_, code) => code ^ 7)),
      Buffer.from([99]),
    ]);
    expect(glyphs(bytes, [0, 65, 255, 256, 0x1f600])).toEqual([7, 70, 248, 0, 0]);
  });

  test('of a run has the characters of the run', () => {
    expect(glyphs(words(6, 16, 0, 65, 3, 9, 8, 7, 6), [64, 65, 67, 68, 0x10041])).toEqual([0, 9, 7, 0, 0]);
  });

  test('of segments gives a glyph by a difference or from a list, and nothing between them and beyond the table', () => {
    const [ends, starts] = [
      [12, 22, 30, 41, 0xffff],
      [10, 20, 30, 40, 0xffff],
    ];
    const head = words(4, 0, 0, 10, 0, 0, 0, ...ends, 0, ...starts, 65_533, 100, 3, 0, 1);
    const map = Buffer.concat([head, words(0, 8, 12, 10, 0), words(40, 0, 42, 50)]);
    expect(glyphs(map, [9, 10, 12, 13, 19])).toEqual([0, 7, 9, 0, 0]);
    expect(glyphs(map, [20, 21, 22, 23, 30])).toEqual([140, 0, 142, 0, 53]);
    expect(glyphs(map, [40, 41, 42, 0x1000a])).toEqual([50, 0, 0, 0]);
  });

  test('of segments ends with the last of them', () => {
    expect(glyphs(words(4, 0, 0, 2, 0, 0, 0, 12, 0, 10, 1, 0), [10, 12, 13])).toEqual([11, 13, 0]);
  });

  test('of groups gives each the glyphs from its first one on', () => {
    const map = Buffer.concat([words(12, 0), ...[0, 0, 2, 65, 67, 9, 0x1f600, 0x1f601, 20].map(long)]);
    expect(glyphs(map, [64, 65, 67, 68, 0x1f5ff, 0x1f600, 0x1f601, 0x1f602])).toEqual([0, 9, 11, 0, 0, 20, 21, 0]);
  });

  test('is read with its platform and encoding, those of variations left out', () => {
    const run = words(6, 12, 0, 65, 1, 4);
    const both = Buffer.concat([
      words(0, 3, 1, 0),
      long(28),
      words(0, 5),
      long(40),
      words(3, 10),
      long(28),
      run,
      words(14, 0),
    ]);
    expect(readCharacterMaps(both).map(({ platform, encoding, glyphOf }) => [platform, encoding, glyphOf(65)])).toEqual(
      [
        [1, 0, 4],
        [3, 10, 4],
      ],
    );
  });

  test('is none where there is no table or nothing in it', () => {
    expect(readCharacterMaps(undefined)).toEqual([]);
    expect(readCharacterMaps(Buffer.alloc(3))).toEqual([]);
    expect(readCharacterMaps(words(0, 0))).toEqual([]);
  });

  test.each([2, 8, 10, 13])('of format %i is not read', (format) => {
    expect(() => readCharacterMaps(table(words(format, 0, 0)))).toThrow(`a character map of format ${format}`);
  });

  test('is one of sixteen at most, of twenty thousand groups at most', () => {
    const one = words(6, 12, 0, 65, 1, 4);
    expect(readCharacterMaps(table(...Array.from({ length: 16 }, () => one)))).toHaveLength(16);
    expect(() => readCharacterMaps(table(...Array.from({ length: 17 }, () => one)))).toThrow('too many character maps');
    expect(glyphs(groups(20_000), [70])).toEqual([5]);
    expect(() => glyphs(groups(20_001), [70])).toThrow('a character map too large');
  });
});

const empty = (platform: number) =>
  writeCharacterMaps([{ platform, encoding: 1, entries: new Map() }])
    .subarray(12)
    .toString('hex');

describe('a written character map', () => {
  test('is a run for a Macintosh and single segments for all others, in the order of their characters', () => {
    const entries = new Map([
      [67, 9],
      [65, 1],
    ]);
    const run = words(6, 16, 0, 65, 3, 1, 0, 9);
    const segments = words(4, 40, 0, 6, 4, 1, 2, 65, 67, 0xffff, 0, 65, 67, 0xffff, 1 - 65, 9 - 67, 1, 0, 0, 0);
    const written = writeCharacterMaps([
      { platform: 1, encoding: 0, entries },
      { platform: 3, encoding: 10, entries },
      { platform: 0, encoding: 3, entries },
    ]);
    const head = Buffer.concat([words(0, 3, 1, 0), long(28), words(3, 10), long(44), words(0, 3), long(84)]);
    expect(written.toString('hex')).toBe(Buffer.concat([head, run, segments, segments]).toString('hex'));
    expect(readCharacterMaps(written).map(({ glyphOf }) => [64, 65, 66, 67, 68].map(glyphOf))).toEqual([
      [0, 1, 0, 9, 0],
      [0, 1, 0, 9, 0],
      [0, 1, 0, 9, 0],
    ]);
  });

  test('of nothing has an empty run, or the segment that ends all maps', () => {
    expect(empty(1)).toBe(words(6, 10, 0, 0, 0).toString('hex'));
    expect(empty(3)).toBe(words(4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0).toString('hex'));
  });

  test('leaves out the number that ends all maps, and all beyond', () => {
    const entries = new Map([
      [0xfffe, 2],
      [0xffff, 3],
      [0x1f600, 4],
    ]);
    const [map] = readCharacterMaps(writeCharacterMaps([{ platform: 3, encoding: 1, entries }]));
    expect([0xfffe, 0xffff, 0x1f600].map((character) => map?.glyphOf(character))).toEqual([2, 0, 0]);
  });
});
