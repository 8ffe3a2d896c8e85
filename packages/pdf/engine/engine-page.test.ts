import { beforeAll, describe, expect, test } from 'vitest';

import { noteWith, onePage } from '../../../test/pdf/adversarial/one-page.ts';
import type { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { boundsOf, charactersOf, deviceBox, overlap, renderPage, scratch, within, withRect } from './engine-page.mts';
import { openDocument, openPage, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { enginePaths } from './run-engine.ts';

let pdfium: Pdfium;

beforeAll(async () => {
  pdfium = await startPdfium(enginePaths());
});

const opened = (...given: Parameters<typeof onePage>): number =>
  openPage(pdfium, openDocument(pdfium, onePage(...given)).document, 0);
const box = (left: number, bottom: number, right: number, top: number) => ({ left, bottom, right, top });

describe('two boxes', () => {
  test.each([
    ['one in the other', box(2, 2, 3, 3), true, true],
    ['the same', box(0, 0, 10, 10), true, true],
    ['over the left edge', box(-1, 2, 3, 3), true, false],
    ['over the right edge', box(2, 2, 11, 3), true, false],
    ['over the lower edge', box(2, -1, 3, 3), true, false],
    ['over the upper edge', box(2, 2, 3, 11), true, false],
    ['side by side', box(10, 2, 12, 3), false, false],
    ['side by side, before', box(-2, 2, 0, 3), false, false],
    ['one on the other', box(2, 10, 3, 12), false, false],
    ['one under the other', box(2, -2, 3, 0), false, false],
  ])('%s: they overlap, or one lies within', (_, other, overlaps, lies) => {
    expect(overlap(box(0, 0, 10, 10), other)).toBe(overlaps);
    expect(overlap(other, box(0, 0, 10, 10))).toBe(overlaps);
    expect(within(other, box(0, 0, 10, 10))).toBe(lies);
  });
});

const rounded = ({ left, bottom, right, top } = box(0, 0, 0, 0)) =>
  box(Math.round(left), Math.round(bottom), Math.round(right), Math.round(top));

describe('the characters of a page', () => {
  test('have their ink and their share of the line', () => {
    const [first, second] = charactersOf(pdfium, opened('BT /F0 100 Tf 100 500 Td (lM) Tj ET'));
    expect(first).toMatchObject({ text: 'l', upright: false });
    expect(rounded(first?.tight)).toEqual(box(107, 500, 116, 572));
    expect(rounded(first?.loose)).toEqual(box(100, 478, 122, 595));
    expect(second?.text).toBe('M');
    expect(second?.loose.left).toBeCloseTo(first?.loose.right ?? 0, 1);
  });

  test.each([
    ['0 1 -1 0', true],
    ['0 -1 1 0', true],
    ['1 0 0 1', false],
    ['-1 0 0 -1', false],
    ['0.5 0.866 -0.866 0.5', true],
    ['0.7 0.7 -0.7 0.7', false],
  ])('by the matrix %s run up or down, or do not: %s', (matrix, upright) => {
    expect(charactersOf(pdfium, opened(`BT /F0 10 Tf ${matrix} 100 500 Tm (a) Tj ET`))[0]?.upright).toBe(upright);
  });

  test('that no letter is known for are marks, and others are what the font says, beyond the first plane too', () => {
    const map =
      'begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <61> <d83dde00> <62> <0000> endbfchar endcmap';
    const resources = (pdf: RawPdf) =>
      `/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode ${pdf.add('<< >>', map)} 0 R >> >>`;
    const form = (pdf: RawPdf) =>
      `/XObject << /X0 ${pdf.add(`<< /Type /XObject /Subtype /Form /BBox [0 0 600 700] /Resources << ${resources(pdf)} >> >>`, 'BT /F1 10 Tf 100 500 Td (abc) Tj ET')} 0 R >>`;
    const texts = charactersOf(pdfium, opened('/X0 Do', { resources: form })).map(({ text }) => text);
    expect(texts.join('')).toBe('\u{1f600}\ufffdc');
  });
});

test('the bounds of an object are where it stands; of nothing there are none', () => {
  const page = opened('10 20 30 40 re f');
  expect(boundsOf(pdfium, pdfium.FPDFPage_GetObject(page, 0))).toEqual(box(10, 20, 40, 60));
  expect(boundsOf(pdfium, 0)).toBeUndefined();
});

test('a rectangle is handed over as the engine has them: left, top, right, bottom', () => {
  const numbers = withRect(pdfium, box(1, 2, 3, 4), (pointer) => [
    ...new Float32Array(pdfium.pdfium.HEAPU8.slice(pointer, pointer + 16).buffer),
  ]);
  expect(numbers).toEqual([1, 4, 3, 2]);
});

test('memory of the engine is given back, also after a failure', () => {
  const pointers = Array.from({ length: 3 }, () => scratch(pdfium, 64, (pointer) => pointer));
  expect(new Set(pointers).size).toBe(1);
  const failed: number[] = [];
  const fail = () =>
    scratch(pdfium, 64, (pointer) => {
      failed.push(pointer);
      throw new Error('no use');
    });
  expect(fail).toThrow('no use');
  expect(fail).toThrow('no use');
  expect(new Set([...failed, ...pointers]).size).toBe(1);
});

/** The colour at a place of an image, from its upper left corner. */
const at = ({ width, pixels }: { width: number; pixels: Uint8Array }, x: number, y: number): number[] =>
  Array.from(pixels.subarray(3 * (y * width + x), 3 * (y * width + x) + 3));

const [RED, WHITE, BLACK, BLUE] = [
  [255, 0, 0],
  [255, 255, 255],
  [0, 0, 0],
  [0, 0, 255],
];

describe('a page as pixels', () => {
  const SMALL = { box: [0, 0, 40, 20] };

  test('is white where nothing is drawn, has the colours of what is, and is black under what is taken out', () => {
    const image = renderPage(pdfium, opened('1 0 0 rg 0 0 20 20 re f', SMALL), { dpi: 72, black: [box(25, 2, 30, 8)] });
    expect([image.width, image.height, image.pixels.length]).toEqual([40, 20, 2400]);
    expect([at(image, 0, 0), at(image, 5, 19), at(image, 39, 0), at(image, 22, 15)]).toEqual([RED, RED, WHITE, WHITE]);
    expect([at(image, 24, 11), at(image, 30, 18), at(image, 27, 15)]).toEqual([BLACK, BLACK, BLACK]);
    expect([at(image, 23, 15), at(image, 31, 15), at(image, 27, 10), at(image, 27, 19)]).toEqual([
      WHITE,
      WHITE,
      WHITE,
      WHITE,
    ]);
  });

  test.each([
    [144, [0, 0, 40, 20], 80, 40],
    [100, [0, 0, 40, 20], 56, 28],
    [72, [0, 0, 3, 0.2], 3, 1],
    [72, [0, 0, 0.2, 3], 1, 3],
    [72, [0, 0, 8000, 10], 4000, 5],
    [72, [0, 0, 10, 8000], 5, 4000],
    [720, [0, 0, 800, 20], 4000, 100],
  ])('at %i dots an inch, of a page of %j points, is %i by %i', (dpi, size, width, height) => {
    const image = renderPage(pdfium, opened('', { box: size }), { dpi, black: [] });
    expect([image.width, image.height, image.pixels.length]).toEqual([width, height, 3 * width * height]);
  });

  test('shows annotations too', () => {
    const annotated = onePage('', { ...noteWith('0 0 1 rg 0 0 100 20 re f'), box: [0, 0, 200, 100] });
    const image = renderPage(pdfium, openPage(pdfium, openDocument(pdfium, annotated).document, 0), {
      dpi: 72,
      black: [],
    });
    expect([at(image, 100, 70), at(image, 20, 70)]).toEqual([BLUE, WHITE]);
  });
});

test.each([
  [0, { left: 9, top: 29, width: 22, height: 42 }],
  [90, { left: 29, top: 9, width: 42, height: 22 }],
  [180, { left: 69, top: 29, width: 22, height: 42 }],
  [270, { left: 29, top: 69, width: 42, height: 22 }],
])(
  'a rectangle of a page turned by %i degrees stands, one more on each side, where its pixels do',
  (turn, expected) => {
    const page = opened('', { box: [0, 0, 100, 100], keys: `/Rotate ${turn}` });
    expect(deviceBox(pdfium, page, { rectangle: box(10, 30, 30, 70), width: 100, height: 100 })).toEqual(expected);
  },
);
