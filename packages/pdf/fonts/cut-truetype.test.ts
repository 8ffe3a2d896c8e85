import { describe, expect, test } from 'vitest';

import { latin, long, tables, words } from '../../../test/pdf/adversarial/font-programs.ts';
import { readCharacterMaps } from './character-map.ts';
import { cutTrueType } from './cut-truetype.ts';
import { readPostNames } from './post-names.ts';
import { readTables } from './sfnt.ts';

/** A glyph of so many contours of one point each, within a box, and what stands after it. */
const simple = (contours: number, box: number[], after = ''): Buffer =>
  Buffer.concat([
    words(contours, ...box, ...Array.from({ length: contours }, (_, at) => at), 0),
    Buffer.alloc(contours, 0x37),
    Buffer.alloc(2 * contours, 7),
    latin(after),
  ]);

const composite = (box: number[], ...parts: number[]): Buffer =>
  Buffer.concat([words(-1, ...box), ...parts.map((part, at) => words(at < parts.length - 1 ? 0x22 : 0x02, part, 0))]);

type Given = {
  glyphs: Buffer[];
  offsets?: number[];
  short?: boolean;
  count?: number;
  metrics?: number;
  hmtx?: Buffer;
  more?: Record<string, Buffer>;
  without?: string;
};

const program = ({
  glyphs,
  offsets,
  short = false,
  count = glyphs.length,
  metrics = glyphs.length,
  hmtx,
  more = {},
  without = '',
}: Given): Buffer => {
  const ends = offsets ?? [0, ...glyphs.map((_, at) => Buffer.concat(glyphs.slice(0, at + 1)).length)];
  const all: Record<string, Buffer> = {
    head: Buffer.concat([Buffer.alloc(50, 0xaa), words(short ? 0 : 1, 7), latin('after')]),
    hhea: Buffer.concat([Buffer.alloc(34, 0xbb), words(metrics), latin('after')]),
    maxp: Buffer.concat([long(0x00010000), words(count), Buffer.alloc(26, 0xcc)]),
    hmtx: hmtx ?? words(...glyphs.flatMap((_, at) => [500 + at, at])),
    loca: short ? words(...ends.map((end) => end / 2)) : Buffer.concat(ends.map(long)),
    glyf: Buffer.concat(glyphs),
    ...more,
  };
  return tables(Object.fromEntries(Object.entries(all).filter(([tag]) => tag !== without)));
};

const BOX = [-1, -2, 3, 4];
const GLYPHS = [
  simple(1, [0, 0, 1, 1]),
  simple(2, BOX, 'residue'),
  simple(1, [-9, -9, 9, 9]),
  composite([0, 0, 5, 5], 1, 1),
  simple(3, [1, 1, 2, 20]),
];

const cut = (given: Given, ...cids: number[]) =>
  readTables(cutTrueType(program(given), { kind: 'composite', cids: new Set(cids) }));
const table = (found: Map<string, Buffer>, tag: string): Buffer => found.get(tag) ?? Buffer.alloc(0);
/** The bytes of each glyph, as the offsets have them. */
const outlinesIn = (found: Map<string, Buffer>): string[] => {
  const [loca, glyf] = [table(found, 'loca'), table(found, 'glyf')];
  return Array.from({ length: loca.length / 4 - 1 }, (_, glyph) =>
    glyf.toString('latin1', loca.readUInt32BE(4 * glyph), loca.readUInt32BE(4 * glyph + 4)),
  );
};
const numbers = (bytes: Buffer): number[] =>
  Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readInt16BE(2 * at));
const padded = (glyph: Buffer): string => `${glyph.toString('latin1')}${'\0'.repeat((4 - (glyph.length % 4)) % 4)}`;

