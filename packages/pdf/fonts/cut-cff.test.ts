import { describe, expect, test } from 'vitest';

import { latin, operands, words, writtenCff, type CffParts } from '../../../test/pdf/adversarial/font-programs.ts';
import { readCff } from './cff.ts';
import { cutCff } from './cut-cff.ts';
import type { SimpleCode } from './font-program.ts';

const bytes = (...values: number[]): Buffer => Buffer.from(values);
const glyphs = (count: number): Buffer[] => Array.from({ length: count }, (_, glyph) => bytes(139 + glyph, 22, 14));
const list = (...numbers: number[]): Buffer => Buffer.concat([bytes(0), words(...numbers)]);

const cff = (given: Partial<CffParts>) =>
  readCff(writtenCff({ glyphs: glyphs(5), charset: list(391, 34, 392, 66), strings: ['second', 'Omega'], ...given }));
const code = (number: number, further: Partial<SimpleCode> = {}): SimpleCode => ({
  code: number,
  names: [],
  unicodes: [],
  raw: false,
  ...further,
});

const cutSimple = (given: Partial<CffParts>, codes: SimpleCode[]): Buffer =>
  cutCff(cff(given), { kind: 'simple', firstCode: 0, codes });
/** The names that are left, and which charstring each has. */
const left = (program: Buffer): (string | number)[][] => {
  const { names = [], charStrings } = readCff(program);
  return names.map((name, glyph) => [name, (charStrings[glyph]?.[0] ?? 0) - 139]);
};
const missing = ['.notdef', 0];

const codes = (count: number) => Array.from({ length: count }, (_, at) => code(at));

describe('the glyphs of a simple font in CFF', () => {
  test('are those of the names that its encoding gives', () => {
    expect(
      left(cutSimple({}, [code(1, { names: ['A'], unicodes: [0x2126] }), code(2, { names: ['second'] })])),
    ).toEqual([missing, ['A', 2], ['second', 1]]);
  });

  test('are those of the characters where there is none of the name, and all that stand for one', () => {
    const charset = list(391, 34, 392, 34);
    expect(left(cutSimple({ charset }, [code(1, { names: ['uni2126'], unicodes: [0x2126, 65] })]))).toEqual([
      missing,
      ['A', 2],
      ['A', 4],
      ['Omega', 3],
    ]);
  });

  test('are those of the own encoding where readers look there, or where nothing else is found', () => {
    const encoding = bytes(0, 2, 66, 67);
    expect(left(cutSimple({ encoding }, [code(66)]))).toEqual([missing, ['second', 1]]);
    expect(left(cutSimple({ encoding }, [code(66, { names: ['A'] })]))).toEqual([missing, ['A', 2]]);
    expect(left(cutSimple({ encoding }, [code(66, { unicodes: [65] })]))).toEqual([missing, ['A', 2]]);
    expect(left(cutSimple({ encoding }, [code(66, { names: ['A'], raw: true })]))).toEqual([
      missing,
      ['A', 2],
      ['second', 1],
    ]);
    expect(left(cutSimple({ encoding }, [code(65)]))).toEqual([missing]);
  });

  test('are those of the standard encoding where the program has none of its own', () => {
    expect(left(cutSimple({}, [code(65)]))).toEqual([missing, ['A', 2]]);
    expect(left(cutSimple({}, [code(65, { names: ['Omega'] })]))).toEqual([missing, ['Omega', 3]]);
    expect(left(cutSimple({}, [code(1, { raw: true }), code(90, { raw: true })]))).toEqual([missing]);
    expect(left(cutSimple({ charset: list(390, 388, 389, 34) }, [code(128, { raw: true })]))).toEqual([missing]);
  });

  test('are never the one of missing letters twice, and no character is taken for none', () => {
    expect(left(cutSimple({}, [code(1, { names: ['.notdef'] })]))).toEqual([missing]);
    expect(left(cutSimple({}, [code(129, { unicodes: [1] })]))).toEqual([missing]);
  });

  test('stand in the order of their names, each once', () => {
    expect(
      left(
        cutSimple(
          {},
          ['second', 'a', 'Omega', 'A', 'second'].map((name, at) => code(at, { names: [name] })),
        ),
      ),
    ).toEqual([missing, ['A', 2], ['Omega', 3], ['a', 4], ['second', 1]]);
  });

  test('keep their encoding for the codes that are shown', () => {
    const encoding = Buffer.concat([bytes(128, 3, 70, 66, 67, 1, 68), words(391)]);
    const cut = cutSimple(
      { encoding },
      [68, 66, 70, 99].map((one) => code(one)),
    );
    expect(left(cut)).toEqual([missing, ['A', 2], ['second', 1]]);
    expect([...readCff(cut).encoding]).toEqual([
      [66, 1],
      [68, 2],
      [70, 2],
    ]);
    expect(readCff(cutSimple({}, [code(65)])).encoding.size).toBe(0);
  });

  test('are not cut where the encoding names more codes than can be written', () => {
    const encoding = bytes(1, 2, 0, 127, 128, 127);
    const many = { charset: bytes(2, 1, 0, 1, 0), glyphs: glyphs(100), encoding };
    expect(
      readCff(cutSimple({ ...many, glyphs: Array.from({ length: 257 }, () => bytes(14)) }, codes(255))).encoding.size,
    ).toBe(255);
    expect(() => cutSimple({ ...many, glyphs: Array.from({ length: 257 }, () => bytes(14)) }, codes(256))).toThrow(
      'an encoding that names every code',
    );
  });

  test('are none of a program of CIDs', () => {
    expect(() =>
      cutSimple({ top: operands([391, 392, 0], 12, 30), select: bytes(0, 0, 0, 0, 0, 0) }, [code(65)]),
    ).toThrow('a simple font with a program of CIDs');
  });
});

