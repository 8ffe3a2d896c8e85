import { expect, test } from 'vitest';

import { onePage } from '../../test/pdf/adversarial/one-page.ts';
import { pressExtract, pressPages } from './press-extract.ts';
import { exampleCover } from './verify/example-cover.ts';

const plain = (word: string): Uint8Array => onePage(`BT /F0 20 Tf 72 500 Td (${word}) Tj ET`);

/** Content whose strings cannot be decoded, beside a page that can. */
const undecodable = onePage('BT /F0 20 Tf 72 500 Td (Unclear) Tj ET q 50 0 0 50 72 300 cm /I Do Q', {
  resources: (pdf) =>
    `/XObject << /I ${pdf.add('<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /Unheard >>', 'x')} 0 R >>`,
});

test('pages that can be copied are, with a cover and without', async () => {
  const sources = [{ id: 'a', bytes: plain('Alpine'), pages: [1] }];
  const bare = await pressPages(sources);
  expect([bare.verification, bare.extract.rasterised]).toEqual([{ ok: true, findings: [] }, []]);
  const covered = await pressExtract({ cover: exampleCover, sources });
  expect(covered.verification).toEqual({ ok: true, findings: [] });
  expect(covered.extract.manifest.pages.map(({ rasterised }) => rasterised)).toEqual([false]);
});

test('a page that cannot be copied becomes an image, and the same request gives the same bytes', async () => {
  const sources = [
    { id: 'a', bytes: plain('Alpine'), pages: [1] },
    { id: 'b', bytes: undecodable, pages: [1] },
  ];
  const [first, again] = [await pressPages(sources), await pressPages(sources)];
  expect(first.verification).toEqual({ ok: true, findings: [] });
  expect(first.extract.rasterised).toContain(2);
  expect(again.extract.sha256).toBe(first.extract.sha256);
});

test('pages that are to be images are, and those of other sources stay', async () => {
  const sources = [
    { id: 'a', bytes: plain('Alpine'), pages: [1], asImages: [1] },
    { id: 'b', bytes: plain('Boreal'), pages: [1] },
  ];
  const { extract, verification } = await pressExtract({ cover: exampleCover, sources });
  expect(verification.findings).toEqual([]);
  expect(extract.manifest.pages.map(({ rasterised }) => rasterised)).toEqual([true, false]);
  expect(extract.manifest.sources.map(({ asImages }) => asImages)).toEqual([[1], undefined]);
});

test('a page full of lines thinner than a pixel may become an image', async () => {
  const lines = Array.from({ length: 180 }, (_, at) => `${3 * at + 36} 40 m ${3 * at + 36} 750 l S`).join(' ');
  const across = Array.from({ length: 230 }, (_, at) => `36 ${3 * at + 40} m 576 ${3 * at + 40} l S`).join(' ');
  const bytes = onePage(`0.1 w ${lines} ${across}`);
  const { extract, verification } = await pressPages([{ id: 'a', bytes, pages: [1], asImages: [1] }]);
  expect([verification.findings, extract.rasterised]).toEqual([[], [1]]);
});

test('what cannot be asked for is refused, not drawn', async () => {
  await expect(pressPages([{ id: 'a', bytes: plain('Alpine'), pages: [2] }])).rejects.toMatchObject({
    code: 'page-out-of-range',
  });
  await expect(pressPages([])).rejects.toMatchObject({ code: 'no-pages' });
});