describe('the outlines of a cut TrueType program', () => {
  const [first = Buffer.alloc(0), , , third = Buffer.alloc(0)] = GLYPHS;
  const clean = simple(2, BOX);

  test('are those shown, of missing letters and of parts, at their numbers, without what stands after them', () => {
    expect(outlinesIn(cut({ glyphs: GLYPHS }, 1))).toEqual([padded(first), padded(clean)]);
    expect(outlinesIn(cut({ glyphs: GLYPHS }, 3))).toEqual([padded(first), padded(clean), '', padded(third)]);
    expect(outlinesIn(cut({ glyphs: GLYPHS }))).toEqual([padded(first)]);
  });

  test('are found by offsets of two bytes and of four', () => {
    const even = GLYPHS.map((glyph) => Buffer.concat([glyph, Buffer.alloc(glyph.length % 2)]));
    expect(outlinesIn(cut({ glyphs: even, short: true }, 3))).toEqual([
      padded(first),
      padded(clean),
      '',
      padded(third),
    ]);
  });

  test('go to the end of the table where their end lies before them, as readers have it', () => {
    const start = first.length;
    expect(outlinesIn(cut({ glyphs: [first, clean], offsets: [0, start, start - 1] }, 1))).toEqual([
      padded(first),
      padded(clean),
    ]);
    expect(outlinesIn(cut({ glyphs: [first, clean], offsets: [0, start, start] }, 1))).toEqual([padded(first), '']);
  });

  test('are none beyond the glyphs that the program says it has, or has offsets for', () => {
    expect(outlinesIn(cut({ glyphs: GLYPHS, count: 2 }, 1, 2, 4))).toHaveLength(2);
    expect(outlinesIn(cut({ glyphs: GLYPHS, count: 9 }, 4, 5, 6))).toHaveLength(5);
    expect(outlinesIn(cut({ glyphs: [first, composite(BOX, 7, 0)] }, 1))).toEqual([
      padded(first),
      padded(composite(BOX, 7, 0)),
    ]);
  });

  const chain = (length: number): Buffer[] => [
    first,
    ...Array.from({ length }, (_, at) => composite(BOX, at + 2)),
    clean,
  ];

  test('are not cut where a glyph is made of itself, or of sixteen in one another and more', () => {
    expect(() => cut({ glyphs: [first, composite(BOX, 2), composite(BOX, 1)] }, 1)).toThrow('a glyph made of itself');
    expect(outlinesIn(cut({ glyphs: chain(16) }, 1))).toHaveLength(18);
    expect(() => cut({ glyphs: chain(17) }, 1)).toThrow('glyphs made of glyphs too deeply');
  });

  test.each(['glyf', 'loca', 'head', 'maxp', 'hmtx', 'hhea'])('are not cut without a table %s', (without) => {
    expect(() => cut({ glyphs: GLYPHS, without }, 1)).toThrow(`no table ${without}`);
  });
});

const widths = (given: Partial<Given>, ...cids: number[]): number[] =>
  numbers(table(cut({ glyphs: GLYPHS, ...given }, ...cids), 'hmtx'));

describe('the widths of a cut TrueType program', () => {
  test('are those of the glyphs that are left', () => {
    expect(widths({}, 3)).toEqual([500, 0, 501, 1, 0, 0, 503, 3]);
    expect(widths({ metrics: 2, hmtx: words(500, 10, 501, 11, 12, 13, 14) }, 1, 2, 4)).toEqual([
      500, 10, 501, 11, 501, 12, 0, 0, 501, 14,
    ]);
    expect(widths({ metrics: 3, hmtx: words(500, 10, 501) }, 2)).toEqual([500, 10, 0, 0, 500, 0]);
    expect(widths({ metrics: 0, hmtx: words(10, 11, 12) }, 1)).toEqual([0, 10, 0, 11]);
    expect(widths({ hmtx: words(10) }, 1)).toEqual([0, 0, 0, 0]);
    expect(widths({ metrics: 1, hmtx: words(500, 10) }, 1)).toEqual([500, 10, 500, 0]);
  });

  test('are as many as the head says, the widest named, and nothing told of others', () => {
    const hhea = table(cut({ glyphs: GLYPHS }, 1, 2), 'hhea');
    expect(hhea.toString('hex')).toBe(
      Buffer.concat([Buffer.alloc(10, 0xbb), words(502, 0, 0, 0), Buffer.alloc(16, 0xbb), words(3)]).toString('hex'),
    );
  });
});

const head = (given: Given, ...cids: number[]): string => table(cut(given, ...cids), 'head').toString('hex');

const kept = (from: number, to: number): Buffer => Buffer.alloc(to - from, 0xaa);

const expected = (box: number[]): string =>
  Buffer.concat([
    kept(0, 4),
    Buffer.alloc(8),
    kept(12, 20),
    Buffer.alloc(16),
    words(...box),
    kept(44, 50),
    words(1, 7),
  ]).toString('hex');

const rest = (points: number[], parts: number[]): number[] => [
  ...points,
  ...Array.from({ length: 7 }, () => -0x3334),
  ...parts,
];

const maximum = (given: Partial<Given>, ...cids: number[]): number[] =>
  numbers(table(cut({ glyphs: GLYPHS, ...given }, ...cids), 'maxp')).slice(2);

