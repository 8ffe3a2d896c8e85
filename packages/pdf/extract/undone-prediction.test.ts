import { PDFContext } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';

import { undonePrediction } from './undone-prediction.ts';

type Parms = { Predictor?: number; Columns?: number; Colors?: number; BitsPerComponent?: number };

const undone = (parms: Parms, bytes: number[]): number[] => [
  ...undonePrediction(Buffer.from(bytes), PDFContext.create().obj({ ...parms })),
];

/** Rows of three pixels, the last of them above 255 when it is added up. */
const PLAIN = [10, 20, 30, 11, 22, 33, 250, 240, 5];

describe('differences between neighbours are added up', () => {
  test.each<[string, Parms, number[], number[]]>([
    ['in none', { Predictor: 1 }, PLAIN, PLAIN],
    ['in none that is said', {}, PLAIN, PLAIN],
    ['to the left, in TIFF', { Predictor: 2, Columns: 3 }, [10, 10, 10, 11, 11, 11, 250, 246, 21], PLAIN],
    [
      'to the left by pixel, in TIFF',
      { Predictor: 2, Columns: 3, Colors: 3 },
      [10, 20, 30, 1, 2, 3, 239, 218, 228],
      PLAIN,
    ],
    ['as they are, in PNG', { Predictor: 10, Columns: 3 }, [0, 10, 20, 30, 0, 11, 22, 33, 0, 250, 240, 5], PLAIN],
    ['to the left', { Predictor: 15, Columns: 3 }, [1, 10, 10, 10, 1, 11, 11, 11, 1, 250, 246, 21], PLAIN],
    ['to above', { Predictor: 12, Columns: 3 }, [2, 10, 20, 30, 2, 1, 2, 3, 2, 239, 218, 228], PLAIN],
    ['to the mean of both', { Predictor: 13, Columns: 3 }, [3, 10, 15, 20, 3, 6, 7, 7, 3, 245, 104, 125], PLAIN],
    [
      'each row in its own manner',
      { Predictor: 15, Columns: 3 },
      [0, 10, 20, 30, 1, 11, 11, 11, 2, 239, 218, 228],
      PLAIN,
    ],
    ['to the left by pixel', { Predictor: 11, Columns: 3, Colors: 3 }, [1, 10, 20, 30, 1, 2, 3, 239, 218, 228], PLAIN],
    [
      'of a pixel of two bytes',
      { Predictor: 11, Columns: 2, BitsPerComponent: 16 },
      [1, 10, 20, 20, 2],
      [10, 20, 30, 22],
    ],
    ['of eight pixels in a byte', { Predictor: 11, Columns: 16, BitsPerComponent: 1 }, [1, 10, 10], [10, 20]],
    ['in a last row that ends too early', { Predictor: 12, Columns: 3 }, [2, 10, 20, 30, 2, 1], [10, 20, 30, 11]],
    ['of nothing', { Predictor: 12, Columns: 3 }, [], []],
    ['in rows of one byte where no other length is said', { Predictor: 12 }, [2, 10, 2, 1], [10, 11]],
  ])('%s', (_, parms, rows, bytes) => {
    expect(undone(parms, rows)).toEqual(bytes);
  });

  /** Left, above and corner, and which of them is nearest to left + above - corner. */
  test.each([
    [10, 20, 10, 20],
    [20, 10, 10, 20],
    [20, 10, 20, 10],
    [10, 30, 20, 20],
    [10, 10, 40, 10],
    [30, 10, 25, 10],
    [0, 100, 40, 40],
    [50, 60, 70, 50],
    [10, 20, 15, 15],
    [20, 20, 20, 20],
    [40, 60, 40, 60],
  ])('to what %i to the left, %i above and %i between them make one expect: %i', (left, above, corner, expected) => {
    const rows = [0, corner, above, 4, (left - corner) & 255, 1];
    expect(undone({ Predictor: 14, Columns: 2 }, rows)).toEqual([corner, above, left, expected + 1]);
  });
});

describe('is not undone', () => {
  test.each<[string, Parms, number[]]>([
    ['a row of an unknown manner', { Predictor: 12, Columns: 3 }, [5, 10, 20, 30]],
    ['a prediction that nobody knows', { Predictor: 3, Columns: 3 }, [1, 2, 3]],
    ['rows of nothing', { Predictor: 12, Columns: 0 }, [1, 2, 3]],
    ['pixels of nothing', { Predictor: 12, Columns: 3, Colors: 0 }, [1, 2, 3]],
    ['TIFF in half bytes', { Predictor: 2, Columns: 3, BitsPerComponent: 4 }, [1, 2, 3]],
  ])('%s', (_, parms, rows) => {
    expect(() => undone(parms, rows)).toThrow(RangeError);
  });
});
