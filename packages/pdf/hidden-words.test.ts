import { expect, test } from 'vitest';

import { hidings, recognised, SECRET, SEEN } from '../../test/pdf/adversarial/hidden.ts';
import { noteWith, onePage } from '../../test/pdf/adversarial/one-page.ts';
import { hiddenWords } from './hidden-words.ts';

const plain = `BT /F0 12 Tf 72 700 Td (${SEEN}) Tj ET`;
const secret = (before: string, words = SECRET): string => `q ${before} BT /F0 12 Tf 72 600 Td (${words}) Tj ET Q`;

test.each(Object.keys(hidings))('words that cannot be seen are told, with their place and how: %s', async (name) => {
  const { bytes, how, words } = hidings[name]?.() ?? { bytes: new Uint8Array(), how: 'tiny', words: '' };
  const found = await hiddenWords(bytes, [1]);
  expect(found.map((one) => [one.page, one.how, one.words])).toEqual([[1, how, words]]);
  const [{ x, y, width, height, rects } = { x: 0, y: 0, width: 0, height: 0, rects: [] }] = found;
  expect(rects).toEqual([{ page: 1, x, y, width, height }]);
  expect(x).toBeGreaterThan(70);
  expect(x + width).toBeLessThan(281);
  expect(y).toBeGreaterThan(590);
  expect(y + height).toBeLessThan(612);
});

const parts = (resources = '') => ({ resources });

test.each([
  ['words in black', secret('0 g'), parts()],
  ['words in white on black', `0 g 60 590 200 30 re f ${secret('1 g')}`, parts()],
  ['words in red on green', `0 1 0 rg 60 590 200 30 re f ${secret('1 0 0 rg')}`, parts()],
  ['words that are written twice, once without ink', `${secret('0 g')} ${secret('3 Tr')}`, parts()],
  ['a single letter in white, and signs', secret('1 g', '. , x ...'), parts()],
  [
    'white words on a bar, printed over as only some readers do',
    `0 1 0 0 k 60 590 200 30 re f ${secret('/G gs 0 0 0 0 k')}`,
    parts('/ExtGState << /G << /OP true /op true /OPM 1 >> >>'),
  ],
  ['words that are half as dark as the page', secret('/G gs'), parts('/ExtGState << /G << /ca 0.5 >> >>')],
])('%s are not told', async (_, content, { resources }) => {
  const found = await hiddenWords(onePage(`${plain} ${content}`, { resources }), [1]);
  expect(found.map(({ how, words }) => `${how}: ${words}`)).toEqual([]);
});

test('an OCR layer on the picture that it stands for is none, and what was added to it is', async () => {
  expect(await hiddenWords(recognised(), [1])).toEqual([]);
  const more = recognised(`BT 3 Tr /F0 12 Tf 72 300 Td (${SECRET}) Tj ET`);
  expect((await hiddenWords(more, [1])).map(({ how, words }) => [how, words])).toEqual([['invisible', SECRET]]);
});

const drawing = (flags: number) => {
  const { keys } = noteWith('');
  return { ...noteWith('0 g 10 4 80 12 re f'), keys: keys?.replace('/F 4', `/F ${flags}`) ?? '' };
};

test.each([
  [36, ['prints-only']],
  [32, ['never-shown']],
  [0, []],
  [4, []],
])('what is drawn in an annotation with the flags %i is told without words: %j', async (flags, told) => {
  const found = await hiddenWords(onePage(plain, drawing(flags)), [1]);
  expect(found.map(({ how }) => how)).toEqual(told);
  for (const { words, x, y, width, height } of found)
    expect([words, x, y, width, height]).toEqual(['', 50, 20, 100, 20]);
});

test('words outside of a page are said to be so, and those of more lines have a rectangle for each', async () => {
  const beyond = await hiddenWords(onePage(`${plain} BT /F0 12 Tf 700 600 Td (${SECRET}) Tj ET`), [1]);
  expect(beyond.map(({ how }) => how)).toEqual(['outside']);
  const lines = `1 g BT /F0 12 Tf 14 TL 72 600 Td (${SECRET}) Tj T* (and more of them) Tj ET`;
  const [found] = await hiddenWords(onePage(`${plain} ${lines}`), [1]);
  expect([found?.words, found?.rects.length]).toEqual([`${SECRET} and more of them`, 2]);
});

test('of very many rows on a page, those of one kind are told together', async () => {
  const rows = Array.from(
    { length: 60 },
    (_, at) => `1 g BT /F0 8 Tf 72 ${690 - 10 * at} Td (hidden row) Tj 0 g ( seen) Tj ET`,
  );
  const found = await hiddenWords(onePage(rows.join(' ')), [1]);
  expect(found.map(({ how, rects }) => [how, rects.length])).toEqual([['same-colour', 60]]);
});

test('pages are told by their numbers, and only those that are asked for', async () => {
  const { bytes } = hidings['white on white']?.() ?? { bytes: new Uint8Array() };
  expect(await hiddenWords(bytes, [])).toEqual([]);
  expect(await hiddenWords(bytes, [1, 1])).toHaveLength(1);
});
