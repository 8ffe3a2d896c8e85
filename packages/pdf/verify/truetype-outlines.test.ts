import { describe, expect, test } from 'vitest';

import { latin, long, tables, words } from '../../../test/pdf/adversarial/font-programs.ts';
import { trueTypeOutlines } from './truetype-outlines.ts';

const BOX = [0, 0, 9, 9];
/** A glyph of one contour with these flags, each with as many bytes as its coordinates take. */
const contour = (flags: number[], size: number, points = flags.length): Buffer =>
  Buffer.concat([words(1, ...BOX, points - 1, 0), Buffer.from(flags), Buffer.alloc(size, 7)]);
const parts = (...rest: number[]): Buffer => words(-1, ...BOX, ...rest);
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
const POINT = contour([0x37], 2);

type Given = { glyphs?: Buffer[]; widths?: number[]; more?: Record<string, Buffer>; loca?: Buffer };

const written = ({ glyphs = [POINT], widths = [], more = {}, loca }: Given): Record<string, Buffer> => {
  const glyf = glyphs.map((glyph) => (glyph.length % 4 === 0 ? glyph : padded(glyph)));
  const ends = [0, ...glyf.map((_, at) => Buffer.concat(glyf.slice(0, at + 1)).length)];
  return {
    glyf: Buffer.concat(glyf),
    loca: loca ?? Buffer.concat(ends.map(long)),
    hmtx: words(...glyphs.flatMap((_, at) => [widths[at] ?? 0, 0])),
    ...more,
  };
};
const read = (given: Given) => trueTypeOutlines(tables(written(given)));
const outlines = (...glyphs: Buffer[]) => read({ glyphs }).outlines;
const ways = (more: Record<string, Buffer>) => read({ more }).ways;

describe('the glyphs of a TrueType program', () => {
  test('are those with an outline or a width', () => {
    expect(read({ glyphs: [POINT, latin(''), latin(''), POINT], widths: [0, 0, 500, 500] }).outlines).toEqual([
      { glyph: 0, parts: [] },
      { glyph: 2, parts: [] },
      { glyph: 3, parts: [] },
    ]);
  });

  test.each<[string, Buffer, number[]]>([
    ['words', parts(0x21, 5, 0, 0, 0x01, 6, 0, 0), [5, 6]],
    ['bytes', parts(0x20, 5, 0, 0x00, 6, 0), [5, 6]],
    ['a scale', parts(0x28, 5, 0, 0, 0x08, 6, 0, 0), [5, 6]],
    ['two scales', parts(0x60, 5, 0, 0, 0, 0x40, 6, 0, 0, 0), [5, 6]],
    ['a matrix', parts(0xa0, 5, 0, 0, 0, 0, 0, 0x80, 6, 0, 0, 0, 0, 0), [5, 6]],
    ['instructions', Buffer.concat([parts(0x100, 5, 0, 3), latin('abc')]), [5]],
  ])('are made of others with %s', (_, glyph, expected) => {
    expect(outlines(glyph)).toEqual([{ glyph: 0, parts: expected }]);
  });

  test.each<[string, Buffer]>([
    ['bytes both ways', contour([0x37, 0x07], 4)],
    ['words both ways', contour([0x01, 0x01], 8)],
    ['nothing that changes', contour([0x31, 0x31], 0)],
    ['bytes one way', contour([0x13, 0x25], 6)],
    ['words one way', contour([0x11, 0x21], 4)],
    ['flags for several', contour([0x0f, 2, 0x37], 6 + 2, 4)],
    ['flags for several and words', contour([0x09, 1], 8, 2)],
    ['two contours', Buffer.concat([words(2, ...BOX, 0, 1, 0), Buffer.from([0x37, 0x37]), Buffer.alloc(4)])],
    ['instructions', Buffer.concat([words(1, ...BOX, 0, 3), latin('abc'), Buffer.from([0x37]), Buffer.alloc(2)])],
  ])('are read to their end with %s', (_, glyph) => {
    expect(outlines(glyph)).toEqual([{ glyph: 0, parts: [] }]);
    expect(() => outlines(Buffer.concat([glyph, latin('hide')]))).toThrow('bytes that nothing reads');
    expect(() => outlines(glyph.subarray(0, -4))).toThrow(/nothing reads|range|outside/);
  });

  test('hide nothing behind their last part', () => {
    expect(() => outlines(Buffer.concat([parts(0x00, 5, 0), latin('hide')]))).toThrow('bytes that nothing reads');
  });

  test.each<[string, Given, string]>([
    ['no list', { loca: latin('') }, 'outlines outside of the list'],
    ['a list that begins later', { loca: Buffer.concat([long(4), long(20)]) }, 'outlines outside of the list'],
    ['a list that ends earlier', { loca: Buffer.concat([long(0), long(16)]) }, 'outlines outside of the list'],
    ['more widths than glyphs', { more: { hmtx: words(0, 0, 500, 0) } }, 'widths of no glyph'],
    ['fewer widths than glyphs', { more: { hmtx: latin('') } }, 'widths of no glyph'],
    ['a table of notices', { more: { name: latin('secret') } }, 'tables that the builder does not write'],
  ])('are not read with %s', (_, given, message) => {
    expect(() => read(given)).toThrow(message);
  });

  test.each(['glyf', 'loca', 'hmtx'])('are not read without a table %s', (tag) => {
    const rest = Object.fromEntries(Object.entries(written({})).filter(([name]) => name !== tag));
    expect(() => trueTypeOutlines(tables(rest))).toThrow('no outlines');
  });

  test('are not read where bytes stand between the tables or after them', () => {
    const program = tables(written({}));
    expect(() => trueTypeOutlines(Buffer.concat([program, latin('hide')]))).toThrow('bytes that nothing reads');
    expect(() => trueTypeOutlines(Buffer.concat([program, latin('\0\0\0\0')]))).toThrow('bytes that nothing reads');
    expect(trueTypeOutlines(Buffer.concat([latin('before'), program]).subarray(6)).outlines).toHaveLength(1);
  });
});

