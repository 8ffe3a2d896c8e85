import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { compare } from './run-engine.ts';

/** A page with some words, 40 points high, and pictures beside or under them. */
const pdf = (content: string, picture?: { width: number; height: number; samples: Buffer }) => {
  const raw = new RawPdf();
  const font = raw.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const image =
    picture &&
    raw.add(
      `<< /Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode >>`,
      deflateSync(picture.samples),
    );
  const stream = raw.add('<< >>', content);
  const tree = raw.add('');
  const resources = `/Font << /F0 ${font} 0 R >> ${image ? `/XObject << /Released ${image} 0 R >>` : ''}`;
  const page = raw.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 400 400] /Resources << ${resources} >> /Contents ${stream} 0 R >>`,
  );
  raw.set(tree, `<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`);
  return new Uint8Array(raw.write({ root: raw.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) }));
};

type Box = { left: number; top: number; right: number; bottom: number };

/** 400 by 400 white pixels with grey boxes in them, rows from the top. */
const pixels = (boxes: [Box, number][]) => {
  const samples = Buffer.alloc(400 * 400, 255);
  for (const [{ left, top, right, bottom }, value] of boxes)
    for (let y = top; y < bottom; y += 1) samples.fill(value, y * 400 + left, y * 400 + right);
  return { width: 400, height: 400, samples };
};

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
const PAINTED = 'q 400 0 0 400 0 0 cm /Released Do Q';

/** The source has a dark square and words; a rectangle takes out the words. */
const SQUARE: [Box, number] = [{ left: 40, top: 40, right: 120, bottom: 120 }, 0];
const source = pdf('0 g 40 280 80 80 re f BT /F0 20 Tf 1 0 0 1 200 100 Tm (WORDS) Tj ET');
const rect = { x: 195, y: 95, width: 80, height: 24 };
const BLOCK: [Box, number] = [{ left: 195, top: 281, right: 275, bottom: 305 }, 0];

const difference = (
  extract: Uint8Array,
  given: { rects?: (typeof rect)[]; passages?: string[]; region?: typeof WHOLE } = {},
) =>
  compare({
    source: {
      bytes: source,
      index: 0,
      rects: given.rects ?? [rect],
      passages: (given.passages ?? []).map((passage) => ({ passage })),
    },
    extract: { bytes: extract, index: 0 },
    region: given.region ?? WHOLE,
  });

describe('a page shown as an image', () => {
  test('is like its source where the block is burned in', async () => {
    expect(await difference(pdf(PAINTED, pixels([SQUARE, BLOCK])))).toBe(0);
    const passage: [Box, number] = [{ ...BLOCK[0], right: 280 }, 0];
    expect(await difference(pdf(PAINTED, pixels([SQUARE, passage])), { rects: [], passages: ['WORDS'] })).toBeLessThan(
      0.02,
    );
  });

  test('differs by what is not there', async () => {
    expect(await difference(pdf(PAINTED, pixels([BLOCK])))).toBeCloseTo(0.04, 2);
    expect(
      await difference(pdf(PAINTED, pixels([SQUARE, BLOCK, [{ left: 0, top: 320, right: 400, bottom: 400 }, 100]]))),
    ).toBeCloseTo(0.2, 1);
    expect(
      await difference(pdf(PAINTED, pixels([SQUARE, BLOCK, [{ left: 0, top: 320, right: 400, bottom: 400 }, 220]]))),
    ).toBe(0);
  });

  test('is wholly unlike it where a block, or a half of one, is not burned in', async () => {
    expect(await difference(pdf(PAINTED, pixels([SQUARE])))).toBe(1);
    expect(await difference(pdf(PAINTED, pixels([SQUARE])), { rects: [], passages: ['WORDS'] })).toBe(1);
    const half: [Box, number] = [{ ...BLOCK[0], right: 235 }, 0];
    expect(await difference(pdf(PAINTED, pixels([SQUARE, half])))).toBe(1);
    const upper: [Box, number] = [{ ...BLOCK[0], bottom: 293 }, 0];
    expect(await difference(pdf(PAINTED, pixels([SQUARE, upper])))).toBe(1);
    const words: [Box, number] = [{ left: 210, top: 290, right: 214, bottom: 300 }, 255];
    expect(await difference(pdf(PAINTED, pixels([SQUARE, BLOCK, words])))).toBe(1);
    expect(
      await difference(pdf(PAINTED, pixels([SQUARE, BLOCK])), {
        rects: [rect, { x: 300, y: 300, width: 20, height: 8 }],
      }),
    ).toBe(1);
  });

  test('is unlike it where the block is only drawn over the picture', async () => {
    expect(await difference(pdf(`${PAINTED} 0 g 195 95 80 24 re f`, pixels([SQUARE])))).toBe(1);
  });

  test('is looked at without labels and notes, in its place on the sheet', async () => {
    const labelled = `q 200 0 0 200 100 50 cm /Released Do Q 1 g BT /F0 9 Tf 1 0 0 1 200 100 Tm (LABEL) Tj ET 0 g 0 300 400 100 re f`;
    expect(
      await difference(pdf(labelled, pixels([SQUARE, BLOCK])), {
        region: { x: 0.25, y: 0.125, width: 0.5, height: 0.5 },
      }),
    ).toBeLessThan(0.01);
    expect(await difference(pdf(labelled, pixels([SQUARE, BLOCK])), { region: WHOLE })).toBe(1);
    expect(
      await difference(pdf(labelled, pixels([SQUARE, BLOCK])), {
        rects: [],
        region: { x: 0.1, y: 0.125, width: 0.5, height: 0.5 },
      }),
    ).toBeGreaterThan(0.02);
  });
});
