import { describe, expect, test } from 'vitest';

import { releasedPixels } from '../../../test/pdf/adversarial/pixels.ts';
import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { extractPages } from '../extract/build-extract.ts';
import { findPassages } from '../find-passages.ts';
import { verifyExtract } from '../verify/verify-extract.ts';
import { shiftOf } from './shifted-layer.mts';

const LINES = [
  'The patient Quillfeather came',
  'with a sister and spoke of it',
  'for an hour until the rain',
  'had stopped outside and left',
];
const [WIDTH, HEIGHT, ADVANCE, SIZE] = [612, 792, 7.2, 12];
const top = (line: number): number => 700 - 24 * line;

/** A picture with a bar for each word, as much to the right and below of where its words are as is said. */
const picture = (moved: { x: number; y: number }): Buffer => {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, 255);
  for (const [line, words] of LINES.entries()) {
    for (const [at, letter] of Array.from(words).entries()) {
      if (letter === ' ') continue;
      const [left, bottom] = [Math.round(72 + at * ADVANCE + moved.x), Math.round(top(line) - moved.y)];
      for (let y = bottom; y < bottom + 8; y += 1)
        pixels.fill(0, (HEIGHT - 1 - y) * WIDTH + left, (HEIGHT - 1 - y) * WIDTH + left + 6);
    }
  }
  return pixels;
};

/** A scan whose recognised words lie over their picture, or beside it. */
const scan = (moved: { x: number; y: number }, mode = 3): Uint8Array => {
  const pdf = new RawPdf();
  const tree = pdf.add('<< >>');
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>');
  const keys = `/Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /DeviceGray /BitsPerComponent 8`;
  const image = pdf.add(`<< ${keys} >>`, picture(moved));
  const words = LINES.map((line, at) => `BT ${mode} Tr /F ${SIZE} Tf 72 ${top(at)} Td (${line}) Tj ET`).join(' ');
  const content = pdf.add('<< >>', `q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /I Do Q ${words}`);
  const resources = `<< /Font << /F ${font} 0 R >> /XObject << /I ${image} 0 R >> >>`;
  const page = pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources ${resources} /Contents ${content} 0 R >>`,
  );
  pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
  return new Uint8Array(pdf.write({ root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) }));
};

const wanted = { page: 1, passage: 'Quillfeather' };

describe('a passage of a scan with recognised words', () => {
  test('is found where the words are and where they are seen, if these are two places', async () => {
    const [found] = await findPassages(scan({ x: 9, y: 14 }), [wanted]);
    expect(found).toMatchObject({ times: 1, byOcr: true });
    const [words, seen, ...more] = found?.rects ?? [];
    expect(more).toEqual([]);
    expect((seen?.x ?? 0) - (words?.x ?? 0)).toBeGreaterThan(6);
    expect((seen?.x ?? 0) - (words?.x ?? 0)).toBeLessThan(12);
    expect((words?.y ?? 0) - (seen?.y ?? 0)).toBeGreaterThan(10);
    expect((words?.y ?? 0) - (seen?.y ?? 0)).toBeLessThan(18);
  });

  test('is found once where its words lie on their picture, and where they are seen themselves', async () => {
    const [straight] = await findPassages(scan({ x: 0, y: 0 }), [wanted]);
    expect([straight?.byOcr, straight?.rects.length]).toEqual([true, 1]);
    const [shown] = await findPassages(scan({ x: 9, y: 14 }, 0), [wanted]);
    expect([shown?.byOcr, shown?.rects.length]).toEqual([false, 1]);
  });

  test('is burned out at both places, and the check finds nothing', async () => {
    const bytes = scan({ x: 9, y: 14 });
    const sources = [{ id: 'a', bytes, pages: [1], redactions: [{ ...wanted, reason: 'R1' }] }];
    const extract = await extractPages(sources);
    expect((await verifyExtract({ extract: extract.bytes, sources })).findings).toEqual([]);
    const at = releasedPixels(extract.bytes, 1);
    const from = 72 + 12 * ADVANCE;
    expect([at(from + 4, 703), at(from + 60, 703), at(from + 15, 689), at(from + 80, 689)]).toEqual([0, 0, 0, 0]);
    expect(at(from + 40, 650)).toBe(255);
  });
});

const inked = (x: number, y: number) => {
  const pixels = new Uint8Array(3 * 100 * 80).fill(255);
  for (let row = y; row < y + 10; row += 1) pixels.fill(0, 3 * (row * 100 + x), 3 * (row * 100 + x + 20));
  return { width: 100, height: 80, pixels };
};

describe('letters over a picture', () => {
  const BOX = { left: 20, top: 20, right: 40, bottom: 30 };
  test.each([
    ['right below', inked(24, 35), { x: 4, y: 15 }],
    ['on their place', inked(20, 20), undefined],
    ['a pixel beside it', inked(21, 21), undefined],
    ['nowhere', inked(90, 70), undefined],
    ['too far away', inked(75, 65), undefined],
  ])('that have their ink %s', (_, picturePixels, shift) => {
    expect(shiftOf([BOX], picturePixels)).toEqual(shift);
  });
});
