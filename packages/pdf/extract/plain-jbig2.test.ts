import { describe, expect, test } from 'vitest';

import { jbig2 } from '../../../test/pdf/adversarial/codings.ts';
import { plainJbig2 } from './plain-jbig2.ts';

const long = (value: number): number[] => [
  (value >>> 24) & 255,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

type Given = { number?: number; type: number; referring?: number[]; page?: number[]; length?: number };

const segment = ({ number = 1, type, referring = [0], page = [1], length }: Given, data: string): Buffer =>
  Buffer.concat([
    Buffer.from([...long(number), type, ...referring, ...page, ...long(length ?? data.length)]),
    Buffer.from(data),
  ]);

const COMMENT = segment({ type: 62 }, 'words of somebody');
const PROFILE = segment({ type: 52 }, 'words of somebody');

describe('a JBIG2 image', () => {
  test('keeps the segments that draw, and none that says something', () => {
    const drawn = [0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 49, 50, 51, 53].map((type) =>
      segment({ type }, `data ${type}`),
    );
    expect(plainJbig2(Buffer.concat([COMMENT, ...drawn, PROFILE, segment({ type: 1 }, 'odd')]))).toEqual(
      Buffer.concat(drawn),
    );
  });

  test.each<[string, Given]>([
    ['that refers to four others', { type: 6, referring: [4 << 5, 1, 2, 3, 4] }],
    ['that refers to five', { type: 6, referring: [7 << 5, 0, 0, 5, 0, 1, 2, 3, 4, 5] }],
    ['that refers to others by two bytes', { type: 6, number: 257, referring: [2 << 5, 0, 1, 0, 2] }],
    ['that refers to others by four bytes', { type: 6, number: 65_537, referring: [1 << 5, ...long(7)] }],
    ['of a page with a long number', { type: 6 | 64, page: long(1) }],
    ['of the last number with short references', { type: 6, number: 256, referring: [1 << 5, 7] }],
    ['of the last number with references by two bytes', { type: 6, number: 65_536, referring: [1 << 5, 0, 7] }],
  ])('has a segment read %s', (_, given) => {
    const whole = segment(given, 'data');
    expect(plainJbig2(Buffer.concat([whole, COMMENT, whole]))).toEqual(Buffer.concat([whole, whole]));
  });

  test('keeps all of a region whose length nobody said', () => {
    const region = segment({ type: 38, length: 0xffffffff }, 'data to the end');
    expect(plainJbig2(Buffer.concat([COMMENT, region]))).toEqual(region);
  });

  test('ends with its last whole segment', () => {
    const whole = segment({ type: 38 }, 'data');
    expect(plainJbig2(Buffer.concat([whole, Buffer.from('tail')]))).toEqual(whole);
    expect(plainJbig2(Buffer.concat([whole, segment({ type: 38, length: 99 }, 'too short')]))).toEqual(whole);
    expect(plainJbig2(Buffer.from('no picture'))).toHaveLength(0);
  });

  test('as it is written', () => {
    expect(plainJbig2(jbig2('words')).toString('latin1')).not.toMatch(/words|Comment/);
    expect(plainJbig2(jbig2('words'))).toEqual(plainJbig2(jbig2('others')));
  });
});
