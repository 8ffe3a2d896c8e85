import { expect, test } from 'vitest';

import { checkWhole, view } from './program-outlines.ts';

type Parts = [number, number][];

test.each<[string, string, Parts, number]>([
  ['one part', 'abcd', [[0, 4]], 1],
  [
    'parts in any order',
    'abcd',
    [
      [3, 4],
      [0, 1],
      [1, 3],
    ],
    1,
  ],
  [
    'parts of no length',
    'abcd',
    [
      [2, 2],
      [0, 2],
      [2, 4],
      [4, 4],
    ],
    1,
  ],
  [
    'zeros up to a place divisible by four',
    'a\0\0\0bcd\0',
    [
      [0, 1],
      [4, 7],
    ],
    4,
  ],
  ['no part of nothing', '', [], 1],
])('bytes are whole with %s', (_, text, parts, unit) => {
  expect(() => checkWhole(Buffer.from(text, 'latin1'), parts, unit)).not.toThrow();
});

test.each<[string, string, Parts, number]>([
  ['a byte at the end', 'abcd', [[0, 3]], 1],
  ['a zero at the end', 'abc\0', [[0, 3]], 1],
  ['a byte at the beginning', 'abcd', [[1, 4]], 1],
  [
    'a zero between',
    'a\0cd',
    [
      [0, 1],
      [2, 4],
    ],
    1,
  ],
  ['a part beyond the end', 'abcd', [[0, 5]], 1],
  [
    'parts over one another',
    'abcd',
    [
      [0, 3],
      [2, 4],
    ],
    1,
  ],
  [
    'a part within another',
    'abcd',
    [
      [0, 4],
      [1, 2],
    ],
    1,
  ],
  ['four zeros', 'a\0\0\0\0', [[0, 1]], 4],
  [
    'four zeros between',
    'a\0\0\0\0b',
    [
      [0, 1],
      [5, 6],
    ],
    4,
  ],
  ['a byte among zeros at the end', 'a\0x\0', [[0, 1]], 4],
  [
    'a byte among zeros between',
    'a\0x\0b',
    [
      [0, 1],
      [4, 5],
    ],
    4,
  ],
])('bytes are not whole with %s', (_, text, parts, unit) => {
  expect(() => checkWhole(Buffer.from(text, 'latin1'), parts, unit)).toThrow('bytes that nothing reads');
});

test('a view of bytes is of those alone', () => {
  expect(view(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toEqual(Buffer.from([2, 3]));
});
