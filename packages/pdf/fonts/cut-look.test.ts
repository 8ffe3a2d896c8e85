import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, test } from 'vitest';

import { assetBytes } from '../assets.ts';
import { redact } from '../engine/run-engine.ts';
import { extractPages } from '../extract/build-extract.ts';

const require = createRequire(import.meta.url);
const foxit = readFileSync(require.resolve('pdfjs-dist/standard_fonts/FoxitSerif.pfb'));
const liberation = readFileSync(require.resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'));
const dejaVu = Buffer.from(assetBytes('serif.ttf'));

type Written = { subtype: string; file: string; keys?: Record<string, string>; encoding?: string };

/** A document of two pages with these words in an embedded font, the same font on both. */
const bookIn = async (
  program: Buffer,
  { subtype, file, keys = {}, encoding = 'WinAnsiEncoding' }: Written,
  words: string[],
): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const { context } = document;
  const stream = context.register(context.flateStream(program, keys));
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'ABCDEF+Some',
      Flags: 32,
      FontBBox: [0, 0, 1000, 1000],
      ItalicAngle: 0,
      Ascent: 900,
      Descent: -200,
      CapHeight: 700,
      StemV: 80,
      [file]: stream,
    }),
  );
  const Widths = Array.from({ length: 224 }, () => 600);
  const font = context.register(
    context.obj({
      Type: 'Font',
      Subtype: subtype,
      BaseFont: 'ABCDEF+Some',
      FirstChar: 32,
      LastChar: 255,
      Widths,
      Encoding: encoding,
      FontDescriptor: descriptor,
    }),
  );
  for (const text of words) {
    const page = document.addPage([612, 792]);
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F: font } }));
    page.node.set(
      PDFName.of('Contents'),
      context.register(context.stream(`BT /F 40 Tf 50 500 Td <${Buffer.from(text, 'latin1').toString('hex')}> Tj ET`)),
    );
  }
  return document.save();
};

const picture = async (bytes: Uint8Array, index: number): Promise<Uint8Array> =>
  (await redact({ bytes, pages: [{ index, rects: [], passages: [], raster: true }] })).pages[0]?.image?.pixels ??
  new Uint8Array();

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
    [
      'Type 1 as CFF in StandardEncoding',
      foxit,
      { subtype: 'Type1', file: 'FontFile3', keys: { Subtype: 'Type1C' }, encoding: 'StandardEncoding' },
    ],
  ])('%s', async (_, program, written) => {
    const bytes = await bookIn(program, written, words);
    for (const difference of await differences(bytes, [2, 3])) expect(difference).toBeLessThan(0.0001);
  });
});
