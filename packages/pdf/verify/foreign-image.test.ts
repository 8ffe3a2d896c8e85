import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { extractPages } from '../extract/build-extract.ts';
import { checkPictures } from './check-pictures.ts';
import { verifyExtract } from './verify-extract.ts';

/** A scanned document: a page is one image, blank but for a mark of a few pixels at this place. */
const scan = (...marks: number[]): Uint8Array => {
  const raw = new RawPdf();
  const tree = raw.add('');
  const kids = marks.map((mark) => {
    const pixels = Buffer.alloc(200 * 260, 250);
    for (let row = 100; row < 104; row += 1) pixels.fill(0, 200 * row + mark, 200 * row + mark + 6);
    const image = raw.add(
      '<< /Type /XObject /Subtype /Image /Width 200 /Height 260 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode >>',
      deflateSync(pixels),
    );
    const stream = raw.add('<< >>', 'q 200 0 0 260 20 20 cm /I Do Q');
    return raw.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 300 300] /Resources << /XObject << /I ${image} 0 R >> >> /Contents ${stream} 0 R >>`,
    );
  });
  raw.set(tree, `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`);
  return new Uint8Array(raw.write({ root: raw.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) }));
};

test('finds the scan of another page in the place of the one in scope, though neither has words', async () => {
  const bytes = scan(20, 60, 120);
  const { bytes: extract } = await extractPages([{ id: 'a', bytes, pages: [3, 1] }]);
  expect(await verifyExtract({ extract, sources: [{ bytes, pages: [3, 1] }] })).toEqual({ ok: true, findings: [] });
  expect(await verifyExtract({ extract, sources: [{ bytes, pages: [3, 2] }] })).toEqual({
    ok: false,
    findings: [
      { code: 'foreign-image', detail: 'page 2', pages: [2] },
      { code: 'looks-different', detail: 'page 2', pages: [2] },
    ],
  });
  expect((await verifyExtract({ extract, sources: [{ bytes, pages: [1, 3] }] })).findings).toHaveLength(4);
});

test('finds it among more pages than are opened at once', async () => {
  const bytes = scan(...Array.from({ length: 70 }, (_, page) => 2 * page + 4));
  const pages = Array.from({ length: 70 }, (_, page) => page + 1);
  const { bytes: extract } = await extractPages([{ id: 'a', bytes, pages }]);
  const turned = pages.map((page) => (page === 3 ? 67 : page === 67 ? 3 : page));
  expect(
    (await verifyExtract({ extract, sources: [{ bytes, pages: turned }] })).findings.flatMap(({ code, detail }) =>
      code === 'foreign-image' ? [detail] : [],
    ),
  ).toEqual(['page 3', 'page 67']);
});

const picture = { width: 2, height: 1, parts: [100, 200] };

describe('an image', () => {
  test.each([
    ['the same', picture],
    ['a little brighter and darker', { ...picture, parts: [124, 176] }],
  ])('may be %s as one of its source', (_, shown) => {
    expect(checkPictures(1, [shown, picture], [{ ...picture, width: 9 }, picture])).toEqual([]);
    expect(checkPictures(1, [], [])).toEqual([]);
  });

  test.each([
    ['wider', { ...picture, width: 3 }],
    ['higher', { ...picture, height: 2 }],
    ['brighter in a part', { ...picture, parts: [125, 200] }],
    ['darker in a part', { ...picture, parts: [100, 175] }],
  ])('is none of its source where it is %s', (_, shown) => {
    expect(checkPictures(4, [picture, shown], [picture])).toEqual([
      { code: 'foreign-image', detail: 'page 4', pages: [4] },
    ]);
  });
});