/** Two fonts, of which each has a width of its own and a subroutine that says which it is. */
const CIDS: Partial<CffParts> = {
  top: Buffer.concat([operands([34, 391, 7], 12, 30), operands([1, 2, 3, 4], 5), operands([9], 1)]),
  strings: ['Kanji', 'unused'],
  charset: list(30, 10, 20, 10),
  glyphs: [14, 0, 1, 0, 1].map((first) => (first === 14 ? bytes(14) : bytes(32, 10, 14))),
  select: bytes(0, 0, 1, 2, 1, 2),
  privates: [0, 1, 2].map((font) => ({ keys: operands([100 + font], 20), subrs: [bytes(139 + font, 22, 11)] })),
  fonts: [0, 1, 2].map((font) => Buffer.concat([operands([font], 12, 8), operands([font], 12, 38)])),
};
const composite = (given: Partial<CffParts>, ...cids: number[]) =>
  cutCff(cff(given), { kind: 'composite', cids: new Set(cids) });

describe('the glyphs of a composite font in CFF', () => {
  test('are those of its CIDs, the first of each, in their order, with the fonts that they belong to', () => {
    const cut = readCff(composite(CIDS, 30, 0, 10, 99));
    expect(cut.cids).toEqual([0, 10, 30]);
    expect(cut.charStrings.map((one) => [...one])).toEqual([[14], [141, 22, 14], [140, 22, 14]]);
    expect(
      cut.fonts.map(({ dict, privateDict, subrs }) => [
        dict.get(1208)?.[0]?.value,
        dict.has(1238),
        privateDict.get(20)?.[0]?.value,
        privateDict.has(19),
        subrs,
      ]),
    ).toEqual([
      [0, false, 100, false, []],
      [1, false, 101, false, []],
      [2, false, 102, false, []],
    ]);
    expect([0, 1, 2].map(cut.fontOf)).toEqual([0, 2, 1]);
    expect(readCff(composite(CIDS, 20)).fonts).toHaveLength(2);
    expect(readCff(composite(CIDS)).cids).toEqual([0]);
  });

  test('keep the collection that they are numbered in, and of the rest what draws', () => {
    const { top, strings } = readCff(composite(CIDS, 30));
    expect(strings).toEqual(['Kanji']);
    expect(top.get(1230)?.map(({ value }) => value)).toEqual([34, 391, 7]);
    expect(top.get(1234)?.map(({ value }) => value)).toEqual([31]);
    expect(top.get(5)?.map(({ value }) => value)).toEqual([1, 2, 3, 4]);
    expect([...top.keys()].toSorted((a, b) => a - b)).toEqual([5, 15, 17, 1230, 1234, 1236, 1237]);
    const own = { ...CIDS, top: operands([392, 391, 0], 12, 30) };
    expect(readCff(composite(own, 30)).strings).toEqual(['unused', 'Kanji']);
    const twice = { ...CIDS, top: operands([391, 391, 0], 12, 30) };
    expect(readCff(composite(twice, 30)).strings).toEqual(['Kanji']);
  });

  test('keep their numbers where they have names, without the names', () => {
    const cut = readCff(composite({}, 3, 1, 9));
    expect(cut.names).toEqual(['.notdef', '.notdef', '.notdef', '.notdef']);
    expect(cut.charStrings.map((one) => [...one])).toEqual([[139, 22, 14], [140, 22, 14], [14], [142, 22, 14]]);
    expect(cut.strings).toEqual([]);
    expect(readCff(composite({}, 9)).charStrings).toHaveLength(1);
    expect(readCff(composite({}, 5)).charStrings).toHaveLength(1);
    expect(readCff(composite({ encoding: bytes(0, 1, 65) }, 1)).encoding.size).toBe(0);
  });

  test('are not cut where one belongs to no font', () => {
    expect(() => composite({ ...CIDS, select: bytes(0, 0, 1, 9, 1, 2) }, 10)).toThrow('a glyph of no font');
    expect(readCff(composite({ ...CIDS, select: bytes(0, 0, 1, 9, 1, 2) }, 30)).cids).toEqual([0, 30]);
  });
});

