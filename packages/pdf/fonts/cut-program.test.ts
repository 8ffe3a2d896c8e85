import { PDFDocument, PDFName } from 'pdf-lib';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { cffProgram, trueTypeProgram, type1Program, type1Secrets } from '../adversarial/font-programs.ts';
import { assetBytes } from '../assets.ts';
import { redact } from '../engine/run-engine.ts';
import { extractPages } from '../extract/build-extract.ts';
import { readCff } from './cff.ts';
import { cutProgram } from './cut-program.ts';
import { Uncuttable, type ShownGlyphs } from './font-program.ts';
import { readTables } from './sfnt.ts';

const require = createRequire(import.meta.url);
const foxit = readFileSync(require.resolve('pdfjs-dist/standard_fonts/FoxitSerif.pfb'));
const liberation = readFileSync(require.resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'));
const dejaVu = Buffer.from(assetBytes('serif.ttf'));

const LETTERS = Array.from('ABC', (letter, index) => ({ code: 65 + index, name: `name${letter}`, marker: `outline${letter}${letter}` }));
const simple = (...codes: number[]): ShownGlyphs => ({ kind: 'simple', firstCode: 0, codes: codes.map((code) => ({ code, names: [], unicodes: [], raw: true })) });
const bytesOf = (cut: ReturnType<typeof cutProgram>): Buffer => {
  if (!cut) throw new Error('no program');
  return cut.kind === 'type1' ? Buffer.concat([cut.parts.clear, cut.parts.hidden, cut.parts.tail]) : cut.bytes;
};
const secrets = (bytes: Buffer): string => bytes.toString('latin1') + type1Secrets(bytes);

type Written = { subtype: string; file: string; keys?: Record<string, string>; encoding?: string };

/** A document of two pages with these words in an embedded font, the same font on both. */
const bookIn = async (program: Buffer, { subtype, file, keys = {}, encoding = 'WinAnsiEncoding' }: Written, words: string[]): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const { context } = document;
  const stream = context.register(context.flateStream(program, keys));
  const descriptor = context.register(
    context.obj({ Type: 'FontDescriptor', FontName: 'ABCDEF+Some', Flags: 32, FontBBox: [0, 0, 1000, 1000], ItalicAngle: 0, Ascent: 900, Descent: -200, CapHeight: 700, StemV: 80, [file]: stream }),
  );
  const Widths = Array.from({ length: 224 }, () => 600);
  const font = context.register(
    context.obj({ Type: 'Font', Subtype: subtype, BaseFont: 'ABCDEF+Some', FirstChar: 32, LastChar: 255, Widths, Encoding: encoding, FontDescriptor: descriptor }),
  );
  for (const text of words) {
    const page = document.addPage([612, 792]);
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F: font } }));
    page.node.set(PDFName.of('Contents'), context.register(context.stream(`BT /F 40 Tf 50 500 Td <${Buffer.from(text, 'latin1').toString('hex')}> Tj ET`)));
  }
  return document.save();
};

const picture = async (bytes: Uint8Array, index: number): Promise<Uint8Array> =>
  (await redact({ bytes, pages: [{ index, rects: [], passages: [], raster: true }] })).pages[0]?.image?.pixels ?? new Uint8Array();

/** The parts of some pages that look otherwise in an extract of them. */
const differences = async (bytes: Uint8Array, pages: number[]): Promise<number[]> => {
  const { bytes: extract, rasterised } = await extractPages([{ id: 'book', bytes, pages }]);
  expect(rasterised).toEqual([]);
  return Promise.all(
    pages.map(async (page, index) => {
      const [before, after] = [await picture(bytes, page - 1), await picture(extract, index)];
      expect(before.some((sample) => sample < 64)).toBe(true);
      expect(after).toHaveLength(before.length);
      return before.filter((sample, at) => Math.abs(sample - (after[at] ?? 0)) > 64).length / before.length;
    }),
  );
};