describe('what a cut TrueType program says of itself', () => {
  test('are the largest sizes of the glyphs that are left', () => {
    expect(maximum({}, 1)).toEqual(rest([2, 2, 2, 0, 0], [0, 0]));
    expect(maximum({}, 3)).toEqual(rest([4, 2, 2, 4, 4], [2, 1]));
    expect(maximum({}, 4)).toEqual(rest([5, 3, 3, 0, 0], [0, 0]));
    const deep = [...GLYPHS, composite(BOX, 3, 4, 9), composite(BOX, 0)];
    expect(maximum({ glyphs: deep }, 6, 5)).toEqual(rest([7, 3, 3, 7, 7], [3, 2]));
  });

  test('is its number of glyphs alone in a table of the short kind', () => {
    const maxp = Buffer.concat([long(0x00005000), words(5)]);
    expect(table(cut({ glyphs: GLYPHS, more: { maxp } }, 1), 'maxp')).toEqual(
      Buffer.concat([long(0x00005000), words(2)]),
    );
    const odd = Buffer.concat([maxp, Buffer.alloc(25)]);
    expect(table(cut({ glyphs: GLYPHS, more: { maxp: odd } }, 1), 'maxp')).toEqual(
      Buffer.concat([long(0x00005000), words(2), Buffer.alloc(25)]),
    );
  });

  test('is the box around the glyphs that are left, and neither a revision, a sum nor a date', () => {
    expect(head({ glyphs: GLYPHS }, 1)).toBe(expected([-1, -2, 3, 4]));
    expect(head({ glyphs: GLYPHS }, 3)).toBe(expected([-1, -2, 5, 5]));
    expect(head({ glyphs: [Buffer.alloc(0), simple(1, [3, 4, 5, 6])] }, 1)).toBe(expected([3, 4, 5, 6]));
    expect(head({ glyphs: [Buffer.alloc(0), Buffer.alloc(0)] }, 1)).toBe(expected([0, 0, 0, 0]));
  });

  test('are the instructions of all glyphs, and no table more', () => {
    const more = {
      'cvt ': latin('one'),
      fpgm: latin('two'),
      prep: latin('three'),
      name: latin('secret'),
      kern: latin('secret'),
      GSUB: latin('secret'),
      post: Buffer.alloc(32),
    };
    const found = cut({ glyphs: GLYPHS, more }, 1);
    expect([...found.keys()]).toEqual(['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'post', 'prep']);
    expect(['cvt ', 'fpgm', 'prep'].map((tag) => table(found, tag).toString())).toEqual(['one', 'two', 'three']);
    expect([...cut({ glyphs: GLYPHS }, 1).keys()]).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'post']);
  });
});

const shown = (code: number, names: string[]) => ({
  kind: 'simple' as const,
  firstCode: 0,
  codes: [{ code, names, unicodes: [], raw: true }],
});

const map = (...entries: number[]): Buffer =>
  Buffer.concat([
    words(0, 1, 3, 0),
    long(12),
    words(6, 10 + 2 * entries.length, 0, 0xf041, entries.length, ...entries),
  ]);

test('a simple font keeps the maps and names of what it shows, with room for the glyph that an empty map points to', () => {
  const post = Buffer.concat([
    long(0x00020000),
    Buffer.alloc(28),
    words(5, 0, 258, 258, 258, 259),
    Buffer.from([1]),
    latin('x'),
    Buffer.from([1]),
    latin('y'),
  ]);
  const found = readTables(cutTrueType(program({ glyphs: GLYPHS, more: { cmap: map(3, 2), post } }), shown(0x42, [])));
  expect(readCharacterMaps(found.get('cmap')).map(({ glyphOf }) => [0xf041, 0xf042].map(glyphOf))).toEqual([[0, 2]]);
  expect(outlinesIn(found).map((outline) => outline !== '')).toEqual([true, false, true]);
  const named = readTables(cutTrueType(program({ glyphs: GLYPHS, more: { cmap: map(3), post } }), shown(0x50, ['y'])));
  expect([...readPostNames(named.get('post'))]).toEqual([
    ['.notdef', 0],
    ['y', 4],
  ]);
  const none = readTables(cutTrueType(program({ glyphs: GLYPHS, more: { cmap: map(3) } }), shown(0x50, [])));
  expect(outlinesIn(none).map((outline) => outline !== '')).toEqual([true, false]);
  expect(readCharacterMaps(none.get('cmap')).map(({ glyphOf }) => [0xff, 0xfe, 0x50].map(glyphOf))).toEqual([
    [1, 0, 0],
  ]);
});
