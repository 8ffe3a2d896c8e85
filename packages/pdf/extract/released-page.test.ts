import { inflateSync } from 'node:zlib';

import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';

import type { ExtractCover } from '../types.ts';
import { exampleCover } from '../verify/example-cover.ts';
import { drawnOn, plainFaces, textsOf } from './plain-faces.ts';
import type { ReadyPage } from './redact-pages.ts';
import { ReleasedPages } from './released-page.ts';
import { ResidueFreeCopy } from './residue-free-copy.ts';
import { asWritten, WrittenObjects } from './written-objects.ts';

type Page = { box?: number[]; keys?: string; empty?: boolean; cover?: ExtractCover } & Partial<Omit<ReadyPage, 'page'>>;

/** The sheet of a page, and what is drawn on it. */
const released = async (
  { box = [0, 0, 612, 792], keys = '', empty = false, cover = exampleCover, ...ready }: Page,
  bare = false,
) => {
  const source = await PDFDocument.create({ updateMetadata: false });
  const objects = new WrittenObjects(source.context);
  const page = source.addPage();
  const contents = empty ? '' : `/Contents ${objects.ref(objects.stream('', 'q Q'))}`;
  for (const [key, value] of objects.dictionary(`<< /MediaBox [${box.join(' ')}] ${contents} ${keys} >>`).entries())
    page.node.set(key, value);
  const document = await PDFDocument.create({ updateMetadata: false });
  const pages = new ReleasedPages(document, plainFaces, bare ? undefined : cover);
  const { canvas, stamp } = pages.add(
    { page, image: undefined, blocks: [], widthKept: false, reasons: [], ...ready },
    new ResidueFreeCopy(source.context, document.context),
  );
  const lines = drawnOn(canvas, document);
  const painted = canvas.page.node
    .Resources()
    ?.lookupMaybe(PDFName.of('XObject'), PDFDict)
    ?.lookup(PDFName.of('Released'));
  const { width, height } = canvas.page.getSize();
  return { lines, painted: painted instanceof PDFRawStream ? painted : undefined, size: [width, height], stamp };
};

const painting = (scale: string, x: number, y: number) => `q ${scale} ${x} ${y} cm /Released Do Q`;
const framing = (...box: number[]) => `0.72 0.74 0.78 RG 0.6 w ${box.join(' ')} re S`;
const half = '0.446646 0 0 0.446646';

describe('a page stands on a sheet of its own', () => {
  test.each<[string, Page, number[], string[]]>([
    [
      'of letter paper, as large as the frame allows, in the middle',
      {},
      [612, 792],
      [painting('0.893293 0 0 0.893293', 32.652364, 48.008), framing(32.652, 48.008, 546.695, 707.488)],
    ],
    [
      'upright where it is square',
      { box: [0, 0, 100, 100] },
      [612, 792],
      [painting('1 0 0 1', 256, 351.752), framing(256, 351.752, 100, 100)],
    ],
    [
      'lying where it lies',
      { box: [0, 0, 400, 100] },
      [792, 612],
      [painting('1 0 0 1', 196, 261.752), framing(196, 261.752, 400, 100)],
    ],
    [
      'lying where it is turned',
      { keys: '/Rotate 90' },
      [792, 612],
      [painting('0 -0.861908 0.861908 0', 54.684235, 575.496), framing(54.684, 48.008, 682.632, 527.488)],
    ],
    [
      'not larger than it is',
      { box: [10, 20, 110, 70] },
      [792, 612],
      [painting('1 0 0 1', 336, 266.752), framing(346, 286.752, 100, 50)],
    ],
    [
      'larger than paper, with its words as much larger',
      { box: [0, 0, 1224, 1584] },
      [1224, 1584],
      ['2 0 0 2 0 0 cm', painting(half, 32.652364, 48.008), framing(32.652, 48.008, 546.695, 707.488)],
    ],
    [
      'only as much larger as its width asks',
      { box: [0, 0, 918, 2000] },
      [918, 1188],
      [
        '1.5 0 0 1.5 0 0 cm',
        painting('0.353744 0 0 0.353744', 143.631504, 48.008),
        framing(143.632, 48.008, 324.737, 707.488),
      ],
    ],
    [
      'wherever its own origin is',
      { box: [100, 200, 712, 992] },
      [612, 792],
      [painting('0.893293 0 0 0.893293', -56.676929, -130.650586), framing(32.652, 48.008, 546.695, 707.488)],
    ],
    [
      'only as much larger as its height asks',
      { box: [0, 0, 1224, 612] },
      [792, 612],
      [painting('0.598039 0 0 0.598039', 30, 128.752), framing(30, 128.752, 732, 366)],
    ],
  ])('%s', async (_, page, size, lines) => {
    const sheet = await released(page);
    expect({ size: sheet.size, lines: sheet.lines }).toEqual({ size, lines });
    expect(asWritten(sheet.painted?.dict)).toContain('/Subtype /Form');
  });

  test('no side of which is longer than a page may be (PDF 1.7, annex C)', async () => {
    const { size } = await released({ box: [0, 0, 40_000, 40_000] });
    expect(size.map(Math.round)).toEqual([11_127, 14_400]);
  });

  test('empty where it has no content', async () => {
    const { lines, painted } = await released({ empty: true });
    expect(painted).toBeUndefined();
    expect(lines).toEqual([framing(32.652, 48.008, 546.695, 707.488)]);
  });

  test('as it is shown where nobody is named', async () => {
    const { lines, size, stamp } = await released({ box: [0, 0, 1224, 1584] }, true);
    expect({ lines, size, top: stamp.top, bottom: stamp.bottom }).toEqual({
      lines: [painting('1 0 0 1', 0, 0)],
      size: [1224, 1584],
      top: 0,
      bottom: 0,
    });
  });

  test('with the stamp of its own width, set once for each', async () => {
    const long = { ...exampleCover, notice: 'word '.repeat(120) };
    const [upright, lying] = [await released({ cover: long }), await released({ cover: long, box: [0, 0, 400, 100] })];
    expect(upright.stamp.bottom).toBeGreaterThan(lying.stamp.bottom);
  });
});