describe('a page looks the same with a font that is cut to it', () => {
  const words = ['Quiet', 'zebra \xe9\xc4\x93\x94 jumps (over) 0123 & fi', 'X'];

  test.each<[string, Buffer, Written]>([
    ['TrueType in WinAnsiEncoding', liberation, { subtype: 'TrueType', file: 'FontFile2' }],
    ['TrueType in MacRomanEncoding', dejaVu, { subtype: 'TrueType', file: 'FontFile2', encoding: 'MacRomanEncoding' }],
    ['Type 1 as CFF', foxit, { subtype: 'Type1', file: 'FontFile3', keys: { Subtype: 'Type1C' } }],
    ['Type 1 as CFF in StandardEncoding', foxit, { subtype: 'Type1', file: 'FontFile3', keys: { Subtype: 'Type1C' }, encoding: 'StandardEncoding' }],
  ])('%s', async (_, program, written) => {
    const bytes = await bookIn(program, written, words);
    for (const difference of await differences(bytes, [2, 3])) expect(difference).toBeLessThan(0.0001);
  });
});

/** How many outlines are left of a program for these characters. */
const outlinesFor = (characters: number[]): number => {
  const codes = characters.map((code) => ({ code, names: [], unicodes: [code], raw: false }));
  const { loca = Buffer.alloc(0) } = Object.fromEntries(readTables(bytesOf(cutProgram(liberation, 'truetype', { kind: 'simple', firstCode: 0, codes }))));
  const sizes = Array.from({ length: loca.length / 4 - 1 }, (_, glyph) => loca.readUInt32BE(4 * glyph + 4) - loca.readUInt32BE(4 * glyph));
  return sizes.filter((size) => size > 0).length;
};

describe('a program that is cut', () => {
  test.each<[string, Buffer, 'truetype' | 'type1', ShownGlyphs]>([
    ['TrueType', trueTypeProgram(LETTERS), 'truetype', simple(66)],
    ['TrueType by glyph', trueTypeProgram(LETTERS), 'truetype', { kind: 'composite', cids: new Set([2]) }],
    ['CFF', cffProgram(LETTERS, { cids: false, subroutines: false }), 'type1', simple(66)],
    ['CFF with subroutines', cffProgram(LETTERS, { cids: false, subroutines: true }), 'type1', simple(66)],
    ['CFF of CIDs', cffProgram(LETTERS, { cids: true, subroutines: true }), 'type1', { kind: 'composite', cids: new Set([66]) }],
    ['CFF of names by glyph', cffProgram(LETTERS, { cids: false, subroutines: true }), 'type1', { kind: 'composite', cids: new Set([2]) }],
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
      const shown: ShownGlyphs = write([a]).includes('Identity') ? { kind: 'composite', cids: new Set([65, 66]) } : simple(65, 66);
      expect(bytesOf(cutProgram(write([a, b, c]), 'type1', shown)).equals(bytesOf(cutProgram(write([c, b, a]), 'type1', shown)))).toBe(true);
      expect(bytesOf(cutProgram(write([a, b, c]), 'type1', shown)).equals(bytesOf(cutProgram(write([a, b]), 'type1', shown)))).toBe(true);
    }
  });

  test('keeps the parts of a letter with an accent', () => {
    expect(outlinesFor([0x65])).toBe(2);
    expect(outlinesFor([0xe9])).toBeGreaterThan(3);
  });

  test('has no subroutines, no notice and no name of its maker', () => {
    const cff = readCff(bytesOf(cutProgram(foxit, 'type1', { kind: 'simple', firstCode: 0, codes: [{ code: 65, names: ['A'], unicodes: [65], raw: false }] })));
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

describe('is not cut', () => {
  test.each<[string, Buffer, 'truetype' | 'type1']>([
    ['a collection', Buffer.from('ttcf\0\x01\0\0'), 'truetype'],
    ['a program of another kind than its font says', cffProgram(LETTERS, { cids: false, subroutines: false }), 'truetype'],
    ['a program that ends too early', trueTypeProgram(LETTERS).subarray(0, 300), 'truetype'],
    ['a CFF program that ends too early', foxit.subarray(0, 3000), 'type1'],
    ['a program of CIDs in a simple font', cffProgram(LETTERS, { cids: true, subroutines: false }), 'type1'],
    ['a CFF program of another version', damaged(foxit, 0, 2), 'type1'],
    ['nothing that is known', Buffer.from('STARTFONT 2.1'), 'type1'],
  ])('%s', (_, program, manner) => {
    expect(() => cutProgram(program, manner, simple(66))).toThrow(Uncuttable);
  });

  test('a Type 1 program without glyphs has nothing to cut', () => {
    expect(cutProgram(Buffer.from('%!PS-AdobeFont-1.0: Nothing\n'), 'type1', simple(66))).toBeUndefined();
  });
});
