import { describe, expect, test } from 'vitest';

import { noteWith, onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { openDocument, startPdfium } from './engine-pdfium.mts';
import { loadFlattened, ownRect, readSeen } from './engine-seen.mts';
import type { ShownRect } from './jobs.ts';
import { enginePaths } from './run-engine.ts';

type Parts = Parameters<typeof onePage>[1];

const SMALL = [0, 0, 200, 100];
const line = (words: string, x = 20, y = 50): string => `BT /F0 10 Tf ${x} ${y} Td (${words}) Tj ET`;

/** What a page shows and what it holds besides, without spaces and breaks. */
const seen = async (
  content: string,
  { rects = [], chosen = [0], ...parts }: Parts & { rects?: ShownRect[]; chosen?: number[] } = {},
) => {
  const [[page] = []] = await readSeen(enginePaths(), {
    documents: [{ bytes: onePage(content, { box: SMALL, ...parts }), chosen, rects }],
  });
  return [page?.seen, page?.unseen].map((text) => text?.replaceAll(/\s/g, ''));
};

describe('what a page shows', () => {
  test.each([
    ['is apart from what lies right of it', 210, 50],
    ['is apart from what lies left of it', -60, 50],
    ['is apart from what lies over it', 20, 110],
    ['is apart from what lies under it', 20, -20],
  ])('%s', async (_, x, y) => {
    expect(await seen(`${line('inner')} ${line('outer', x, y)}`)).toEqual(['inner', 'outer']);
  });

  test('is what lies in its box, wherever that begins', async () => {
    expect(await seen(`${line('inner', 60)} ${line('outer', 20)}`, { keys: '/CropBox [50 0 200 100]' })).toEqual([
      'inner',
      'outer',
    ]);
    expect(await seen(`${line('inner', 60)} ${line('outer', 140)}`, { keys: '/CropBox [0 0 100 100]' })).toEqual([
      'inner',
      'outer',
    ]);
    expect(
      await seen(`${line('inner', 60, 50)} ${line('outer', 60, 20)}`, { keys: '/CropBox [0 40 200 100]' }),
    ).toEqual(['inner', 'outer']);
    expect(await seen(`${line('inner', 60, 20)} ${line('outer', 60, 60)}`, { keys: '/CropBox [0 0 200 40]' })).toEqual([
      'inner',
      'outer',
    ]);
  });

  test('is judged letter by letter, by the middle of its ink', async () => {
    expect(await seen('BT /F0 20 Tf 150 50 Td (MMMM) Tj ET')).toEqual(['MMM', 'M']);
    expect(await seen('BT /F0 20 Tf 159 50 Td (MMMM) Tj ET')).toEqual(['MM', 'MM']);
  });

  test('keeps its spaces', async () => {
    const [[page] = []] = await readSeen(enginePaths(), {
      documents: [{ bytes: onePage(line('two words'), { box: SMALL }), chosen: [0], rects: [] }],
    });
    expect(page).toEqual({ seen: 'two words', unseen: '' });
  });

  test('is not what lies under a rectangle of it', async () => {
    const rect = { index: 0, x: 55, y: 45, width: 40, height: 20 };
    expect(await seen(line('inner outer'), { rects: [rect] })).toEqual(['innero', 'uter']);
    expect(await seen(line('inner outer'), { rects: [{ ...rect, index: 1 }] })).toEqual(['innerouter', '']);
    expect(await seen(line('inner outer'), { rects: [{ ...rect, y: 70 }] })).toEqual(['innerouter', '']);
  });

  test('is what a note shows too', async () => {
    expect(await seen('', noteWith(line('noted', 0, 5)))).toEqual(['noted', '']);
  });

  test('is all its text, on a page that is not chosen', async () => {
    expect(await seen(`${line('inner')} ${line('outer', 300)}`, { chosen: [] })).toEqual(['innerouter', '']);
  });
});

test.each([
  [0, '', { left: 10, bottom: 20, right: 40, top: 60 }],
  [90, '', { left: 140, bottom: 10, right: 180, top: 40 }],
  [180, '', { left: 160, bottom: 40, right: 190, top: 80 }],
  [270, '', { left: 20, bottom: 60, right: 60, top: 90 }],
  [0, '/CropBox [50 10 200 100]', { left: 60, bottom: 30, right: 90, top: 70 }],
])('a rectangle of a page turned by %i degrees, with %j, stands on the page itself', async (turn, crop, expected) => {
  const pdfium = await startPdfium(enginePaths());
  const page = loadFlattened(
    pdfium,
    openDocument(pdfium, onePage('', { box: SMALL, keys: `/Rotate ${turn} ${crop}` })).document,
    0,
  );
  const own = ownRect(pdfium, page, { x: 10, y: 20, width: 30, height: 40 });
  for (const [side, value] of Object.entries(expected))
    expect([side, Object.entries(own).find(([name]) => name === side)?.[1]]).toEqual([side, expect.closeTo(value, 2)]);
});