const masks = (count: number): Buffer => Buffer.alloc(31 * count, 19);

describe('a program cut to what is shown', () => {
  test('is written in one form, byte for byte', () => {
    const top = Buffer.concat([
      operands([391], 2),
      operands([1], 12, 1),
      operands([1], 12, 7),
      operands([4], 12, 5),
      operands([7, 8], 5),
      operands([1], 12, 8),
      operands([5], 14),
    ]);
    const privates = [{ keys: Buffer.concat([operands([3], 20), operands([6, 7], 6)]), subrs: [bytes(11)] }];
    const cut = cutSimple({ top, privates, encoding: bytes(0, 2, 66, 67) }, [code(66), code(97, { names: ['a'] })]);
    const kept = [
      operands([4], 12, 5),
      operands([1], 12, 8),
      operands([1], 12, 7),
      operands([7, 8], 5),
      operands([1], 12, 1),
    ];
    const at = (charset: number, outlines: number, encoding: number, own: number): Buffer =>
      Buffer.concat([
        ...kept,
        operands([charset], 15),
        operands([outlines], 17),
        operands([encoding], 16),
        operands([17, own], 18),
      ]);
    const long = (...items: Buffer[]): Buffer =>
      Buffer.concat([
        words(items.length),
        bytes(4),
        Buffer.concat(
          [[], ...items.map((_, place) => items.slice(0, place + 1))].map((some) =>
            words(0, 1 + Buffer.concat(some).length),
          ),
        ),
        ...items,
      ]);
    const before = Buffer.concat([
      bytes(1, 0, 4, 4),
      long(latin('Embedded')),
      long(at(0, 0, 0, 0)),
      long(latin('second')),
      words(0),
    ]).length;
    const outlines = long(bytes(139, 22, 14), bytes(143, 22, 14), bytes(140, 22, 14));
    const parts = [
      list(66, 391),
      bytes(128, 0, 1, 66, 391 >> 8, 391 & 255),
      outlines,
      operands([3], 20),
      operands([6, 7], 6),
    ];
    const dictionary = at(before, before + 11, before + 5, before + 11 + outlines.length);
    const expected = Buffer.concat([
      bytes(1, 0, 4, 4),
      long(latin('Embedded')),
      long(dictionary),
      long(latin('second')),
      words(0),
      ...parts,
    ]);
    expect(cut.toString('hex')).toBe(expected.toString('hex'));
  });

  test('has nothing in its private part that draws nothing', () => {
    const privates = [
      { keys: Buffer.concat([operands([3], 20), operands([1, 2], 13), operands([5], 12, 9), operands([6], 12, 30)]) },
    ];
    const { fonts } = readCff(cutSimple({ privates }, [code(65)]));
    expect([...(fonts[0]?.privateDict.keys() ?? [])]).toEqual([20, 1209]);
  });

  test('is none of charstrings of another type, or of outlines larger than 16 MB', () => {
    expect(() => cutSimple({ top: operands([1], 12, 6) }, [])).toThrow('charstrings of another type');
    expect(left(cutSimple({ top: operands([2], 12, 6) }, []))).toEqual([missing]);
  });

  test('has outlines of 16 MB at most, all together', () => {
    const globals = [Buffer.concat([Buffer.alloc(480, 139), bytes(1), masks(1000), bytes(11)])];
    const privates = [{ subrs: [Buffer.concat([masks(1098), Buffer.alloc(14, 139), bytes(5, 11)])] }];
    const longest = bytes(32, 29, 32, 10, 14);
    const large = (last: number) => ({
      charset: bytes(2, 0, 1, 1, 0),
      globals,
      privates,
      glyphs: [
        ...Array.from({ length: 256 }, () => longest),
        Buffer.concat([Buffer.alloc(last - 2, 139), bytes(5, 14)]),
      ],
    });
    const cut = (last: number) => composite(large(last), ...Array.from({ length: 257 }, (_, glyph) => glyph));
    expect(cut(256).length).toBeGreaterThan(16 * 1024 * 1024);
    expect(() => cut(257)).toThrow('outlines too large');
  });
});
