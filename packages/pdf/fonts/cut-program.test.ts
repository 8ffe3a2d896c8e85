import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { describe, expect, test } from 'vitest';

import {
  cffProgram,
  latin,
  tables,
  trueTypeProgram,
  type1Program,
  type1Secrets,
} from '../../../test/pdf/adversarial/font-programs.ts';
import { readCff } from './cff.ts';
import { cutProgram } from './cut-program.ts';
import { Uncuttable, type ShownGlyphs } from './font-program.ts';
import { readTables } from './sfnt.ts';

const require = createRequire(import.meta.url);
const foxit = readFileSync(require.resolve('pdfjs-dist/standard_fonts/FoxitSerif.pfb'));
const liberation = readFileSync(require.resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'));

const LETTERS = Array.from('ABC', (letter, index) => ({
  code: 65 + index,
  name: `name${letter}`,
  marker: `outline${letter}${letter}`,
}));
const simple = (...codes: number[]): ShownGlyphs => ({
  kind: 'simple',
  firstCode: 0,
  codes: codes.map((code) => ({ code, names: [], unicodes: [], raw: true })),
});
const bytesOf = (cut: ReturnType<typeof cutProgram>): Buffer => {
  if (!cut) throw new Error('no program');
  return cut.kind === 'type1' ? Buffer.concat([cut.parts.clear, cut.parts.hidden, cut.parts.tail]) : cut.bytes;
};
const secrets = (bytes: Buffer): string => bytes.toString('latin1') + type1Secrets(bytes);

/** How many outlines are left of a program for these characters. */
const outlinesFor = (characters: number[]): number => {
  const codes = characters.map((code) => ({ code, names: [], unicodes: [code], raw: false }));
  const { loca = Buffer.alloc(0) } = Object.fromEntries(
    readTables(bytesOf(cutProgram(liberation, 'truetype', { kind: 'simple', firstCode: 0, codes }))),
  );
  const sizes = Array.from(
    { length: loca.length / 4 - 1 },
    (_, glyph) => loca.readUInt32BE(4 * glyph + 4) - loca.readUInt32BE(4 * glyph),
  );
  return sizes.filter((size) => size > 0).length;
};

describe('a program that is cut', () => {
  test.each<[string, Buffer, 'truetype' | 'type1', ShownGlyphs]>([
    ['TrueType', trueTypeProgram(LETTERS), 'truetype', simple(66)],
    ['TrueType by glyph', trueTypeProgram(LETTERS), 'truetype', { kind: 'composite', cids: new Set([2]) }],
    ['CFF', cffProgram(LETTERS, { cids: false, subroutines: false }), 'type1', simple(66)],
    ['CFF with subroutines', cffProgram(LETTERS, { cids: false, subroutines: true }), 'type1', simple(66)],
    [
      'CFF of CIDs',
      cffProgram(LETTERS, { cids: true, subroutines: true }),
      'type1',
      { kind: 'composite', cids: new Set([66]) },
    ],
    [
      'CFF of names by glyph',
      cffProgram(LETTERS, { cids: false, subroutines: true }),
      'type1',
      { kind: 'composite', cids: new Set([2]) },
    ],
    ['Type 1', Buffer.concat(type1Program(LETTERS, false)), 'type1', simple(66)],
    ['Type 1 with subroutines', Buffer.concat(type1Program(LETTERS, true)), 'type1', simple(66)],
  ])('holds the outline that is shown and no other: %s', (_, program, manner, shown) => {
    expect(secrets(program)).toContain('outlineAA');
    const text = secrets(bytesOf(cutProgram(program, manner, shown)));
    expect(text).toContain('outlineBB');
    expect(text).not.toMatch(/outline(?:AA|CC)|name[AC]/);
    expect(bytesOf(cutProgram(program, manner, shown)).equals(bytesOf(cutProgram(program, manner, shown)))).toBe(true);
  });

  test('gives the same bytes whatever other letters it had and whatever their order', () => {
    const [a, b, c] = LETTERS;
    if (!a || !b || !c) throw new Error('letters');
    for (const write of [
      (letters: typeof LETTERS) => cffProgram(letters, { cids: false, subroutines: true }),
      (letters: typeof LETTERS) => cffProgram(letters, { cids: true, subroutines: false }),
      (letters: typeof LETTERS) => Buffer.concat(type1Program(letters, true)),
    ]) {
      const shown: ShownGlyphs = write([a]).includes('Identity')
        ? { kind: 'composite', cids: new Set([65, 66]) }
        : simple(65, 66);
      expect(
        bytesOf(cutProgram(write([a, b, c]), 'type1', shown)).equals(
          bytesOf(cutProgram(write([c, b, a]), 'type1', shown)),
        ),
      ).toBe(true);
      expect(
        bytesOf(cutProgram(write([a, b, c]), 'type1', shown)).equals(
          bytesOf(cutProgram(write([a, b]), 'type1', shown)),
        ),
      ).toBe(true);
    }
  });

  test('keeps the parts of a letter with an accent', () => {
    expect(outlinesFor([0x65])).toBe(2);
    expect(outlinesFor([0xe9])).toBeGreaterThan(3);
  });

  test('has no subroutines, no notice and no name of its maker', () => {
    const cff = readCff(
      bytesOf(
        cutProgram(foxit, 'type1', {
          kind: 'simple',
          firstCode: 0,
          codes: [{ code: 65, names: ['A'], unicodes: [65], raw: false }],
        }),
      ),
    );
    expect(cff.names).toEqual(['.notdef', 'A']);
    expect([...cff.top.keys()].filter((operator) => operator <= 4 || operator === 1200)).toEqual([]);
    expect([...cff.globalSubrs, ...cff.fonts.flatMap(({ subrs }) => subrs), ...cff.strings]).toEqual([]);
  });
});

const damaged = (program: Buffer, at: number, byte: number): Buffer => {
  const copy = Buffer.from(program);
  copy[at] = byte;
  return copy;
};

const headed = (head: string, program: Buffer): Buffer => Buffer.concat([latin(head), program.subarray(head.length)]);
const wrapped = (cff: Buffer, tag = 'CFF '): Buffer => headed('OTTO', tables({ [tag]: cff }));

const composite = (...cids: number[]): ShownGlyphs => ({ kind: 'composite', cids: new Set(cids) });

describe('a program in a wrapper', () => {
  const named = cffProgram(LETTERS, { cids: false, subroutines: false });
  const numbered = (codes: number[]): Buffer =>
    cffProgram(
      LETTERS.map((letter, at) => ({ ...letter, code: codes[at] ?? 0 })),
      { cids: true, subroutines: false },
    );
  test('is cut to the bare program', () => {
    expect(cutProgram(wrapped(named), 'type1', simple(66))).toEqual(cutProgram(named, 'type1', simple(66)));
    expect(cutProgram(wrapped(named), 'type1', composite(2))).toEqual(cutProgram(named, 'type1', composite(2)));
    expect(cutProgram(wrapped(numbered([1, 2, 9])), 'type1', composite(0, 2))).toEqual(
      cutProgram(numbered([1, 2, 9]), 'type1', composite(0, 2)),
    );
  });

  test('is taken like a bare one that its font calls TrueType, where some readers count its glyphs', () => {
    const bare = numbered([1, 2, 9]);
    expect(cutProgram(bare, 'truetype', composite(2))?.kind).toBe('cff');
    expect(() => cutProgram(bare, 'truetype', composite(2, 9))).toThrow('two meanings of a CID');
    expect(cutProgram(bare, 'type1', composite(2, 9))?.kind).toBe('cff');
  });

  test('is not cut where a CID shown is not the number of its glyph, or where it has no outlines', () => {
    expect(() => cutProgram(wrapped(numbered([1, 2, 9])), 'type1', composite(2, 9))).toThrow('two meanings of a CID');
    expect(() => cutProgram(wrapped(named, 'CFF2'), 'type1', simple(66))).toThrow('no outlines');
    expect(() => cutProgram(wrapped(numbered([1, 2, 3])), 'type1', simple(66))).toThrow(
      'a simple font with a program of CIDs',
    );
  });
});

test('a program says by its first bytes what it is', () => {
  expect(cutProgram(headed('true', trueTypeProgram(LETTERS)), 'truetype', simple(66))?.kind).toBe('truetype');
  expect(cutProgram(cffProgram(LETTERS, { cids: false, subroutines: false }), 'type1', simple(66))?.kind).toBe('cff');
  expect(cutProgram(Buffer.concat(type1Program(LETTERS, false)), 'type1', simple(66))?.kind).toBe('type1');
  expect(cutProgram(Buffer.from([0x80, 3]), 'type1', simple(66))).toBeUndefined();
});

test('a program is cut as what it is, whatever its font calls it', () => {
  const bare = cffProgram(LETTERS, { cids: false, subroutines: false });
  const cuts = [
    cutProgram(bare, 'truetype', simple(66)),
    cutProgram(trueTypeProgram(LETTERS), 'type1', simple(66)),
    cutProgram(Buffer.concat(type1Program(LETTERS, false)), 'truetype', simple(66)),
  ];
  expect(cuts.map((cut) => cut?.kind)).toEqual(['cff', 'truetype', 'type1']);
  for (const cut of cuts) {
    const left = secrets(bytesOf(cut));
    expect(left).toContain('outlineBB');
    expect(left).not.toContain('outlineAA');
  }
});

describe('is not cut', () => {
  test.each<[string, Buffer, 'truetype' | 'type1']>([
    ['a collection', Buffer.from('ttcf\0\x01\0\0'), 'truetype'],
    ['a program that ends too early', trueTypeProgram(LETTERS).subarray(0, 300), 'truetype'],
    ['a CFF program that ends too early', foxit.subarray(0, 3000), 'type1'],
    ['a program of CIDs in a simple font', cffProgram(LETTERS, { cids: true, subroutines: false }), 'type1'],
    ['a CFF program of another version', damaged(foxit, 0, 2), 'type1'],
    ['a CFF program of another kind', damaged(foxit, 1, 1), 'type1'],
    ['nothing that is known', Buffer.from('STARTFONT 2.1'), 'type1'],
  ])('%s', (_, program, manner) => {
    expect(() => cutProgram(program, manner, simple(66))).toThrow(Uncuttable);
  });

  test('what cannot be read to its end is damaged', () => {
    expect(() => cutProgram(Buffer.from([1, 0, 4]), 'type1', simple(66))).toThrow('a damaged program');
  });

  test('a Type 1 program without glyphs has nothing to cut', () => {
    expect(cutProgram(Buffer.from('%!PS-AdobeFont-1.0: Nothing\n'), 'type1', simple(66))).toBeUndefined();
  });
});
