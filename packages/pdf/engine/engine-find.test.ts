import { describe, expect, test } from 'vitest';

import { noteWith, onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { findPassages, pageSizes } from './engine-find.mts';
import { enginePaths } from './run-engine.ts';

type Parts = Parameters<typeof onePage>[1];

const SMALL = [0, 0, 200, 100];

/** How often a word stands on a page, and its rectangles: left, bottom, right, top, in whole points. */
const found = async (content: string, passage = 'Quill', parts: Parts = {}) => {
  const bytes = onePage(content, { box: SMALL, ...parts });
  const answer = await findPassages(enginePaths(), { bytes, wanted: [{ index: 0, passage }] });
  const [{ times, rects } = { times: -1, rects: [] }] = answer.found;
  return {
    times,
    rects: rects.map(({ index, x, y, width, height }) => [index, ...[x, y, x + width, y + height].map(Math.round)]),
  };
};

const line = (words: string, x = 20, y = 50): string => `BT /F0 10 Tf ${x} ${y} Td (${words}) Tj ET`;

describe('a passage', () => {
  test('is found with a rectangle for each place, from the lower left corner', async () => {
    expect(await found(`${line('To Quill and Quill')} ${line('Quill', 20, 20)}`)).toEqual({
      times: 3,
      rects: [
        [0, 35, 49, 54, 57],
        [0, 77, 49, 96, 57],
        [0, 20, 19, 39, 27],
      ],
    });
  });

  test.each([
    [90, [0, 49, 146, 57, 165]],
    [180, [0, 146, 43, 165, 51]],
    [270, [0, 43, 35, 51, 54]],
  ])('is found where a reader sees it on a page turned by %i degrees', async (turn, rect) => {
    expect((await found(line('To Quill'), 'Quill', { keys: `/Rotate ${turn}` })).rects).toEqual([rect]);
  });

  test('is found where a reader sees it on a cropped page, and not outside of it', async () => {
    expect((await found(line('To Quill'), 'Quill', { keys: '/CropBox [10 20 150 90]' })).rects).toEqual([
      [0, 25, 29, 44, 37],
    ]);
    for (const crop of ['60 0 200 100', '0 0 30 100', '0 60 200 100', '0 0 200 45'])
      expect((await found(line('To Quill'), 'Quill', { keys: `/CropBox [${crop}]` })).times).toBe(0);
  });

  test('at the edge of the page is given as far as the page goes', async () => {
    expect((await found(line('Quill', -2))).rects).toEqual([[0, 0, 49, 17, 57]]);
    expect((await found(line('Quill', 181))).rects).toEqual([[0, 181, 49, 200, 57]]);
    expect((await found(line('Quill', 20, 0))).rects).toEqual([[0, 20, 0, 39, 7]]);
    expect((await found(line('Quill', 20, 95))).rects).toEqual([[0, 20, 94, 39, 100]]);
  });

  test('is given in hundredths of a point', async () => {
    const { found: answers } = await findPassages(enginePaths(), {
      bytes: onePage(line('Quill', 20.123), { box: SMALL }),
      wanted: [{ index: 0, passage: 'Quill' }],
    });
    for (const { x, y, width, height } of answers.flatMap(({ rects }) => rects))
      for (const value of [x, y, width, height]) expect(value * 100).toBeCloseTo(Math.round(value * 100), 6);
  });

  test('that flows over two lines has a rectangle on each', async () => {
    expect(await found(`${line('An Alpha')} ${line('Bravo', 20, 30)}`, 'Alpha Bravo')).toMatchObject({
      times: 1,
      rects: [
        [0, 35, 48, 60, 57],
        [0, 21, 30, 46, 37],
      ],
    });
  });

  test('in a field or a note is found in what that shows', async () => {
    expect((await found('', 'Quill', noteWith(line('Quill', 0, 5)))).rects).toEqual([[0, 50, 24, 69, 32]]);
  });

  test('is nowhere where the page or the words are not', async () => {
    const bytes = onePage(line('To Quill'), { box: SMALL });
    const wanted = [
      { index: 1, passage: 'Quill' },
      { index: 0, passage: 'Nobody' },
      { index: 0, passage: ' ' },
    ];
    expect(await findPassages(enginePaths(), { bytes, wanted })).toEqual({
      found: wanted.map(() => ({ times: 0, byOcr: false, forms: [], rects: [], near: [], elsewhere: [] })),
    });
  });
});

/** Large letters whose ink is known: M of 20 points is 15 wide and 15 high. */
const big = (letter: string, x: number, y: number) => `BT /F0 20 Tf ${x} ${y} Td (${letter}) Tj ET`;
const plain = [0, 51, 40, 65, 54];

describe('the rectangle of a passage gives way', () => {
  test('to no neighbour that it does not touch', async () => {
    expect((await found(`${big('M', 50, 40)} ${big('x', 80, 40)}`, 'M')).rects).toEqual([plain]);
  });

  test.each([
    ['on the right', 62, 40, [0, 51, 40, 63, 54]],
    ['on the left', 39.2, 40, [0, 52, 40, 65, 54]],
    ['above', 50, 52, [0, 51, 40, 65, 52]],
    ['below', 50, 28, [0, 51, 42, 65, 54]],
  ])('to a neighbour that reaches a little into it %s', async (_, x, y, rect) => {
    expect((await found(`${big('M', 50, 40)} ${big('H', x, y)}`, 'M')).rects).toEqual([rect]);
  });

  test.each([
    ['on the right', 57, 40],
    ['above', 50, 46],
    ['all over', 50, 40],
  ])('to none that reaches far into it %s', async (_, x, y) => {
    expect((await found(`${big('M', 50, 40)} ${big('H', x, y)}`, 'M')).rects).toEqual([plain]);
  });

  test('to none where a letter of its own would be left out', async () => {
    expect((await found(`${big('M.', 50, 40)} ${big('I', 66, 40)}`, 'M.')).rects).toEqual([[0, 51, 40, 70, 54]]);
  });
});

test.each([
  ['', 200, 100],
  ['/Rotate 90', 100, 200],
  ['/CropBox [10 20 150 90]', 140, 70],
])('a page with %j is so wide and so high', async (keys, width, height) => {
  expect(await pageSizes(enginePaths(), onePage('', { box: SMALL, keys }))).toEqual([{ width, height }]);
});
