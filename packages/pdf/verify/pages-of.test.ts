import { expect, test } from 'vitest';

import type { Finding } from '../types.ts';
import { withPages } from './pages-of.ts';
import { plainFile } from './plain-file.ts';
import { readObjects } from './read-objects.ts';

/** Pages 2 and 3 with a font each, 5 and 6, the second of which leads on to 7; 8 belongs to both; nothing leads to 9. */
const FILE = readObjects(
  plainFile([
    '<< /Pages 4 0 R >>',
    '<< /Parent 4 0 R /Resources << /Font << /F 5 0 R >> >> /Both [8 0 R] >>',
    '<< /Parent 4 0 R /Resources << /Font << /F 6 0 R >> >> /Both 8 0 R >>',
    '<< /Kids [2 0 R 3 0 R] >>',
    '<< /Type /Font >>',
    { keys: '/Type /Font /Next [[7 0 R]] /Parent 5 0 R', data: 'words' },
    '<< /Back 6 0 R >>',
    '(words)',
    'null',
  ]),
);

const on = (detail: string, own?: number[]): number[] | undefined => {
  const finding: Finding = { code: 'unused-glyph', detail, ...(own ? { pages: own } : {}) };
  return withPages([finding], FILE, [2, 3])[0]?.pages;
};

test.each([
  ['object 2', [1]],
  ['object 3: a key', [2]],
  ['object 5: a font', [1]],
  ['program 6', [2]],
  ['the stream of object 7', [2]],
  ['object 8', [1, 2]],
])('a finding about %j is on the pages that lead there, never by their tree', (detail, pages) => {
  expect(on(detail)).toEqual(pages);
});

test('a finding about what no page leads to, or about no object, keeps what it says of itself', () => {
  expect(on('object 9')).toBeUndefined();
  expect(on('object 4')).toBeUndefined();
  expect(on('page 2: words', [2])).toEqual([2]);
  expect(on('object 9', [1])).toEqual([1]);
});

test('where nothing was found there is nothing to say', () => {
  expect(withPages([], FILE, [2, 3])).toEqual([]);
});