describe('blocks', () => {
  const rect = { left: 10, bottom: 20, right: 110, top: 50 };

  test('come to stand where the page is, and say their reason', async () => {
    const { lines } = await released({ box: [0, 0, 400, 100], blocks: [{ rect, reason: 'R1' }] });
    const [block, ...words] = lines.slice(1, -1);
    expect(block).toBe('0 g 206 281.752 100 30 re f');
    expect(textsOf(words)).toEqual([expect.stringMatching(/: \[R1\]$/)]);
  });

  test('turn with their page', async () => {
    const { lines } = await released(
      { box: [0, 0, 200, 400], keys: '/Rotate 90', blocks: [{ rect, reason: 'R1' }] },
      true,
    );
    expect(lines).toContain('0 g 20 90 30 100 re f');
  });

  test('stand on an image too, which says that it is one', async () => {
    const image = { width: 1, height: 1, pixels: Uint8Array.from([9, 9, 9]) };
    const { lines } = await released({ box: [0, 0, 400, 100], image, blocks: [{ rect, reason: 'R1' }] });
    expect(lines[0]).toBe(painting('400 0 0 100', 196, 261.752));
    expect(lines).toContain('0 g 206 281.752 100 30 re f');
    expect(textsOf(lines).at(-1)).toBe('sans 4.5 at 198 263.752: This page is shown as an image.');
    expect(lines.at(-2)).toContain('0.36 0.38 0.42 rg');
  });
});

describe('an image of a page', () => {
  test.each([
    ['in colour', [1, 1, 1, 2, 3, 2], '/DeviceRGB', [1, 1, 1, 2, 3, 2]],
    ['whose blue differs', [5, 5, 6], '/DeviceRGB', [5, 5, 6]],
    ['whose green differs', [5, 6, 5], '/DeviceRGB', [5, 6, 5]],
    ['in grey, at a third of the size', [1, 1, 1, 7, 7, 7], '/DeviceGray', [1, 7]],
  ])('%s', async (_, pixels, space, samples) => {
    const { painted } = await released({
      image: { width: pixels.length / 3, height: 1, pixels: Uint8Array.from(pixels) },
    });
    expect([...inflateSync(painted?.contents ?? Buffer.alloc(0))]).toEqual(samples);
    expect(asWritten(painted?.dict)).toBe(
      `<< /Type /XObject /Subtype /Image /Width ${pixels.length / 3} /Height 1 /BitsPerComponent 8 /ColorSpace ${space} /Filter /FlateDecode >>`,
    );
  });
});
