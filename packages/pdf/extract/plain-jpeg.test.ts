import { expect, test } from 'vitest';

import { jpeg, jpeg2000, profile, segment } from '../../../test/pdf/adversarial/codings.ts';
import { plainJpeg } from './plain-jpeg.ts';
import { plainJpeg2000 } from './plain-jpeg2000.ts';
import { plainProfile } from './plain-profile.ts';

const PICTURE = [
  [10, 200],
  [255, 0],
];
const bare = jpeg(PICTURE, []);
const words = Buffer.from('words of somebody');
const plain = (segments: Buffer[], after = '') =>
  plainJpeg(Buffer.concat([jpeg(PICTURE, segments), Buffer.from(after)]));

test('leaves the pixels of a JPEG as they are coded', () => {
  expect(plainJpeg(bare)).toEqual(bare);
});

test('drops camera data, comments, profiles and what follows the end', () => {
  const segments = [0xe1, 0xe2, 0xed, 0xef, 0xfe].map((marker) =>
    segment(marker, Buffer.from('Exif words of somebody')),
  );
  expect(plain(segments, 'a second picture')).toEqual(bare);
});

test('keeps what says how colours are coded, without thumbnail and words behind it', () => {
  const jfif = Buffer.from([0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 0, 0, 1, 0, 1]);
  const adobe = Buffer.from('Adobe\0d\0\0\0\0\x01', 'latin1');
  const given = [
    segment(0xe0, jfif, Buffer.from([1, 1, 9, 9, 9])),
    segment(0xee, adobe, Buffer.from('words')),
    segment(0xe0, Buffer.from('JFXX\0thumb')),
  ];
  expect(plain(given)).toEqual(jpeg(PICTURE, [segment(0xe0, jfif, Buffer.alloc(2)), segment(0xee, adobe)]));
});

test('goes on over filled markers, stuffed bytes, restarts and a second scan', () => {
  const scan = Buffer.concat([
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 0xff, 0, 2, 0xff, 0xd3, 3]),
  ]);
  const whole = Buffer.concat([Buffer.from([0xff, 0xd8]), scan, scan, Buffer.from([0xff, 0xd9])]);
  expect(plainJpeg(whole)).toEqual(whole);
  const filled = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xff]), whole.subarray(2)]);
  expect(plainJpeg(filled)).toEqual(whole);
});

test('ends a JPEG that has no end, and makes nothing of what has no start', () => {
  expect(plainJpeg(bare.subarray(0, -2))).toEqual(bare);
  expect(plainJpeg(Buffer.from('no picture'))).toHaveLength(0);
  expect(plainJpeg2000(Buffer.from('no picture'))).toHaveLength(0);
});

test('drops the boxes and comments of a JPEG 2000 that do not decode it', () => {
  const given = jpeg2000(
    [
      ['xml ', '<words/>'],
      ['uuid', '0123456789abcdef words'],
    ],
    'words',
  );
  const out = plainJpeg2000(given).toString('latin1');
  expect(out).not.toContain('words');
  for (const kept of ['jP  ', 'ftyp', 'jp2h', 'jp2c', '\xff\x4f\xff\x51']) expect(out).toContain(kept);
  expect(plainJpeg2000(Buffer.from(out, 'latin1')).toString('latin1')).toBe(out);
});

test('leaves no words in a colour profile, and nothing of what is not one', () => {
  const given = profile([
    ['desc', 'words of somebody'],
    ['mkrk', 'words of somebody'],
  ]);
  const out = plainProfile(given);
  expect(out.toString('latin1')).not.toContain('somebody');
  expect(out.readUInt32BE(0)).toBe(out.length);
  for (const tag of ['kTRC', 'wtpt', 'desc', 'cprt', 'curv']) expect(out.toString('latin1')).toContain(tag);
  expect(plainProfile(out)).toEqual(out);
  expect(plainProfile(Buffer.from('words of somebody'))).toHaveLength(0);
});

