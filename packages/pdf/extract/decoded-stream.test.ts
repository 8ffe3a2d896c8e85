import { deflateSync } from 'node:zlib';

import { PDFContext, PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';

import { decodedStream } from './decoded-stream.ts';

const MB = 1024 * 1024;
const WORDS = 'BT (invented) Tj ET '.repeat(50);

type Keys = { Filter?: string | string[]; DecodeParms?: Record<string, number> };

const stream = (keys: Keys, contents: Uint8Array): PDFRawStream =>
  PDFRawStream.of(PDFContext.create().obj({ ...keys }), contents);

describe('a stream in the clear', () => {
  const deflated = deflateSync(WORDS);
  const spoiled = Buffer.concat([deflated.subarray(0, -4), Buffer.from([1, 2, 3, 4])]);

  test.each<[string, PDFRawStream, string]>([
    ['is what was deflated', stream({ Filter: 'FlateDecode' }, deflated), WORDS],
    ['is what stands there where it has no coding', stream({}, Buffer.from(WORDS)), WORDS],
    ['is forgiving where its check sum is wrong, as readers are', stream({ Filter: 'FlateDecode' }, spoiled), WORDS],
    [
      'is forgiving where bytes follow',
      stream({ Filter: 'FlateDecode' }, Buffer.concat([deflated, Buffer.from('\n\n')])),
      WORDS,
    ],
    [
      'is what a list of codings was made of',
      stream({ Filter: ['ASCIIHexDecode'] }, Buffer.from(`${Buffer.from(WORDS).toString('hex')}>`)),
      WORDS,
    ],
  ])('%s', (_, given, clear) => {
    expect(decodedStream(given).toString('latin1')).toBe(clear);
  });

  test('is as much as there was of one that ends too early', () => {
    const clear = decodedStream(stream({ Filter: 'FlateDecode' }, deflated.subarray(0, -8))).toString('latin1');
    expect(clear.length).toBeGreaterThan(0);
    expect(WORDS.startsWith(clear)).toBe(true);
  });
});

const predicted = (Predictor: number): PDFRawStream =>
  stream(
    { Filter: 'FlateDecode', DecodeParms: { Predictor, Columns: 3 } },
    deflateSync(Buffer.from([2, 1, 2, 3, 2, 1, 1, 1])),
  );

test('differences from the row above are added up, and those that nobody knows are refused', () => {
  expect([...decodedStream(predicted(12))]).toEqual([1, 2, 3, 2, 3, 4]);
  expect(() => decodedStream(predicted(3))).toThrow('unreadable-source');
});

test('a short name for deflation is understood', () => {
  expect(decodedStream(stream({ Filter: 'Fl' }, deflateSync('words'))).toString()).toBe('words');
});

const MOST = 128 * MB;
const zeros = (length: number): Buffer => deflateSync(Buffer.alloc(length), { level: 1 });

test('a stream is decoded up to 128 MB', () => {
  expect(decodedStream(stream({ Filter: 'FlateDecode' }, zeros(MOST)))).toHaveLength(MOST);
});

describe('a stream is refused', () => {
  const bomb = zeros(MOST + MB);

  test.each([{ Filter: 'FlateDecode' }, { Filter: 'FlateDecode', DecodeParms: { Predictor: 12, Columns: 1 } }])(
    'over 128 MB, before it is in memory: %o',
    (keys) => {
      const before = process.memoryUsage().rss;
      expect(() => decodedStream(stream(keys, bomb))).toThrow('unreadable-source');
      expect(process.memoryUsage().rss - before).toBeLessThan(300 * MB);
    },
  );

  test('with a coding that nobody knows', () => {
    expect(() => decodedStream(stream({ Filter: 'NoSuchDecode' }, Buffer.from(WORDS)))).toThrow('unreadable-source');
  });
});
