import { describe, expect, test } from 'vitest';

import {
  index,
  latin,
  operands,
  words,
  writtenCff,
  type CffParts,
} from '../../../test/pdf/adversarial/font-programs.ts';
import { cffOutlines } from './cff-outlines.ts';

const bytes = (...values: number[]): Buffer => Buffer.from(values);
const GLYPHS = [0, 1, 2].map((glyph) => bytes(139 + glyph, 22, 14));
const list = (...numbers: number[]): Buffer => Buffer.concat([bytes(0), words(...numbers)]);
const STANDARD: Record<number, string> = { 0: '.notdef', 34: 'A', 35: 'B' };

const named: CffParts = { glyphs: GLYPHS, charset: list(34, 391), strings: ['second'] };
const numbered: CffParts = {
  glyphs: GLYPHS,
  charset: list(10, 20),
  strings: ['Adobe', 'Identity'],
  top: operands([391, 392, 0], 12, 30),
  select: bytes(0, 0, 1, 0),
  privates: [{ keys: operands([1], 20) }, {}],
};

const read = (given: Partial<CffParts>, base = named) =>
  cffOutlines(writtenCff({ ...base, ...given }), (sid) => STANDARD[sid]);

describe('the glyphs of a CFF program', () => {
  test('are all that it names, with an outline or without', () => {
    expect(read({}).outlines).toEqual([
      { glyph: 0, name: '.notdef', parts: [] },
      { glyph: 1, name: 'A', parts: [] },
      { glyph: 2, name: 'second', parts: [] },
    ]);
    expect(read({ glyphs: [bytes(14), bytes(14), bytes(14)] }).outlines).toHaveLength(3);
    expect(read({}).ways).toEqual([]);
  });

  test('have CIDs where it has fonts to select', () => {
    expect(read({}, numbered)).toEqual({
      outlines: [
        { glyph: 0, cid: 0, parts: [] },
        { glyph: 1, cid: 10, parts: [] },
        { glyph: 2, cid: 20, parts: [] },
      ],
      ways: [],
    });
  });

  test('are found by the codes of its encoding, by a name that no glyph has too', () => {
    const encoding = Buffer.concat([bytes(128, 0, 3, 65), words(34), bytes(66), words(391), bytes(67), words(35)]);
    expect(read({ encoding }).ways).toEqual([
      { kind: 'code', value: 65, glyph: 1 },
      { kind: 'code', value: 66, glyph: 2 },
      { kind: 'code', value: 67, glyph: -1 },
    ]);
  });

  test('are read behind numbers of every length', () => {
    const top = Buffer.concat([
      bytes(28, 0, 200, 247, 0, 254, 9, 29, 0, 0, 1, 0, 30, 0xa1, 0x4f, 5),
      bytes(21 + 118, 12, 8),
    ]);
    expect(read({ top }).outlines).toHaveLength(3);
    expect(
      read({ privates: [{ keys: Buffer.concat([bytes(30, 0x12, 0x3f), operands([1], 21)]) }] }).outlines,
    ).toHaveLength(3);
  });
});

describe('a CFF program is not read', () => {
  const program = writtenCff(named);

  test.each<[string, Partial<CffParts>, string]>([
    ['with subroutines of all fonts', { globals: [bytes(11)] }, 'subroutines'],
    ['with subroutines of its own', { privates: [{ subrs: [bytes(11)] }] }, 'subroutines'],
    [
      'with runs of names',
      { charset: Buffer.concat([bytes(1), words(34), bytes(0), words(391), bytes(0)]) },
      'a list of names of another format',
    ],
    ['with an encoding by a list', { encoding: bytes(0, 1, 65) }, 'an encoding of another format'],
    ['with an encoding by a list and by names', { encoding: bytes(128, 1, 65, 0) }, 'an encoding of another format'],
    ['with an encoding by runs and by names', { encoding: bytes(129, 0, 0) }, 'an encoding of another format'],
    ['with a string that no glyph has', { strings: ['second', 'third'] }, 'a string of no glyph'],
    [
      'with a string before one that a glyph has',
      { strings: ['third', 'second'], charset: list(34, 392) },
      'a string of no glyph',
    ],
    ['with a notice', { top: operands([391], 1) }, 'words about the program'],
    ['with a number that tells it from all others', { top: operands([4711], 13) }, 'words about the program'],
    ['with PostScript', { top: operands([391], 12, 21) }, 'words about the program'],
  ])('%s', (_, given, message) => {
    expect(() => read(given)).toThrow(message);
  });

  test('of CIDs with subroutines, with words about a font, or with a string more than its collection', () => {
    expect(() => read({ privates: [{}, { subrs: [bytes(11)] }] }, numbered)).toThrow('subroutines');
    expect(() => read({ fonts: [operands([391], 12, 38)] }, numbered)).toThrow('words about the program');
    expect(() => read({ strings: ['Adobe', 'Identity', 'third'] }, numbered)).toThrow('a string of no glyph');
    expect(() =>
      read({ strings: ['Adobe', 'Identity', 'third'], top: operands([391, 392, 393], 12, 30) }, numbered),
    ).toThrow('a string of no glyph');
  });

  test.each<[string, Buffer]>([
    ['after its parts', Buffer.concat([program, latin('hide')])],
    ['after its parts, a zero', Buffer.concat([program, bytes(0)])],
    ['in a charset longer than its glyphs', writtenCff({ ...named, charset: list(34, 391, 34) })],
    ['in an encoding longer than its codes', writtenCff({ ...named, encoding: bytes(128, 0, 0, 65) })],
    ['in a selection longer than its glyphs', writtenCff({ ...numbered, select: bytes(0, 0, 1, 0, 9) })],
    [
      'before the first of its glyphs',
      Buffer.concat([
        program.subarray(0, 4),
        bytes(0, 1, 1, 3, 4),
        latin('hid'),
        program.subarray(4 + index([latin('Marked')]).length),
      ]),
    ],
  ])('with bytes %s', (_, bad) => {
    expect(() => cffOutlines(bad, (sid) => STANDARD[sid])).toThrow(/bytes that nothing reads/);
  });
});
