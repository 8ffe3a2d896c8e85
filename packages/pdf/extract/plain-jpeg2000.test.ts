import { expect, test } from 'vitest';

import { plainJpeg2000 } from './plain-jpeg2000.ts';

const hex = (...parts: string[]) => Buffer.from(parts.join(''), 'hex');
const box = (type: string, content: Buffer, length = content.length + 8) => {
  const head = Buffer.alloc(8, type, 'latin1');
  head.write(type, 4, 'latin1');
  head.writeUInt32BE(length);
  return Buffer.concat([head, content]);
};

const SIZE = 'ff5100046162';
const COMMENT = 'ff640006776f7264';
const PIXELS = 'ff90000a00000000000e0001ff9301ff64000602';
const CODED = hex('ff4f', SIZE, PIXELS, 'ffd9');
const SIGNATURE = box('jP  ', hex('0d0a870a'));
const BRAND = box('ftyp', Buffer.from('jp2 '));
const HEADER = box('jp2h', Buffer.from('sizes'));
const PLAIN = Buffer.concat([SIGNATURE, BRAND, HEADER, box('jp2c', CODED)]);

test('drops the comments of a main header, wherever they stand, and no other segment', () => {
  expect(plainJpeg2000(hex('ff4f', COMMENT, SIZE, COMMENT, PIXELS, 'ffd9'))).toEqual(CODED);
  expect(plainJpeg2000(CODED)).toEqual(CODED);
});

test('leaves the bytes of a tile as they are, also where they look like a comment', () => {
  expect(plainJpeg2000(CODED).includes(hex('ff640006'))).toBe(true);
});

test('drops what follows the end of a codestream, and leaves one without an end whole', () => {
  expect(plainJpeg2000(Buffer.concat([CODED, Buffer.from('words')]))).toEqual(CODED);
  expect(plainJpeg2000(CODED.subarray(0, -2))).toEqual(CODED.subarray(0, -2));
});

test('takes an end inside of the main header for none', () => {
  const given = hex('ff4f', 'ff510004ffd9', PIXELS);
  expect(plainJpeg2000(given)).toEqual(given);
});

test('ends where a tile would begin with the end itself', () => {
  expect(plainJpeg2000(hex('ff4f', SIZE, 'ffd9'))).toEqual(hex('ff4f', SIZE, 'ffd9'));
});

test('reads a main header that breaks off, to its last byte', () => {
  expect(plainJpeg2000(hex('ff4f', SIZE, 'ff64'))).toEqual(hex('ff4f', SIZE, 'ff64'));
  expect(plainJpeg2000(hex('ff4f', SIZE, 'ff640002'))).toEqual(hex('ff4f', SIZE));
  expect(plainJpeg2000(hex('ff4f', SIZE, '00640002'))).toEqual(hex('ff4f', SIZE, '00640002'));
});

test('makes nothing of what is no codestream', () => {
  for (const given of [hex('ff4e', COMMENT, PIXELS, 'ffd900'), hex('fe4f', COMMENT, PIXELS, 'ffd900'), Buffer.alloc(0)])
    expect(plainJpeg2000(given)).toHaveLength(0);
  expect(plainJpeg2000(Buffer.concat([SIGNATURE, BRAND, HEADER, box('jp2c', Buffer.from('words'))]))).toEqual(
    Buffer.concat([SIGNATURE, BRAND, HEADER, box('jp2c', Buffer.alloc(0))]),
  );
});

test('keeps the boxes that decode a file, and drops every other', () => {
  const words = ['xml ', 'uuid', 'uinf', 'jp2i', 'free'].map((type) => box(type, Buffer.from('words')));
  expect(
    plainJpeg2000(Buffer.concat([SIGNATURE, ...words, BRAND, HEADER, ...words, box('jp2c', CODED), ...words])),
  ).toEqual(PLAIN);
});

test('drops comments inside of a file, and says the new length', () => {
  const coded = hex('ff4f', SIZE, COMMENT, PIXELS, 'ffd9', '00');
  expect(plainJpeg2000(Buffer.concat([SIGNATURE, BRAND, HEADER, box('jp2c', coded)]))).toEqual(PLAIN);
});

test('takes only a codestream for one: a header that begins like it stays as it is', () => {
  const header = box('jp2h', hex('ff4f', COMMENT, PIXELS));
  expect(plainJpeg2000(Buffer.concat([SIGNATURE, header]))).toEqual(Buffer.concat([SIGNATURE, header]));
});

test('reads a box that reaches to the end of the file (ISO/IEC 15444-1, I.4)', () => {
  expect(plainJpeg2000(Buffer.concat([SIGNATURE, BRAND, HEADER, box('jp2c', CODED, 0)]))).toEqual(PLAIN);
});

test('reads a box whose length takes eight bytes, and goes on behind it (ISO/IEC 15444-1, I.4)', () => {
  const long = (type: string, content: Buffer) => {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(content.length + 16));
    return box(type, Buffer.concat([length, content]), 1);
  };
  expect(
    plainJpeg2000(Buffer.concat([SIGNATURE, long('xml ', Buffer.from('words')), BRAND, HEADER, long('jp2c', CODED)])),
  ).toEqual(PLAIN);
  expect(plainJpeg2000(Buffer.concat([PLAIN, long('jp2h', Buffer.alloc(0))]))).toEqual(
    Buffer.concat([PLAIN, box('jp2h', Buffer.alloc(0))]),
  );
});

test('goes on over lengths that are too short, and ends at bytes that are no box', () => {
  expect(
    plainJpeg2000(
      Buffer.concat([
        SIGNATURE,
        box('xml ', Buffer.alloc(0), 3),
        BRAND,
        HEADER,
        box('jp2c', CODED),
        Buffer.from('words'),
      ]),
    ),
  ).toEqual(PLAIN);
  expect(plainJpeg2000(Buffer.concat([SIGNATURE, box('xml ', Buffer.from('short'), 1)]))).toEqual(SIGNATURE);
  expect(plainJpeg2000(Buffer.concat([SIGNATURE, box('jp2h', Buffer.alloc(0))]))).toEqual(
    Buffer.concat([SIGNATURE, box('jp2h', Buffer.alloc(0))]),
  );
});
