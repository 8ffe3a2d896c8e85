import { describe, expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import type { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { looksLike } from './engine-look.mts';
import { redactPages } from './engine-redact.mts';
import { enginePaths } from './run-engine.ts';

const picture = (values: [from: number, to: number, value: number][]) => {
  const pixels = new Uint8Array(60_000).fill(200);
  for (const [from, to, value] of values) pixels.fill(value, from, to);
  return { width: 200, height: 100, pixels };
};

describe('two pictures', () => {
  test.each([
    ['nothing', [], true],
    ['a quarter of the brightness', [[0, 60_000, 136]], true],
    ['more, in fifty of a million values', [[100, 103, 0]], true],
    ['more, in over fifty of a million', [[100, 104, 0]], false],
    ['a little more than a quarter', [[0, 60_000, 135]], false],
  ] satisfies [string, [number, number, number][], boolean][])(
    'differ by %s: they look alike, or do not',
    (_, values, alike) => {
      expect(looksLike(picture([]), picture(values))).toBe(alike);
      expect(looksLike(picture(values), picture([]))).toBe(alike);
    },
  );
});

const RAMP = '<< /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1 >>';
const things = (pdf: RawPdf) => {
  const image = pdf.add(
    '<< /Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8 >>',
    Buffer.alloc(16, 90),
  );
  const form = pdf.add('<< /Type /XObject /Subtype /Form /BBox [100 100 150 700] >>', '1 0 0 rg 100 100 200 200 re f');
  const clipped =
    'BT /F0 12 Tf 72 650 Td (Quill is) Tj ET q BT /F0 60 Tf 7 Tr 90 120 Td (ABC) Tj ET 1 0 0 rg 0 100 600 100 re f Q';
  const textClip = pdf.add(
    '<< /Type /XObject /Subtype /Form /BBox [0 0 600 720] /Resources << /Font << /F0 1 0 R >> >> >>',
    clipped,
  );
  return `/XObject << /I ${image} 0 R /X ${form} 0 R /T ${textClip} 0 R >> /ColorSpace << /Spot [/Separation /Ink /DeviceRGB ${RAMP}] >>
    /Pattern << /S << /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 600 0] /Function ${RAMP} >> >> >>`;
};

const WORDS = 'BT /F0 12 Tf 72 700 Td (Then Quill called) Tj ET';
const OUT = '1 0 0 rg 100 100 300 300 re f';

const redacted = async (content: string, passages = [{ passage: 'Quill', reason: 'R' }]) => {
  const bytes = onePage(content, { resources: things });
  const shown = { left: 0, bottom: 0, right: 612, top: 792 };
  const { pages } = await redactPages(enginePaths(), {
    bytes,
    pages: [{ index: 0, rects: [], passages, raster: false, shown, reset: true }],
  });
  return { changed: pages[0]?.changed, image: pages[0]?.image !== undefined };
};

describe('a page from which words are taken out', () => {
  test.each([
    ['a rectangle clips', `q 100 100 50 50 re W n ${OUT} Q`],
    ['a rectangle with a hole clips', `q 100 100 200 200 re 120 120 50 50 re W* n ${OUT} Q`],
    ['a curve clips an image', 'q 100 200 m 200 200 200 100 100 100 c h W n q 200 0 0 200 100 100 cm /I Do Q Q'],
    [
      'two clips meet',
      `q 100 100 100 100 re W n q 150 150 100 100 re W n ${OUT} Q 90 90 30 30 re f Q 300 300 50 50 re f`,
    ],
    ['a clip cuts words', 'q 100 100 20 50 re W n BT /F0 30 Tf 90 120 Td (CLIPPED) Tj ET Q'],
    ['a clip cuts a form', 'q 100 100 10 50 re W n /X Do Q'],
    ['a form has a box', '/X Do'],
    ['nothing is let through', `q 0 0 0 0 re W n ${OUT} Q`],
    [
      'the clip lies around the words too',
      'q 60 60 100 700 re W n BT /F0 12 Tf 72 600 Td (cut at the edge of the clip) Tj ET Q',
    ],
  ])('stays text, and as it looks, where %s', async (_, content) => {
    expect(await redacted(`${WORDS} ${content}`)).toEqual({ changed: true, image: false });
  });

  test.each([
    ['letters clip a drawing', `q BT /F0 60 Tf 7 Tr 90 120 Td (ABC) Tj ET 1 0 0 rg 0 100 600 100 re f Q`],
    [
      'letters clip other words',
      'q BT /F0 60 Tf 7 Tr 90 120 Td (A) Tj ET BT 0 Tr /F0 30 Tf 90 120 Td (CLIPPED) Tj ET Q',
    ],
    ['letters clip in a form of which something is taken out', '/T Do'],
    ['a spot colour is used', '/Spot cs 0 scn 100 100 200 200 re f'],
    ['a path is filled with a shading', '/Pattern cs /S scn 100 100 200 200 re f'],
  ])('becomes an image where %s, which the engine would write otherwise', async (_, content) => {
    expect(await redacted(`${WORDS} ${content}`)).toEqual({ changed: true, image: true });
    expect(await redacted(`${WORDS} ${content}`, [])).toEqual({ changed: false, image: false });
  });
});