const map = (...subtables: Buffer[]): { cmap: Buffer } => {
  const start = 4 + 8 * subtables.length;
  const records = subtables.map((_, at) =>
    Buffer.concat([words(3, 1), long(start + Buffer.concat(subtables.slice(0, at)).length)]),
  );
  return { cmap: Buffer.concat([words(0, subtables.length), ...records, ...subtables]) };
};
const run = (first: number, ...glyphs: number[]): Buffer =>
  words(6, 10 + 2 * glyphs.length, 0, first, glyphs.length, ...glyphs);
const segments = (...pairs: [number, number][]): Buffer => {
  const ends = [...pairs.map(([character]) => character), 0xffff];
  return words(
    4,
    16 + 8 * ends.length,
    0,
    2 * ends.length,
    0,
    0,
    0,
    ...ends,
    0,
    ...ends,
    ...pairs.map(([character, glyph]) => glyph - character),
    1,
    ...ends.map(() => 0),
  );
};

describe('the characters of a TrueType program', () => {
  test('are those of runs, but for gaps, and of segments', () => {
    expect(ways(map(run(65, 4, 0, 6), segments([66, 7], [0xf041, 8])))).toEqual([
      { kind: 'character', value: 65, glyph: 4 },
      { kind: 'character', value: 67, glyph: 6 },
      { kind: 'character', value: 66, glyph: 7 },
      { kind: 'character', value: 0xf041, glyph: 8 },
    ]);
    expect(ways(map(run(0), segments()))).toEqual([]);
  });

  test('are spare where a map has one alone, of the first glyph', () => {
    expect(ways(map(run(255, 1), segments([255, 1]), segments([65, 2]), segments([65, 1], [66, 2])))).toMatchObject([
      { spare: true },
      { spare: true },
      {},
      {},
      {},
    ]);
    expect(ways(map(segments([65, 2]), segments([65, 1], [66, 2]))).some((way) => 'spare' in way)).toBe(false);
  });

  test.each<[string, Buffer, string]>([
    [
      'of another format',
      words(0, 262, 0, ...Array.from({ length: 128 }, () => 0)),
      'a character map of another format',
    ],
    ['of groups', words(12, 0, 0, 28, 0, 0, 0, 1, 0, 65, 0, 90, 0, 4), 'a character map of another format'],
    [
      'with a segment of several',
      words(4, 32, 0, 4, 0, 0, 0, 70, 0xffff, 0, 65, 0xffff, 0, 1, 0, 0),
      'a segment of several characters',
    ],
    [
      'with a list of glyphs',
      words(4, 34, 0, 4, 0, 0, 0, 65, 0xffff, 0, 65, 0xffff, 0, 1, 4, 0, 9),
      'a segment of several characters',
    ],
  ])('are not read from a map %s', (_, subtable, message) => {
    expect(() => ways(map(subtable))).toThrow(message);
  });

  test('hide nothing after their maps', () => {
    expect(() => ways({ cmap: Buffer.concat([map(run(65, 4)).cmap, latin('hide')]) })).toThrow(
      'bytes that nothing reads',
    );
    expect(() => ways({ cmap: Buffer.concat([map(segments([65, 4])).cmap, latin('hide')]) })).toThrow(
      'bytes that nothing reads',
    );
  });
});

const string = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), latin(text)]);
const post = (version: number, ...rest: Buffer[]): { post: Buffer } => ({
  post: Buffer.concat([long(version), Buffer.alloc(28), ...rest]),
});

describe('the names of a TrueType program', () => {
  test('are those of its own list', () => {
    expect(ways(post(0x00020000, words(4, 0, 259, 0, 258), string('one'), string('second')))).toEqual([
      { kind: 'name', value: 'second', glyph: 1 },
      { kind: 'name', value: 'one', glyph: 3 },
    ]);
    expect(ways(post(0x00030000))).toEqual([]);
  });

  test('are not read with a name of no glyph, or bytes after them', () => {
    expect(() => ways(post(0x00020000, words(2, 0, 258), string('one'), string('second')))).toThrow(
      'a name of no glyph',
    );
    expect(() => ways(post(0x00020000, words(2, 0, 0), string('hide')))).toThrow('a name of no glyph');
    expect(() => ways(post(0x00020000, words(2, 0, 258), Buffer.concat([Buffer.from([9]), latin('short')])))).toThrow(
      'bytes that nothing reads',
    );
    expect(() => ways(post(0x00030000, latin('hide')))).toThrow('bytes that nothing reads');
  });
});
