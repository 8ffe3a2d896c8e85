import type { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import type { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { pageTexts } from '../page-texts.ts';
import type { Redaction } from '../types.ts';
import { clearContent } from './plain-content.ts';
import { redactPages } from './redact-pages.ts';
import { contentOf } from './shown-page.ts';

const CONTENT = 'BT /F0 12 Tf 1 0 0 1 100 300 Tm (Quill) Tj ET BT /F0 12 Tf 1 0 0 1 100 200 Tm (other) Tj ET';
const RECT = { page: 7, x: 10, y: 20, width: 30, height: 40, reason: 'R1' };

const clearOf = (document: PDFDocument): string => {
  const [page] = document.getPages();
  const content = page && contentOf(page);
  return content ? clearContent(content) : '';
};

/** A page of which some things are taken out, in an empty corner unless said. */
const taken = async (redactions: Redaction[], { keys = '', images = [0].slice(1), layered = false } = {}) => {
  const bytes = onePage(CONTENT, { keys, box: [0, 0, 400, 500] });
  const ready = await redactPages(
    bytes,
    [{ source: bytes, sourcePage: 1, redactions: redactions.map((one) => ({ ...one, page: 7 })), layered }],
    new Set(images),
  );
  const [page] = ready.pages;
  return { ...ready, blocks: page?.blocks, image: page?.image, reasons: page?.reasons };
};
const whereTaken = async (keys: string) =>
  (await taken([RECT], { keys })).blocks?.map(({ rect }) =>
    [rect.left, rect.bottom, rect.right, rect.top].map((edge) => Math.round(edge * 1000) / 1000),
  );

describe('a rectangle on the page as shown is taken out of the page', () => {
  test.each([
    ['as it is', '', [10, 20, 40, 60]],
    ['turned to the right', '/Rotate 90', [340, 10, 380, 40]],
    ['on its head', '/Rotate 180', [360, 440, 390, 480]],
    ['turned to the left', '/Rotate 270', [20, 460, 60, 490]],
    ['that is cropped', '/CropBox [100 50 300 350]', [110, 70, 140, 110]],
    ['that is cropped and turned', '/CropBox [100 50 300 350] /Rotate 90', [240, 60, 280, 90]],
    ['that has a unit of its own, which counts as a point', '/UserUnit 2', [10, 20, 40, 60]],
    ['that has a unit of its own, and is turned', '/UserUnit 2 /Rotate 90', [340, 10, 380, 40]],
  ])('%s', async (_, keys, rect) => {
    expect(await whereTaken(keys)).toEqual([rect]);
  });
});

describe('a rectangle beside the page is refused', () => {
  test.each([
    ['to the left', { x: -30 }],
    ['below', { y: -40 }],
    ['to the right', { x: 400 }],
    ['above', { y: 500 }],
  ])('%s', async (_, place) => {
    await expect(taken([{ ...RECT, ...place }])).rejects.toMatchObject({ code: 'rectangle-off-page', page: 7 });
  });

  test.each([
    ['to the right', { x: 400 }],
    ['above', { y: 500 }],
  ])('%s of one with a unit of its own, and by a turn the sides are others', async (_, place) => {
    await expect(taken([{ ...RECT, ...place }], { keys: '/UserUnit 2' })).rejects.toMatchObject({
      code: 'rectangle-off-page',
    });
    const turned = await taken([{ ...RECT, x: 450 }], { keys: '/Rotate 90' });
    expect(turned.blocks).toHaveLength(1);
  });

  test.each([{ x: -29.5 }, { y: -39.5 }, { x: 399.5 }, { y: 499.5 }])(
    'and one that reaches onto it is not: %j',
    async (place) => {
      expect((await taken([{ ...RECT, ...place }])).blocks).toHaveLength(1);
    },
  );
});

test('passages and rectangles are taken out together, each with its reason', async () => {
  const { blocks, reasons, document } = await taken([RECT, { page: 7, passage: 'Quill', reason: 'R2' }]);
  expect(blocks?.map(({ reason }) => reason).toSorted()).toEqual(['R1', 'R2']);
  expect(reasons).toEqual(['R1', 'R2']);
  expect((await pageTexts(await document.save({ useObjectStreams: false })))[0]).not.toContain('Quill');
});

test('two rectangles over the same words, for different reasons, are two blocks', async () => {
  const over = { page: 7, x: 90, y: 290, width: 60, height: 30 };
  const { blocks, document } = await taken([
    { ...over, reason: 'R1' },
    { ...over, x: 110, y: 295, reason: 'R2' },
  ]);
  expect(blocks?.map(({ reason }) => reason).toSorted()).toEqual(['R1', 'R2']);
  const [text = ''] = await pageTexts(await document.save({ useObjectStreams: false }));
  expect(text).not.toMatch(/[Quil]/);
  expect(text).toContain('other');
});

const naming = (name: string) =>
  onePage(
    `BT /F0 12 Tf 1 0 0 1 72 300 Tm (Then ${name} called and left.) Tj ET BT /F0 12 Tf 1 0 0 1 72 200 Tm (Another line.) Tj ET`,
  );

const without = async (name: string) => {
  const bytes = naming(name);
  const { document, pages } = await redactPages(
    bytes,
    [{ source: bytes, sourcePage: 1, redactions: [{ page: 1, passage: name, reason: 'R' }], layered: false }],
    new Set(),
  );
  return { content: clearOf(document), blocks: pages[0]?.blocks };
};

test('words behind a block come up to it, each line of the page as it stood otherwise', async () => {
  const [long, short] = [await without('Quillfeatherstone'), await without('Al')];
  expect(long).toEqual(short);
  expect(long.content).toMatch(
    /1 0 0 1 0 0 cm BT 1 0 0 1 0 0 Tm [^Q]* 72 300 Tm \[<5468656e2020>\] TJ 1 0 0 1 [\d.]+ 300 Tm \[<63616c6c656420616e64206c6566742e>\] TJ/,
  );
  expect(long.content).toContain('1 0 0 1 72 200 cm');
});

test('what the page does not have is refused, by the number that the page has in its source', async () => {
  await expect(taken([{ page: 7, passage: 'Nowhere', reason: 'R' }])).rejects.toMatchObject({
    code: 'passage-not-found',
    page: 1,
  });
});

test('a page becomes an image where it is asked for, and where it hides a layer', async () => {
  expect((await taken([])).image).toBeUndefined();
  expect((await taken([], { images: [0] })).image).toMatchObject({ width: expect.any(Number) });
  expect((await taken([], { images: [1] })).image).toBeUndefined();
  const { image, blocks } = await taken([RECT], { layered: true });
  expect(image).toMatchObject({ width: expect.any(Number) });
  expect(blocks).toHaveLength(1);
});

/** A font in which letters are coded in one byte, and those of `marked` in two. */
const mixed = (pdf: RawPdf) => {
  const spaces = '2 begincodespacerange <00> <7f> <8000> <80ff> endcodespacerange';
  const map = pdf.add(
    '<< /Type /CMap /CMapName /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
    `begincmap ${spaces} 2 begincidrange <00> <7f> 0 <8000> <80ff> 0 endcidrange endcmap`,
  );
  const table = pdf.add(
    '<< >>',
    `begincmap ${spaces} 2 beginbfrange <00> <7f> <0000> <8000> <80ff> <0000> endbfrange endcmap`,
  );
  const under =
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>';
  return `/Font << /M << /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding ${map} 0 R /ToUnicode ${table} 0 R /DescendantFonts [${under}] >> >>`;
};

const hex = (text: string) => Buffer.from(text).toString('hex');

test('where words cannot move, they stay where they stood, and the passage is gone', async () => {
  const bytes = onePage(`BT /M 12 Tf 1 0 0 1 72 300 Tm <${hex('Then Quill called and le')}8066${hex('t.')}> Tj ET`, {
    resources: mixed,
  });
  const { document, pages } = await redactPages(
    bytes,
    [{ source: bytes, sourcePage: 1, redactions: [{ page: 1, passage: 'Quill', reason: 'R' }], layered: false }],
    new Set(),
  );
  expect(pages[0]?.image).toBeUndefined();
  expect(pages[0]?.blocks.map(({ rect }) => [rect.left, rect.right])).toEqual([[102, 132]]);
  expect(clearOf(document)).toMatch(
    /1 0 0 1 72 300 cm BT[^Q]*\[ <5468656E20> -2500 <2063616C6C656420616E64206C658066742E> \] TJ/,
  );
});
