import { PDFContext, PDFRawStream } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodedStream } from './decoded-stream.ts';

const MB = 1024 * 1024;
const WORDS = 'BT (invented) Tj ET '.repeat(50);

type Keys = { Filter?: string | string[]; DecodeParms?: Record<string, number> };

const stream = (keys: Keys, contents: Uint8Array): PDFRawStream => PDFRawStream.of(PDFContext.create().obj({ ...keys }), contents);

describe('a stream in the clear', () => {
  const deflated = deflateSync(WORDS);
  const spoiled = Buffer.concat([deflated.subarray(0, -4), Buffer.from([1, 2, 3, 4])]);

  test.each<[string, PDFRawStream, string]>([
    ['is what was deflated', stream({ Filter: 'FlateDecode' }, deflated), WORDS],
    ['is what stands there where it has no coding', stream({}, Buffer.from(WORDS)), WORDS],
    ['is forgiving where its check sum is wrong, as readers are', stream({ Filter: 'FlateDecode' }, spoiled), WORDS],
    ['is forgiving where bytes follow', stream({ Filter: 'FlateDecode' }, Buffer.concat([deflated, Buffer.from('\n\n')])), WORDS],
    ['is what a list of codings was made of', stream({ Filter: ['ASCIIHexDecode'] }, Buffer.from(`${Buffer.from(WORDS).toString('hex')}>`)), WORDS],
  ])('%s', (_, given, clear) => {
    expect(decodedStream(given).toString('latin1')).toBe(clear);
  });

  test('is as much as there was of one that ends too early', () => {
    const clear = decodedStream(stream({ Filter: 'FlateDecode' }, deflated.subarray(0, -8))).toString('latin1');
    expect(clear.length).toBeGreaterThan(0);
    expect(WORDS.startsWith(clear)).toBe(true);
  });
});

/** Rows of three pixels of so many bytes, as PNG and TIFF write them. */
describe('differences between neighbours are added up', () => {
  const plain = [10, 20, 30, 11, 22, 33, 250, 240, 5];
  test.each<[string, Record<string, number>, number[], number[]]>([
    ['in none', { Predictor: 1 }, plain, plain],
    ['to the left, in TIFF', { Predictor: 2, Columns: 3 }, [10, 10, 10, 11, 11, 11, 250, 246, 21], plain],
    ['to the left by pixel, in TIFF', { Predictor: 2, Columns: 3, Colors: 3 }, [10, 20, 30, 1, 2, 3, 239, 218, 228], plain],
    ['as they are, in PNG', { Predictor: 10, Columns: 3 }, [0, 10, 20, 30, 0, 11, 22, 33, 0, 250, 240, 5], plain],
    ['to the left', { Predictor: 15, Columns: 3 }, [1, 10, 10, 10, 1, 11, 11, 11, 1, 250, 246, 21], plain],
    ['to above', { Predictor: 12, Columns: 3 }, [2, 10, 20, 30, 2, 1, 2, 3, 2, 239, 218, 228], plain],
    ['to the mean of both', { Predictor: 13, Columns: 3 }, [3, 10, 15, 20, 3, 6, 7, 7, 3, 245, 104, 125], plain],
    ['to what the three make one expect', { Predictor: 14, Columns: 3 }, [4, 10, 10, 10, 4, 1, 2, 3, 4, 239, 246, 21], plain],
    ['to the left by pixel', { Predictor: 11, Columns: 3, Colors: 3 }, [1, 10, 20, 30, 1, 2, 3, 239, 218, 228], plain],
    ['of a pixel of two bytes', { Predictor: 11, Columns: 2, BitsPerComponent: 16 }, [1, 10, 20, 20, 2], [10, 20, 30, 22]],
    ['of eight pixels in a byte', { Predictor: 11, Columns: 16, BitsPerComponent: 1 }, [1, 10, 10], [10, 20]],
    ['in a last row that ends too early', { Predictor: 12, Columns: 3 }, [2, 10, 20, 30, 2, 1], [10, 20, 30, 11]],
  ])('%s', (_, DecodeParms, rows, bytes) => {
    expect([...decodedStream(stream({ Filter: 'FlateDecode', DecodeParms }, deflateSync(Buffer.from(rows))))]).toEqual(bytes);
  });

  test.each<[string, Record<string, number>, number[]]>([
    ['a row of an unknown manner', { Predictor: 12, Columns: 3 }, [5, 10, 20, 30]],
    ['a prediction that nobody knows', { Predictor: 3, Columns: 3 }, [1, 2, 3]],
    ['rows of nothing', { Predictor: 12, Columns: 0 }, [1, 2, 3]],
    ['TIFF in half bytes', { Predictor: 2, Columns: 3, BitsPerComponent: 4 }, [1, 2, 3]],
  ])('but not %s', (_, DecodeParms, rows) => {
    expect(() => decodedStream(stream({ Filter: 'FlateDecode', DecodeParms }, deflateSync(Buffer.from(rows))))).toThrow('unreadable-source');
  });
});

describe('a stream is refused', () => {
  test.each([{ Filter: 'FlateDecode' }, { Filter: 'FlateDecode', DecodeParms: { Predictor: 12, Columns: 1 } }])(
    'over 128 MB, before it is in memory: %o',
    (keys) => {
      const bomb = deflateSync(Buffer.alloc(129 * MB));
      const before = process.memoryUsage().rss;
      expect(() => decodedStream(stream(keys, bomb))).toThrow('unreadable-source');
      expect(process.memoryUsage().rss - before).toBeLessThan(300 * MB);
      expect(decodedStream(stream({ Filter: 'FlateDecode' }, deflateSync(Buffer.alloc(128 * MB))))).toHaveLength(128 * MB);
    },
  );

  test('with a coding that nobody knows', () => {
    expect(() => decodedStream(stream({ Filter: 'NoSuchDecode' }, Buffer.from(WORDS)))).toThrow('unreadable-source');
  });
});
