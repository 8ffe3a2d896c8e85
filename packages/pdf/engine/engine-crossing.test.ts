import { expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import type { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { crossesEdge } from './engine-crossing.mts';
import { openDocument, openPage, startPdfium } from './engine-pdfium.mts';
import { enginePaths } from './run-engine.ts';

const SHOWN = { left: 100, bottom: 100, right: 500, top: 700 };

/** Whether content of a page of which this is shown may tell something beyond it. */
const tells = async (content: string, resources: string | ((pdf: RawPdf) => string) = ''): Promise<boolean> => {
  const pdfium = await startPdfium(enginePaths());
  const { document } = openDocument(pdfium, onePage(content, { resources }));
  return crossesEdge(pdfium, { page: openPage(pdfium, document, 0), document, shown: SHOWN });
};

const bytes = (of: (x: number, y: number) => number): Buffer =>
  Buffer.from(Array.from({ length: 100 }, (_, at) => of(at % 10, Math.floor(at / 10))));

/** A picture of ten by ten grey pixels, painted 200 points wide from 400 on: its right half lies beyond the edge. */
const picture = async (pixelAt: (x: number, y: number) => number, mask?: (x: number, y: number) => number) => {
  const keys = '/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8';
  return tells('q 200 0 0 200 400 300 cm /I Do Q', (pdf) => {
    const soft = mask ? `/SMask ${pdf.add(`<< ${keys} >>`, bytes(mask))} 0 R` : '';
    return `/XObject << /I ${pdf.add(`<< ${keys} ${soft} >>`, bytes(pixelAt))} 0 R >>`;
  });
};

const step = (x: number, y: number): number => 255 * ((x + y) % 2);

test.each([
  ['text', 'BT /F0 12 Tf 480 300 Td (across the edge) Tj ET', false],
  ['a rectangle', '50 300 100 100 re f', false],
  ['rules of one path, each plain', `${'90 300 m 110 300 l '.repeat(20)} S`, false],
  [
    'a circle',
    '90 300 m 90 310 110 310 110 300 c 110 290 90 290 90 300 c 90 300 90 300 90 300 c 90 300 90 300 90 300 c S',
    false,
  ],
  [
    'a circle that is drawn from its middle',
    '100 300 m 110 300 l 110 310 90 310 90 300 c 90 290 110 290 110 300 c 110 300 110 300 110 300 c 110 300 110 300 110 300 c S',
    false,
  ],
  ['a contour of other curves', `90 300 m ${'90 310 110 310 110 300 c '.repeat(3)} S`, true],
  ['a circle with corners', `90 300 m ${'95 300 l '.repeat(3)} ${'90 310 110 310 110 300 c '.repeat(4)} S`, true],
  ['a contour of many corners', `50 300 m ${'40 310 l 60 320 l 40 330 l '.repeat(3)} 200 300 l S`, true],
  [
    'such a contour that is within, and a rule that is not',
    `200 300 m ${'240 310 l 260 320 l '.repeat(4)} 50 300 m 150 300 l S`,
    false,
  ],
  ['such a contour less than a millimetre beyond', `97.5 300 m ${'98 310 l 99 320 l '.repeat(4)} 200 300 l S`, false],
  ['such a contour more than a millimetre beyond', `96.5 300 m ${'98 310 l 99 320 l '.repeat(4)} 200 300 l S`, true],
  ['such a contour wholly beyond', `50 300 m ${'40 310 l 60 320 l 40 330 l '.repeat(3)} 60 300 l S`, false],
])('%s over the edge: %j, whether it may tell something', async (_, content, expected) => {
  expect(await tells(content)).toBe(expected);
});

test('a shading over the edge tells nothing', async () => {
  const shading =
    '/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 300 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >> >> >>';
  expect(await tells('q 50 300 100 100 re W n /S sh Q', shading)).toBe(false);
});

test('a picture tells what differs beyond the edge, not what is within', async () => {
  expect(await picture(step)).toBe(true);
  expect(await picture((x, y) => (x < 5 ? step(x, y) : 200))).toBe(false);
  expect(await picture((x, y) => (x < 5 ? 0 : 200 + (40 * step(x, y)) / 255))).toBe(false);
  expect(await picture((x, y) => (x < 5 ? 0 : 100 + (60 * step(x, y)) / 255))).toBe(true);
});

test('a picture tells what its mask draws beyond the edge', async () => {
  expect(await picture(() => 0, step)).toBe(true);
  expect(
    await picture(
      () => 0,
      (x, y) => (x < 5 ? step(x, y) : 255),
    ),
  ).toBe(false);
});
