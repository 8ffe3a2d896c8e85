import { describe, expect, test } from 'vitest';

import { latin, long, words } from '../../../test/pdf/adversarial/font-programs.ts';
import type { SimpleCode } from './font-program.ts';
import { shownCharacters } from './shown-characters.ts';

/** A map of one run of characters to these glyphs. */
type Run = { platform: number; encoding: number; first: number; glyphs: number[] };

const cmap = (...runs: Run[]): Buffer => {
  const parts = runs.map(({ first, glyphs }) => words(6, 10 + 2 * glyphs.length, 0, first, glyphs.length, ...glyphs));
  const at = parts.map((_, index) => 4 + 8 * runs.length + Buffer.concat(parts.slice(0, index)).length);
  return Buffer.concat([
    words(0, runs.length),
    ...runs.map(({ platform, encoding }, index) => Buffer.concat([words(platform, encoding), long(at[index] ?? 0)])),
    ...parts,
  ]);
};
const post = (...names: string[]): Buffer =>
  Buffer.concat([
    long(0x00020000),
    Buffer.alloc(28),
    words(names.length, ...names.map((_, at) => 258 + at)),
    ...names.map((name) => Buffer.concat([Buffer.from([name.length]), latin(name)])),
  ]);

const code = (number: number, further: Partial<SimpleCode> = {}): SimpleCode => ({
  code: number,
  names: [],
  unicodes: [],
  raw: false,
  ...further,
});

const shown = (tables: Record<string, Buffer>, codes: SimpleCode[], firstCode = 0) => {
  const { glyphs, maps, names } = shownCharacters(new Map(Object.entries(tables)), {
    kind: 'simple',
    codes,
    firstCode,
  });
  return { glyphs: [...glyphs], maps: maps.map(({ entries }) => [...entries]), names: [...names] };
};

const MACINTOSH = { platform: 1, encoding: 0 };
const SYMBOLS = { platform: 3, encoding: 0 };
const UNICODE = { platform: 3, encoding: 1 };

describe('a code of a simple font', () => {
  test.each<[string, Omit<Run, 'glyphs' | 'first'>, SimpleCode, number[]]>([
    ['on a Macintosh by its character', MACINTOSH, code(1, { unicodes: [0xc4] }), [0x80]],
    ['on a Macintosh as it is, where readers may', MACINTOSH, code(1, { unicodes: [0xc4], raw: true }), [1, 0x80]],
    ['on a Macintosh not by a character that it has not', MACINTOSH, code(1, { unicodes: [0x416] }), []],
    ['among symbols as it is, and by three prefixes', SYMBOLS, code(1), [1, 0xf001, 0xf101, 0xf201]],
    [
      'in Unicode by its character, and by prefixes',
      UNICODE,
      code(1, { unicodes: [0xc4] }),
      [0xc4, 0xf001, 0xf101, 0xf201],
    ],
    ['in Unicode as it is, where readers may', UNICODE, code(1, { raw: true }), [1, 0xf001, 0xf101, 0xf201]],
    ['of platform 0 as in Unicode', { platform: 0, encoding: 0 }, code(1), [0xf001, 0xf101, 0xf201]],
    [
      'by a character and as it is, which are the same',
      UNICODE,
      code(65, { unicodes: [65], raw: true }),
      [65, 0xf041, 0xf141, 0xf241],
    ],
  ])('is found %s', (_, kind, one, expected) => {
    const glyphs = Array.from({ length: 0xf300 }, () => 9);
    const [entries = []] = shown({ cmap: cmap({ ...kind, first: 0, glyphs }) }, [one]).maps;
    expect(
      entries
        .filter(([, glyph]) => glyph === 9)
        .map(([character]) => character)
        .toSorted((a, b) => a - b),
    ).toEqual(expected);
  });

  test('has the glyphs of all maps, each map its own', () => {
    const tables = {
      cmap: cmap({ ...MACINTOSH, first: 65, glyphs: [4, 5] }, { ...UNICODE, first: 65, glyphs: [0, 6] }),
    };
    expect(shown(tables, [code(65, { unicodes: [65] }), code(66, { unicodes: [66] })])).toEqual({
      glyphs: [4, 5, 6],
      maps: [
        [
          [65, 4],
          [66, 5],
        ],
        [[66, 6]],
      ],
      names: [],
    });
  });

  test('is found by its name where no map has it', () => {
    const tables = { cmap: cmap({ ...UNICODE, first: 65, glyphs: [4] }), post: post('.notdef', 'x', 'y') };
    expect(shown(tables, [code(65, { unicodes: [65], names: ['x'] })]).names).toEqual([]);
    expect(shown(tables, [code(66, { unicodes: [66], names: ['y', 'z'] }), code(65, { unicodes: [65] })])).toEqual({
      glyphs: [2, 4],
      maps: [[[65, 4]]],
      names: [['y', 2]],
    });
  });

  test('is a number of a glyph where the program has neither maps nor names', () => {
    expect(shown({}, [code(70)], 65)).toEqual({ glyphs: [70, 8], maps: [], names: [] });
    expect(shown({ post: post('.notdef', 'x') }, [code(70)], 65).glyphs).toEqual([]);
    expect(shown({ cmap: cmap({ ...UNICODE, first: 65, glyphs: [4] }) }, [code(70)], 65).glyphs).toEqual([]);
  });

  test('cannot be told where it has a name that stands for no character and that the program does not have', () => {
    const tables = { cmap: cmap({ ...SYMBOLS, first: 65, glyphs: [4] }), post: post('w', 'x') };
    expect(() => shown(tables, [code(70, { names: ['g12'] })])).toThrow(
      'a glyph by a name that stands for no character',
    );
    expect(() => shown(tables, [code(70, { names: ['.notdef', 'g12'] })])).toThrow(
      'a glyph by a name that stands for no character',
    );
    expect(shown(tables, [code(70, { names: ['.notdef'] })]).glyphs).toEqual([]);
    expect(shown(tables, [code(70)]).glyphs).toEqual([]);
    expect(shown(tables, [code(70, { names: ['Z'], unicodes: [90] })]).glyphs).toEqual([]);
    expect(shown(tables, [code(65, { names: ['g12'] })]).glyphs).toEqual([4]);
    expect(shown(tables, [code(70, { names: ['x'] })]).glyphs).toEqual([1]);
    expect(shown({}, [code(70, { names: ['g12'] })]).glyphs).toEqual([70, 73]);
  });
});

describe('a map with nothing in it', () => {
  const tables = { cmap: cmap({ ...UNICODE, first: 65, glyphs: [4] }) };

  test('has one entry that no code uses, the last there is', () => {
    expect(shown(tables, [code(66, { unicodes: [66] })]).maps).toEqual([[[255, 1]]]);
    expect(shown(tables, [code(255), code(254)]).maps).toEqual([[[253, 1]]]);
    expect(shown(tables, [code(255)]).glyphs).toEqual([]);
    expect(shown(tables, []).maps).toEqual([[[255, 1]]]);
  });

  test('stays empty where all codes are used', () => {
    expect(
      shown(
        tables,
        Array.from({ length: 256 }, (_, at) => code(at)),
      ).maps,
    ).toEqual([[]]);
    expect(
      shown(
        tables,
        Array.from({ length: 255 }, (_, at) => code(at + 1)),
      ).maps,
    ).toEqual([[[0, 1]]]);
  });
});

test('a composite font shows glyphs by number', () => {
  expect(shownCharacters(new Map(), { kind: 'composite', cids: new Set([3, 5]) })).toEqual({
    glyphs: new Set([3, 5]),
    maps: [],
    names: new Map(),
  });
});
