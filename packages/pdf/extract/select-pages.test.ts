import { expect, test } from 'vitest';

import { Book } from '../../../test/pdf/adversarial/book.ts';
import { pageTexts } from '../page-texts.ts';
import { selectPages } from './select-pages.ts';

const bookOf = (name: string) => {
  const book = new Book(name, 0);
  return new Uint8Array(book.pages((page) => ({ content: book.text([`${name}${page}`]) })).finish().bytes);
};
const [alpha, beta] = [bookOf('alpha'), bookOf('beta')];

test('pages come in the order in which they are chosen, also twice', async () => {
  const { bytes, layered } = await selectPages([
    { bytes: beta, pages: [3, 1] },
    { bytes: alpha, pages: [2, 2] },
    { bytes: beta, pages: [1] },
  ]);
  expect((await pageTexts(bytes)).map((text) => text.trim())).toEqual(['beta3', 'beta1', 'alpha2', 'alpha2', 'beta1']);
  expect(layered).toEqual([[], [], []]);
});

test.each([
  ['no sources', [], 'no-pages'],
  [
    'a source without pages',
    [
      { bytes: alpha, pages: [1] },
      { bytes: alpha, pages: [] },
    ],
    'no-pages',
  ],
  ['page 0', [{ bytes: alpha, pages: [1, 0] }], 'page-out-of-range'],
  ['a part of a page', [{ bytes: alpha, pages: [1.5, 1] }], 'page-out-of-range'],
  ['a page behind the last', [{ bytes: alpha, pages: [4] }], 'page-out-of-range'],
  [
    'what is no PDF',
    [
      { bytes: alpha, pages: [1] },
      { bytes: Buffer.from('words'), pages: [1] },
    ],
    'unreadable-source',
  ],
])('%s: refused', async (_, sources, code) => {
  await expect(selectPages(sources)).rejects.toMatchObject({ code, message: `selection refused: ${code}` });
});
