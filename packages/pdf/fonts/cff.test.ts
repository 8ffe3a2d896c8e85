import { describe, expect, test } from 'vitest';

import {
  index,
  latin,
  operands,
  words,
  writtenCff,
  type CffParts,
} from '../../../test/pdf/adversarial/font-programs.ts';
import { numberIn, readCff } from './cff.ts';
import { Uncuttable } from './font-program.ts';

const bytes = (...values: number[]): Buffer => Buffer.from(values);
const glyphs = (count: number): Buffer[] => Array.from({ length: count }, (_, glyph) => bytes(139 + glyph, 14));
const read = (given: Omit<CffParts, 'glyphs'> & { glyphs?: Buffer[] }) =>
  readCff(writtenCff({ glyphs: glyphs(4), ...given }));
const ROS = operands([391, 392, 0], 12, 30);
const SELECT = bytes(0, 0, 0, 0, 0);

describe('a program of CFF', () => {
  test('has charstrings, strings and subroutines of its own and of all fonts', () => {
    const subrs = [bytes(11), bytes(139, 11)];
    const { charStrings, strings, globalSubrs, fonts, fontOf } = read({
      strings: ['one', 'second'],
      globals: [bytes(1), bytes(2, 2)],
      privates: [{ keys: operands([9], 20), subrs }],
    });
    expect(charStrings).toEqual(glyphs(4));
    expect(strings).toEqual(['one', 'second']);
    expect(globalSubrs).toEqual([bytes(1), bytes(2, 2)]);
    expect(fonts.map((font) => [numberIn(font.privateDict, 20), font.subrs])).toEqual([[9, subrs]]);
    expect(fontOf(3)).toBe(0);
    expect(read({}).fonts[0]?.subrs).toEqual([]);
  });

  test('has numbers of every length in its dictionaries, and reals as they are written', () => {
    const real = bytes(30, 0xa1, 0x40, 0x5f);
    const { top } = read({
      top: Buffer.concat([
        bytes(32, 246, 247, 0, 254, 255, 28, 0xff, 0xfe, 29, 0, 1, 0, 0),
        real,
        bytes(30, 0xff, 5),
        bytes(139, 12, 8),
      ]),
    });
    expect(top.get(5)?.map(({ value }) => value)).toEqual([-107, 107, 108, -1131, -2, 65_536, NaN, NaN]);
    expect(top.get(5)?.map((one) => one.bytes.toString('hex'))).toEqual([
      '20',
      'f6',
      'f700',
      'feff',
      '1cfffe',
      '1d00010000',
      real.toString('hex'),
      '1eff',
    ]);
    expect([numberIn(top, 5, 1), numberIn(top, 5, 8), numberIn(top, 7), numberIn(top, 1208)]).toEqual([
      107,
      undefined,
      undefined,
      0,
    ]);
  });

  test.each([31, 255, 22, 27])('is refused with the operand %i', (first) => {
    expect(() => read({ top: bytes(first, 139, 139, 139, 139, 5) })).toThrow('an unknown operand');
  });

  test.each<[string, Buffer]>([
    [
      'two fonts',
      Buffer.concat([bytes(1, 0, 4, 4), index([latin('A')]), index([latin(''), latin('')]), index([]), index([])]),
    ],
    ['no font', Buffer.concat([bytes(1, 0, 4, 4), index([latin('A')]), index([]), index([]), index([])])],
    ['offsets that go back', Buffer.concat([bytes(1, 0, 4, 4), bytes(0, 2, 1, 1, 3, 2, 9, 9), Buffer.alloc(9)])],
    ['offsets that begin with nothing', Buffer.concat([bytes(1, 0, 4, 4), bytes(0, 1, 1, 0, 2, 9), Buffer.alloc(9)])],
    ['offsets beyond its end', Buffer.concat([bytes(1, 0, 4, 4), bytes(0, 1, 1, 1, 9, 9)])],
  ])('is refused with %s', (_, program) => {
    expect(() => readCff(program)).toThrow(/not one font|an index out of order/);
  });

  test('is damaged where it names no charstrings', () => {
    const program = Buffer.concat([
      bytes(1, 0, 4, 4),
      index([latin('A')]),
      index([bytes(139, 15)]),
      index([]),
      index([]),
    ]);
    expect(() => readCff(program)).toThrow(RangeError);
  });
});

