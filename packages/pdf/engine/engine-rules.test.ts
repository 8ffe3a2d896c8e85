import { beforeAll, describe, expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { objectsOn } from './engine-glyphs.mts';
import { boundsOf, renderPage } from './engine-page.mts';
import { openDocument, openPage, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { moveRule, rulesOf, type Shift } from './engine-rules.mts';
import { enginePaths } from './run-engine.ts';

let pdfium: Pdfium;

beforeAll(async () => {
  pdfium = await startPdfium(enginePaths());
});

const box = (left: number, bottom: number, right: number, top: number) => ({ left, bottom, right, top });
const LINE = { box: box(100, 500, 200, 510), shifts: [] };

const opened = (content: string): number => openPage(pdfium, openDocument(pdfium, onePage(content)).document, 0);

describe('what is drawn along a line of words', () => {
  test.each([
    ['an underline', '100 498 100 1 re f', 1],
    ['a stroke under it', '100 499 m 200 499 l S', 1],
    ['a marking behind it', '110 500 20 10 re f', 1],
    ['a frame around a word', '110 500 m 130 500 l 130 510 l 110 510 l h S', 1],
    ['a frame not closed', '110 500 m 130 500 l 130 510 l 110 510 l S', 1],
    ['an angle', '110 500 m 130 500 l 130 510 l S', 0],
    ['a flat angle', '110 500 m 130 500 l 130 502 l f', 1],
    ['a thick stroke under it', '2.5 w 100 499 m 200 499 l S', 1],
    ['a stroke too thick for a line', '3.5 w 100 505 m 200 505 l S', 0],
    ['a slanting line', '110 500 m 130 510 l S', 0],
    ['a polygon', '110 500 m 120 500 l 130 500 l 130 510 l 120 510 l 110 510 l 110 505 l f', 0],
    ['a flat polygon', '110 500 m 120 500 l 130 500 l 130 501 l 120 501 l 110 501 l 110 500.5 l f', 0],
    ['words', 'BT /F0 8 Tf 110 502 Td (l) Tj ET', 0],
  ])('counts as its rule, or not: %s', (_, content, count) => {
    expect(rulesOf(pdfium, opened(content), LINE)).toHaveLength(count);
  });

  test.each([
    ['a little before it', box(98.5, 500, 150, 501), 1],
    ['two points before it', box(98, 500, 150, 501), 0],
    ['a little behind it', box(150, 500, 201.5, 501), 1],
    ['two points behind it', box(150, 500, 202, 501), 0],
    ['less than a third of its height under it', box(100, 497.5, 150, 498), 1],
    ['a third of its height under it', box(100, 497, 150, 498), 0],
    ['less than a third of its height over it', box(100, 512, 150, 512.5), 1],
    ['a third of its height over it', box(100, 512, 150, 513), 0],
  ])('belongs to it, or not, where it reaches %s', (_, { left, bottom, right, top }, count) => {
    expect(rulesOf(pdfium, opened(`${left} ${bottom} ${right - left} ${top - bottom} re f`), LINE)).toHaveLength(count);
  });

  test('is given with where it stands', () => {
    const page = opened('300 300 10 10 re f 110 500 20 10 re f');
    expect(rulesOf(pdfium, page, LINE)).toEqual([{ object: objectsOn(pdfium, page)[1], box: box(110, 500, 130, 510) }]);
  });
});

/** The words stood from 100 to 120, 130 to 150 (now a block) and 160 to 200; the last ones move 10 points to the right. */
const SHIFTS: Shift[] = [
  { from: { left: 100, right: 120 }, to: { left: 100, right: 120 }, block: false },
  { from: { left: 130, right: 150 }, to: { left: 125, right: 165 }, block: true },
  { from: { left: 160, right: 200 }, to: { left: 170, right: 210 }, block: false },
];

/** Where what was drawn stands after its words have moved, and how it is drawn. */
const moved = (content: string, shifts = SHIFTS) => {
  const page = opened(`0.5 g 10 10 5 5 re f 0 g ${content} 20 20 5 5 re f`);
  const rules = rulesOf(pdfium, page, { box: box(100, 500, 200, 510), shifts });
  expect(rules).toHaveLength(1);
  for (const rule of rules) moveRule(pdfium, page, rule, shifts);
  const objects = objectsOn(pdfium, page);
  const [, now = 0] = objects;
  return { page, count: objects.length, object: now, box: boundsOf(pdfium, now) };
};

/** The colour at a place of a page as it is drawn, one point a pixel. */
const colourAt = (page: number, x: number, y: number): number[] => {
  const { width, height, pixels } = renderPage(pdfium, page, { dpi: 72, black: [] });
  const at = 3 * ((height - 1 - y) * width + x);
  return Array.from(pixels.subarray(at, at + 3));
};

const [RED, GREEN, WHITE] = [
  [255, 0, 0],
  [0, 255, 0],
  [255, 255, 255],
];
const COLOURS = '1 0 0 rg 0 1 0 RG';

describe('a rule, after the words of its line have moved,', () => {
  test.each([
    ['under all words', '100 500 100 2 re f', 100, 210],
    ['under the last words', '160 500 40 2 re f', 170, 210],
    ['under a part of the last words', '165 500 20 2 re f', 175, 195],
    ['under a part of the first word', '105 500 10 2 re f', 105, 115],
    ['from a word into the block', '110 500 30 2 re f', 110, 165],
    ['from the block into a word', '140 500 40 2 re f', 125, 190],
    ['a hair into the block', '105 500 25.5 2 re f', 105, 120],
    ['a hair back into the block', '149.5 500 30 2 re f', 170, 189.5],
  ])('%s runs from there to there', (_, content, left, right) => {
    const { count, box: now } = moved(content);
    expect(count).toBe(3);
    expect(now?.left).toBeCloseTo(left, 1);
    expect(now?.right).toBeCloseTo(right, 1);
    expect([now?.bottom, now?.top]).toEqual([500, 502]);
  });

  test.each([
    ['only under what is taken out', '130 500 20 2 re f', SHIFTS],
    ['under none of its words', '121.5 500 5 2 re f', SHIFTS],
  ])('%s goes', (_, content, shifts) => {
    expect(moved(content, shifts).count).toBe(2);
  });

  test('is where it was among what is drawn, as what lies over it', () => {
    const { page } = moved('100 500 100 2 re f');
    expect(objectsOn(pdfium, page).map((object) => Math.round(boundsOf(pdfium, object)?.left ?? -1))).toEqual([
      10, 100, 20,
    ]);
  });

  test.each([
    ['filled', '100 500 100 10 re f', RED, RED],
    ['stroked', '2 w 101 501 98 8 re S', GREEN, WHITE],
    ['filled and stroked', '2 w 101 501 98 8 re B', GREEN, RED],
    ['a wide stroke', '4 w 102 502 96 6 re S', GREEN, GREEN],
  ])('that is %s is drawn as it was', (_, content, edge, middle) => {
    const { page, box: now } = moved(`${COLOURS} ${content}`);
    expect(Math.round(((now?.left ?? 0) + (now?.right ?? 0)) / 2)).toBe(155);
    for (const [x, y] of [
      [100, 505],
      [209, 505],
      [150, 500],
      [150, 509],
    ] as const)
      expect([x, y, colourAt(page, x, y)]).toEqual([x, y, edge]);
    expect(colourAt(page, 150, middle === GREEN ? 503 : 505)).toEqual(middle);
    for (const [x, y] of [
      [99, 505],
      [210, 505],
      [150, 499],
      [150, 510],
    ] as const)
      expect([x, y, colourAt(page, x, y)]).toEqual([x, y, WHITE]);
  });

  test('that is a stroke is drawn in its own colour, as high as it was', () => {
    const { page } = moved(`${COLOURS} 2 w 100 501 m 200 501 l S`);
    expect([colourAt(page, 150, 500), colourAt(page, 150, 501), colourAt(page, 205, 501)]).toEqual([
      GREEN,
      GREEN,
      GREEN,
    ]);
    expect([colourAt(page, 150, 499), colourAt(page, 150, 502)]).toEqual([WHITE, WHITE]);
  });

  test.each([
    ['on a page drawn at half its size', 'q 0.5 0 0 0.5 0 0 cm 4 w 202 1002 196 16 re S Q'],
    ['on a turned page', 'q 0 2 -2 0 0 0 cm 1 w 250.5 -50.5 4 -49 re S Q'],
  ])('%s is drawn as wide as it was', (_, content) => {
    const { page } = moved(`${COLOURS} ${content}`);
    expect([
      colourAt(page, 150, 500),
      colourAt(page, 150, 501),
      colourAt(page, 150, 505),
      colourAt(page, 150, 499),
    ]).toEqual([GREEN, GREEN, WHITE, WHITE]);
  });

  test('that has no width is drawn thin', () => {
    const { box: now } = moved('0 w 100 501 m 200 501 l S');
    expect([now?.bottom, now?.top]).toEqual([500.75, 501.25]);
  });

  test('that is flat, filled and stroked is filled', () => {
    const { page } = moved(`${COLOURS} 1 w 100 500 100 2 re B`);
    expect(colourAt(page, 150, 501)).toEqual(RED);
  });
});
