import { describe, expect, test } from 'vitest';

import { Book } from '../../../test/pdf/adversarial/book.ts';
import { cover } from '../../../test/pdf/adversarial/choosing.ts';
import { pageTexts } from '../page-texts.ts';
import { sealNote } from '../seal/seal-note.ts';
import { buildExtract } from './build-extract.ts';

const note = (mark: string) =>
  sealNote({
    heading: 'Psychotherapy note',
    lines: [],
    language: 'en-US',
    text: Array.from({ length: 120 }, (_, index) => `Line ${index} of ${mark}.`).join('\n'),
  });

describe('buildExtract', () => {
  test('gives the same bytes for the same request', async () => {
    const { bytes } = await note('alpha');
    const request = { cover, sources: [{ id: 'a', bytes, pages: [2, 1] }] };
    const [first, second] = [await buildExtract(request), await buildExtract(request)];
    expect(first.sha256).toBe(second.sha256);
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  test('keeps which red, green and blue a page means', async () => {
    const source = await note('alpha');
    const { bytes } = await buildExtract({ cover, sources: [{ id: 'a', bytes: source.bytes, pages: [1] }] });
    for (const file of [source.bytes, bytes]) expect(Buffer.from(file).toString('latin1')).toContain('/DefaultRGB');
  });

  test('keeps the order of sources and pages, and says in the manifest where each page comes from', async () => {
    const [a, b] = [await note('alpha'), await note('beta')];
    const extract = await buildExtract({
      cover,
      sources: [
        { id: 'b', bytes: b.bytes, pages: [2, 1] },
        { id: 'a', bytes: a.bytes, pages: [1] },
      ],
    });
    const [, second, third, fourth] = await pageTexts(extract.bytes);
    expect(
      extract.manifest.pages.map(({ extractPage, source, sourcePage }) => [extractPage, source, sourcePage]),
    ).toEqual([
      [2, 'b', 2],
      [3, 'b', 1],
      [4, 'a', 1],
    ]);
    expect(second).toContain('page 2 of 4');
    expect(third).toContain('Line 1 of beta.');
    expect(fourth).toContain('Line 1 of alpha.');
  });

  test('stamps recipient, basis, docket, notice and number on every page, the cover too', async () => {
    const { bytes } = await note('alpha');
    const texts = await pageTexts(
      (await buildExtract({ cover, sources: [{ id: 'a', bytes, pages: [1, 2, 3] }] })).bytes,
    );
    for (const [index, text] of texts.entries()) {
      for (const words of [
        cover.recipient,
        cover.basis,
        cover.docket,
        cover.notice,
        `Extract page ${index + 1} of ${texts.length}`,
      ])
        expect(text).toContain(words);
    }
  });

  test('refuses a page that the source does not have, no pages, and a source that is not a PDF', async () => {
    const { bytes } = await note('alpha');
    await expect(buildExtract({ cover, sources: [{ id: 'a', bytes, pages: [9] }] })).rejects.toMatchObject({
      code: 'page-out-of-range',
    });
    await expect(buildExtract({ cover, sources: [{ id: 'a', bytes, pages: [] }] })).rejects.toMatchObject({
      code: 'no-pages',
    });
    const book = new Book('torn', 0);
    book.pages(() => ({}));
    const torn = book.pdf.add('<< /Filter /FlateDecode >>', 'x\x9cnot deflated at all');
    book.pdf.set(
      book.pageNumbers[0] ?? 0,
      `<< /Type /Page /Parent ${book.tree} 0 R /MediaBox [0 0 9 9] /Contents ${torn} 0 R >>`,
    );
    await expect(
      buildExtract({ cover, sources: [{ id: 'a', bytes: book.finish().bytes, pages: [1] }] }),
    ).rejects.toMatchObject({
      code: 'unreadable-source',
    });
    await expect(buildExtract({ cover, sources: [] })).rejects.toMatchObject({ code: 'no-pages' });
    await expect(
      buildExtract({ cover, sources: [{ id: 'a', bytes: Buffer.from('no pdf'), pages: [1] }] }),
    ).rejects.toMatchObject({
      code: 'unreadable-source',
    });
  });
});
