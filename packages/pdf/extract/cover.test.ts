import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';

import type { ExtractItem } from '../types.ts';
import { exampleCover } from '../verify/example-cover.ts';
import { writeCover, type CoverToWrite } from './cover.ts';
import { drawnOn, plainFaces, textsOf } from './plain-faces.ts';

const ITEM: ExtractItem = {
  label: 'Psychotherapy note',
  version: '2',
  pages: [1, 2, 3, 7],
  sourceSha256: 'ab'.repeat(8),
};

const written = async (changes: Partial<CoverToWrite>) => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { canvases, stamp } = writeCover(document, plainFaces, { ...exampleCover, asImages: [], ...changes });
  const lines = canvases.map((canvas) => drawnOn(canvas, document));
  return { stamp, lines: lines.flat(), texts: lines.map(textsOf) };
};

const wordsOf = (texts: string[]) => texts.map((text) => text.replace(/.*? at .*?: /, ''));
const pagesShown = async (pages: number[]) =>
  (await written({ items: [{ ...ITEM, pages }] })).texts
    .flat()
    .find((text) => text.includes(' at 452 ') && !text.includes('Source'));

test('says who released what to whom on which basis, each in its place', async () => {
  const items = [ITEM, { ...ITEM, label: 'Letter', version: '1', pages: [4], takenOut: 'third party' }];
  const { texts, lines } = await written({
    items,
    asImages: [[], [4]],
    withheld: ['Pages that the order does not cover.'],
  });
  expect(texts).toEqual([
    [
      'sans 10 at 60 713.5: Harbor Lane Therapy (invented)',
      'bold 18 at 60 685.4: Extract',
      'bold 9 at 60 656.35: Released by',
      'sans 9 at 152 656.35: Harbor Lane Therapy (invented)',
      'bold 9 at 60 643.3: Released to',
      'sans 9 at 152 643.3: Jordan Sample, Esq.',
      'bold 9 at 60 630.25: Basis',
      'sans 9 at 152 630.25: Court order of 2026-03-30',
      'bold 9 at 60 617.2: Docket',
      'sans 9 at 152 617.2: FL-1',
      'bold 11 at 60 587.25: What is enclosed',
      'bold 9 at 60 570.2: No.',
      'bold 9 at 86 570.2: Item',
      'bold 9 at 386 570.2: Version',
      'bold 9 at 452 570.2: Source pages',
      'sans 9 at 60 547.15: 1',
      'sans 9 at 86 547.15: Psychotherapy note',
      'sans 9 at 386 547.15: 2',
      'sans 9 at 452 547.15: 1–3, 7',
      'sans 7.2 at 86 536.71: SHA-256 of the source  abababababababab',
      'sans 9 at 60 513.66: 2',
      'sans 9 at 86 513.66: Letter',
      'sans 9 at 386 513.66: 1',
      'sans 9 at 452 513.66: 4',
      'sans 7.2 at 86 503.22: SHA-256 of the source  abababababababab',
      'sans 7.2 at 86 492.78: Taken out: third party',
      'sans 7.2 at 86 482.34: Shown as images: source pages 4',
      'bold 11 at 60 446.39: What was withheld',
      'sans 9 at 68 430.34: • Pages that the order does not cover.',
      'bold 11 at 60 400.39: Redisclosure',
      'sans 9 at 60 384.34: Further disclosure may be unlawful.',
    ],
  ]);
  expect(lines.filter((line) => line.includes(' l S'))).toEqual([
    '0.72 0.74 0.78 RG 1.2 w 60 677.4 m 552 677.4 l S',
    '0.72 0.74 0.78 RG 0.8 w 60 567.2 m 552 567.2 l S',
    '0.72 0.74 0.78 RG 0.4 w 60 533.71 m 552 533.71 l S',
    '0.72 0.74 0.78 RG 0.4 w 60 479.34 m 552 479.34 l S',
  ]);
});

test('says no docket, nothing withheld, taken out or shown as an image where there is none', async () => {
  const words = wordsOf((await written({ docket: '', items: [ITEM], asImages: [[]] })).texts.flat());
  expect(words).not.toContain('Docket');
  expect(words).not.toContain('What was withheld');
  expect(words.filter((text) => text.startsWith('Taken out') || text.startsWith('Shown as'))).toEqual([]);
});

test.each([
  [[1, 2, 3, 7], '1–3, 7'],
  [[5], '5'],
  [[2, 1], '2, 1'],
  [[1, 3, 5], '1, 3, 5'],
  [[4, 5, 9, 10, 11], '4–5, 9–11'],
  [[1, 1], '1, 1'],
  [[], undefined],
])('writes pages %j as %s', async (pages, text) => {
  expect((await pagesShown(pages))?.replace(/.*: /, '')).toBe(text);
});

test('says each part of the notice on a line of its own', async () => {
  const words = wordsOf((await written({ notice: 'First.\nSecond.' })).texts.flat());
  expect(words.slice(-3)).toEqual(['Redisclosure', 'First.', 'Second.']);
});

test('goes on over the page, no item parted from its words, and leaves room for the stamp', async () => {
  const { texts, stamp } = await written({
    items: Array.from({ length: 30 }, () => ({ ...ITEM, takenOut: 'third party' })),
  });
  expect(texts.length).toBeGreaterThan(1);
  for (const page of texts) {
    const heights = page.map((text) => Number(/ at \S+ (\S+):/.exec(text)?.[1]));
    expect(Math.max(...heights)).toBeLessThan(792 - stamp.top);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(stamp.bottom + 14);
  }
  for (const page of texts.slice(1, -1)) expect(wordsOf(page)[0]).toMatch(/^\d+$/);
});

test('begins below a tall stamp', async () => {
  const { texts, stamp } = await written({ basis: 'word '.repeat(300) });
  const [first = ''] = texts[0] ?? [];
  expect(first).toContain(exampleCover.practice);
  expect(Number(/ at \S+ (\S+):/.exec(first)?.[1])).toBeCloseTo(792 - stamp.top - 20 - 14.5, 2);
});

test('breaks what is long in its own column', async () => {
  const long = 'word '.repeat(60);
  const { texts } = await written({ recipient: long, items: [{ ...ITEM, label: long, version: long }] });
  const longest = (x: number) =>
    Math.max(
      ...texts
        .flat()
        .filter((text) => text.startsWith(`sans 9 at ${x} `))
        .map((text) => text.replace(/.*?: /, '').length),
    );
  expect([152, 86, 386].map(longest)).toEqual([84, 64, 9]);
});
