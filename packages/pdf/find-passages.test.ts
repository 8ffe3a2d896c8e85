import { beforeAll, describe, expect, test } from 'vitest';

import { Book } from '../../test/pdf/adversarial/book.ts';
import { everythingIn } from '../../test/pdf/adversarial/reading.ts';
import { buildExtract } from './extract/build-extract.ts';
import { findPassages, pageSizes } from './find-passages.ts';
import { pageTexts } from './page-texts.ts';
import { sealNote } from './seal/seal-note.ts';
import { verifyExtract } from './verify/verify-extract.ts';

const cover = {
  title: 'Extract',
  practice: 'Invented',
  recipient: 'R. Sample',
  basis: 'Court order',
  docket: '',
  items: [],
  withheld: [],
  notice: 'Notice.',
};
const long = 'Tooth Valley, spoken of at length by nobody, over one line and then over the next of this invented note';
const text = `To Quillfeather AV, (Quillfeather) fled.\n${long} ended there.`;
let note: Uint8Array = new Uint8Array();

const released = async (bytes: Uint8Array, passages: string[]) => {
  const found = await findPassages(
    bytes,
    passages.map((passage) => ({ page: 1, passage })),
  );
  const redactions = found.flatMap(({ rects }) => rects.map((rect) => ({ ...rect, reason: 'R1' })));
  const sources = [{ id: 'a', bytes, pages: [1], redactions }];
  const extract = await buildExtract({ cover, sources });
  expect(await verifyExtract({ extract: extract.bytes, cover, sources })).toEqual({ ok: true, findings: [] });
  return { found, extract, text: ((await pageTexts(extract.bytes))[1] ?? '').replaceAll(/\s/g, '') };
};

beforeAll(async () => {
  note = (await sealNote({ heading: 'Note', lines: [], text, language: 'en-US' })).bytes;
});

describe('passages found on a page', () => {
  test('are counted, and their rectangles take out the passage and none of its neighbours', async () => {
    const { found, extract, text: left } = await released(note, ['Quillfeather']);
    expect(found.map(({ times, rects }) => [times, rects.length])).toEqual([[2, 2]]);
    expect(everythingIn(extract.bytes)).not.toContain('quillfeather');
    expect(left).toContain('To');
    expect(left).toContain('AV,(');
    expect(left).toContain(')fled.');
    expect(extract.manifest.pages[0]?.rasterised).toBe(false);
  });

  test('have a rectangle for each line over which they run', async () => {
    const { found, text: left } = await released(note, [`  ${long.replaceAll(' ', '\n')}`]);
    expect(found.map(({ times, rects }) => [times, rects.length])).toEqual([[1, 2]]);
    expect(left).not.toMatch(/Tooth|invented/);
    expect(left).toContain('endedthere.');
  });

  test.each([0, 90, 180, 270])('are found on a page turned by %i degrees', async (turn) => {
    const book = new Book(`turned${turn}`, 0);
    book.pages(() => ({ content: book.text(['before SECRETWORD after'], 700), keys: `/Rotate ${turn}` }));
    const { text: left } = await released(new Uint8Array(book.finish().bytes), ['SECRETWORD']);
    expect(left).not.toContain('SECRETWORD');
    expect(left).toContain('before');
    expect(left).toContain('after');
  });

  test('are nowhere where the page or the words are not', async () => {
    const wanted = [
      { page: 1, passage: 'quillfeather', matchCase: true },
      { page: 9, passage: 'Quillfeather' },
      { page: 1, passage: ' \n' },
    ];
    expect(await findPassages(note, wanted)).toEqual(
      wanted.map(() => ({ times: 0, byOcr: false, forms: [], rects: [], near: expect.any(Array), elsewhere: [] })),
    );
  });
});

test('pages have the size that a reader shows', async () => {
  expect(await pageSizes(note)).toEqual([{ width: 612, height: 792 }]);
});
