import { expect, test } from 'vitest';

import { sizeOfPage, sizesInRuns } from './page-sizes.ts';

const letter = { width: 612, height: 792 };
const wide = { width: 792, height: 612 };

test('the sizes of pages are kept in runs and found again by page', () => {
  const sizes = [letter, letter, wide, letter];
  const runs = sizesInRuns(sizes);
  expect(runs).toEqual([
    { pages: 2, ...letter },
    { pages: 1, ...wide },
    { pages: 1, ...letter },
  ]);
  expect(sizes.map((_, index) => sizeOfPage(runs ?? [], index + 1))).toMatchObject(sizes);
  expect(sizeOfPage(runs ?? [], 5)).toBeUndefined();
});

test('of too many sizes none is kept', () => {
  expect(sizesInRuns(Array.from({ length: 201 }, (_, index) => ({ width: 600 + index, height: 800 })))).toBeUndefined();
});
