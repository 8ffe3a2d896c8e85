import { expect, test } from 'vitest';

import { pageTexts } from '../page-texts.ts';
import { sealNote } from '../seal/seal-note.ts';
import { verifyExtract } from '../verify/verify-extract.ts';
import { buildExtract } from './build-extract.ts';

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
const text = 'Opening words, AVATAR To Ty (fjord) flies.\nThe second line is about a garden.\nThe third line ends it.';

/** As hands draw them: over several lines, through the middle of letters. */
const drawn = Array.from({ length: 8 }, (_, index) => ({
  page: 1,
  x: 57.3 + 19.4 * index,
  y: 640 + 2.3 * (index % 7),
  width: 23 + 9.1 * index,
  height: 18 + 3.7 * (index % 9),
  reason: 'R1',
}));

test('a rectangle takes out every letter that it touches and no other, wherever its edges run', async () => {
  const { bytes } = await sealNote({ heading: 'Note', lines: [], text, language: 'en-US' });
  const sources = drawn.map((rect, index) => ({ id: `n${index}`, bytes, pages: [1], redactions: [rect] }));
  const extract = await buildExtract({ cover, sources });
  expect(await verifyExtract({ extract: extract.bytes, cover, sources })).toEqual({ ok: true, findings: [] });
  const pages = (await pageTexts(extract.bytes)).slice(extract.manifest.coverPages);
  expect(pages.filter((page) => text.split('\n').every((line) => page.includes(line)))).toEqual([]);
  expect(extract.manifest.pages.filter(({ rasterised }) => !rasterised).length).toBeGreaterThan(drawn.length / 2);
});
