import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { PageRanges, pagesOf, rangesOf } from './page-ranges.ts';

describe('pages written as ranges', () => {
  test('come back as they were, whatever their order', () => {
    assert(
      property(array(integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 400 }), (pages) => {
        expect(pagesOf(rangesOf(pages))).toEqual(pages);
      }),
    );
  });

  test('are as short for a whole book as for its first page and last', () => {
    expect(rangesOf(Array.from({ length: 2000 }, (_, index) => index + 1))).toBe('1-2000');
    expect(rangesOf([1, 2, 3, 7, 9, 10])).toBe('1-3,7,9-10');
  });

  test.each(['', '0', '1-', '5-2', '1,,2', '1 - 3', '-4', '12345', '1-9999,1-9999'])('refuses %j', (ranges) => {
    expect(PageRanges.safeParse(ranges).success).toBe(false);
  });

  test.each(['1', '1-40,57', '3,1-2'])('takes %j', (ranges) => {
    expect(PageRanges.parse(ranges)).toBe(ranges);
  });
});