test('keeps the tables of a JPEG, and application segments only under the names that decode it', () => {
  const tables = [0xdb, 0xc4, 0xdd].map((marker) => segment(marker, Buffer.from('a table')));
  expect(plain(tables)).toEqual(jpeg(PICTURE, tables));
  expect(
    plain([
      segment(0xe0, Buffer.from('Adobe words of somebody')),
      segment(0xee, Buffer.from('JFIF\0 words of somebody')),
    ]),
  ).toEqual(bare);
  expect(plain([segment(0xee, Buffer.from('words of somebody'))])).toEqual(bare);
});

test('writes the length of a segment in two bytes', () => {
  const tables = [segment(0xdb, Buffer.alloc(0x1fd, 7)), segment(0xdb, Buffer.alloc(0))];
  expect(plain(tables)).toEqual(jpeg(PICTURE, tables));
});

test('ends a scan at the first marker behind the restarts, and takes filled bytes before it along', () => {
  const head = Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))]);
  const pixels = Buffer.from([1, 0xff, 0xd0, 2, 0xff, 0xd7, 3, 0xff, 0xff]);
  const end = Buffer.from([0xff, 0xd9]);
  expect(plainJpeg(Buffer.concat([head, pixels, end, words]))).toEqual(Buffer.concat([head, pixels, end]));
  expect(plainJpeg(Buffer.concat([head, pixels, segment(0xcf, words), end]))).toEqual(
    Buffer.concat([head, pixels, segment(0xcf, words), end]),
  );
  expect(plainJpeg(Buffer.concat([head, pixels, segment(0xfe, words), end]))).toEqual(
    Buffer.concat([head, pixels, end]),
  );
});

const START = Buffer.from([0xff, 0xd8]);
const table = segment(0xdb, Buffer.from('a table'));
const END = Buffer.from([0xff, 0xd9]);
const picture = Buffer.concat([START, table, END]);

test.each([
  ['before the start', [words, START, table, END]],
  ['between segments', [START, words, table, words, END]],
  ['stuffed, between segments', [START, Buffer.from([0xff, 0, 0xff, 0]), words, table, END]],
  ['behind the last segment', [START, table, words]],
  ['behind a mark that has no segment', [START, Buffer.from([0xff, 0xd0]), segment(0xfe, words), table, END]],
  ['behind a last mark', [START, table, Buffer.from([0xff, 0xd0])]],
  ['behind its end, also where they look like segments', [START, table, END, Buffer.from([0, 2]), table]],
  ['behind a second end', [START, table, END, table, END]],
])('drops words %s', (_, parts) => {
  expect(plainJpeg(Buffer.concat(parts))).toEqual(picture);
});

test('ends a JPEG at the mark of its end, and not at a table that ends like it', () => {
  const whole = Buffer.concat([START, segment(0xdb, END.subarray(1)), table, END]);
  expect(plainJpeg(whole)).toEqual(whole);
});

test('begins a JPEG at its own mark alone', () => {
  expect(plainJpeg(Buffer.concat([Buffer.from([0xff, 0xd7, 0xfe, 0xd8]), table]))).toHaveLength(0);
});

const marks = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('keeps frames, tables and scans, and no segment that says nothing about decoding (ITU-T T.81, table B.1)', () => {
  const kept = Array.from({ length: 256 }, (_, marker) => marker).filter((marker) => {
    if ([0, 0xd9, 0xff].includes(marker)) return false;
    return plainJpeg(Buffer.concat([START, segment(marker, words), END])).includes(words);
  });
  expect(kept).toEqual([...marks(0xc0, 0xcf), ...marks(0xda, 0xdf)]);
});

test('reads a segment that breaks off, and lengths that are too short', () => {
  expect(plainJpeg(Buffer.concat([START, table, Buffer.from([0xff, 0xdb, 0])]))).toEqual(picture);
  expect(plainJpeg(Buffer.concat([START, table, Buffer.from([0xff, 0xdb, 0, 2])]))).toEqual(
    Buffer.concat([START, table, Buffer.from([0xff, 0xdb, 0, 2]), END]),
  );
  expect(plainJpeg(Buffer.concat([START, Buffer.from([0xff, 0xe1, 0, 0]), table]))).toEqual(picture);
});