describe('the glyphs of a program', () => {
  test.each<[string, Buffer | number, string[]]>([
    ['the list that readers know', 0, ['.notdef', 'space', 'exclam', 'quotedbl']],
    ['a list of numbers', Buffer.concat([bytes(0), words(34, 391, 392)]), ['.notdef', 'A', 'one', 'second']],
    [
      'runs of up to 256',
      Buffer.concat([bytes(1), words(390), bytes(1), words(34), bytes(9)]),
      ['.notdef', 'Semibold', 'one', 'A'],
    ],
    ['longer runs', Buffer.concat([bytes(2), words(34, 0, 35, 1)]), ['.notdef', 'A', 'B', 'C']],
    ['a string that is not there', Buffer.concat([bytes(0), words(34, 400, 35)]), ['.notdef', 'A', '', 'B']],
  ])('are named by %s', (_, charset, names) => {
    const { cids, names: found } = read({ charset, strings: ['one', 'second'] });
    expect([cids, found]).toEqual([undefined, names]);
  });

  test('have CIDs where the program has fonts to select', () => {
    const { cids, names, encoding } = read({
      top: ROS,
      charset: Buffer.concat([bytes(0), words(7, 500, 9)]),
      select: SELECT,
    });
    expect([cids, names, encoding]).toEqual([[0, 7, 500, 9], undefined, new Map()]);
  });

  test.each([1, 2])('are not named by the list %i for experts', (charset) => {
    expect(() => read({ charset })).toThrow('an expert charset');
  });
});

describe('the fonts of a program of CIDs', () => {
  const privates = [
    { keys: operands([1], 20) },
    { keys: operands([2], 20), subrs: [bytes(11)] },
    { keys: operands([3], 20) },
  ];
  const selected = (select: Buffer): number[] => {
    const { fontOf } = read({ top: ROS, select, privates });
    return [0, 1, 2, 3].map(fontOf);
  };

  test('have a private dictionary and subroutines each', () => {
    const { fonts } = read({ top: ROS, select: SELECT, privates, fonts: [operands([5], 12, 5)] });
    expect(
      fonts.map(({ dict, privateDict, subrs }) => [numberIn(dict, 1205), numberIn(privateDict, 20), subrs.length]),
    ).toEqual([
      [5, 1, 0],
      [undefined, 2, 1],
      [undefined, 3, 0],
    ]);
  });

  test('are selected glyph by glyph, or by runs', () => {
    expect(selected(bytes(0, 2, 0, 1, 2))).toEqual([2, 0, 1, 2]);
    expect(
      selected(Buffer.concat([bytes(3), words(3, 0), bytes(1), words(1), bytes(2), words(3), bytes(0), words(4)])),
    ).toEqual([1, 2, 2, 0]);
    expect(selected(Buffer.concat([bytes(3), words(1, 1), bytes(2), words(3)]))).toEqual([0, 2, 2, 0]);
    expect(selected(Buffer.concat([bytes(3), words(1, 0), bytes(1), words(0xffff)]))).toEqual([1, 1, 1, 1]);
  });

  test('are not selected in another manner', () => {
    expect(() => selected(bytes(1, 0, 0, 0, 0))).toThrow(Uncuttable);
  });
});

describe('the encoding of a program', () => {
  const charset = Buffer.concat([bytes(0), words(34, 35, 36)]);

  test.each<[string, Buffer, [number, number][]]>([
    [
      'by a list',
      bytes(0, 2, 65, 90),
      [
        [65, 1],
        [90, 2],
      ],
    ],
    [
      'by runs',
      bytes(1, 2, 65, 1, 90, 0),
      [
        [65, 1],
        [66, 2],
        [90, 3],
      ],
    ],
    [
      'by a list and by names',
      Buffer.concat([bytes(128, 1, 65, 2, 70), words(36), bytes(71), words(99)]),
      [
        [65, 1],
        [70, 3],
      ],
    ],
    [
      'by runs and by names',
      Buffer.concat([bytes(129, 1, 65, 1, 1, 70), words(0)]),
      [
        [65, 1],
        [66, 2],
        [70, 0],
      ],
    ],
    ['by names alone', Buffer.concat([bytes(128, 0, 1, 70), words(35)]), [[70, 2]]],
  ])('gives glyphs to codes %s', (_, encoding, expected) => {
    expect([...read({ charset, encoding }).encoding]).toEqual(expected);
  });

  test('is empty where it is the standard one', () => {
    expect(read({ charset, encoding: 0 }).encoding).toEqual(new Map());
  });

  test('is that for experts, where the program has glyphs of it', () => {
    const expert = Buffer.concat([bytes(0), words(13, 378, 303)]);
    expect([...read({ charset: expert, encoding: 1 }).encoding]).toEqual([
      [44, 1],
      [126, 3],
      [255, 2],
    ]);
    expect(() => read({ charset, encoding: 1 })).toThrow('an expert encoding of none of its glyphs');
  });
});
