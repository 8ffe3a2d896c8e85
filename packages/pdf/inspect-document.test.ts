import { crc32, deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { jpeg, segment } from '../../test/pdf/adversarial/codings.ts';
import { pageSizes } from './find-passages.ts';
import { inspectDocument } from './inspect-document.ts';
import { pictureFacts } from './paper/read-picture.ts';
import { sealNote } from './seal/seal-note.ts';

const long = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
};
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([long(data.length), body, long(crc32(body))]);
};
const png = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.concat([long(width), long(height), Buffer.from([8, 0, 0, 0, 0])])),
    chunk(
      'IDAT',
      deflateSync(Buffer.alloc((width + 1) * height, 0x80).map((byte, at) => (at % (width + 1) === 0 ? 0 : byte))),
    ),
    chunk('IEND', Buffer.alloc(0)),
  ]);

/** EXIF, written least significant byte first, with an orientation and nothing else. */
const turned = (orientation: number): Buffer =>
  segment(
    0xe1,
    Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1'),
    Buffer.from([1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]),
  );
const photograph = (segments: Buffer[] = []) =>
  jpeg(
    Array.from({ length: 20 }, () => Array.from({ length: 30 }, () => 200)),
    segments,
  );

const sizesOf = async (bytes: Uint8Array) => {
  const found = await inspectDocument(bytes);
  return found.ok
    ? {
        type: found.type,
        sizes: (await pageSizes(found.bytes)).map(({ width, height }) => [Math.round(width), Math.round(height)]),
      }
    : found.code;
};

describe('the file of a paper', () => {
  test('is a PDF that is inspected and rewritten', async () => {
    const { bytes } = await sealNote({ heading: 'Order', lines: [], text: 'So ordered.', language: 'en' });
    expect(await inspectDocument(bytes)).toMatchObject({ ok: true, type: 'application/pdf' });
  });

  test('is refused with its reason where it only begins like one, or is another thing', async () => {
    expect(await inspectDocument(Buffer.from('%PDF-1.7'))).toMatchObject({
      ok: false,
      code: 'damaged',
      message: expect.stringContaining('damaged'),
    });
    expect(await inspectDocument(Buffer.from('an order'))).toMatchObject({ ok: false, code: 'not-a-pdf' });
    expect(await inspectDocument(Buffer.alloc(0))).toMatchObject({ ok: false, code: 'not-a-pdf' });
  });

  test('becomes a page as large as the picture at 150 dots an inch, and its margin', async () => {
    expect(await sizesOf(photograph())).toEqual({
      type: 'image/jpeg',
      sizes: [[Math.round((240 * 72) / 150 + 36), Math.round((160 * 72) / 150 + 36)]],
    });
    expect(await sizesOf(png(300, 600))).toEqual({ type: 'image/png', sizes: [[180, 324]] });
  });

  test('is made no larger than a Legal page, and stands as the camera held it', async () => {
    expect(await sizesOf(png(10, 5000))).toMatchObject({ sizes: [[38, 1044]] });
    expect(await sizesOf(photograph([turned(6)]))).toMatchObject({
      sizes: [[Math.round((160 * 72) / 150 + 36), Math.round((240 * 72) / 150 + 36)]],
    });
    expect([1, 3, 6, 8, 99].map((orientation) => pictureFacts(photograph([turned(orientation)]))?.turn)).toEqual([
      0, 180, 90, 270, 0,
    ]);
  });

  test('becomes the same bytes each time', async () => {
    const [one, other] = await Promise.all([inspectDocument(png(40, 40)), inspectDocument(png(40, 40))]);
    expect(one).toEqual(other);
  });

  test('is refused where the picture is damaged, empty, or larger than can be unpacked', async () => {
    const broken = [
      photograph().subarray(0, 12),
      png(30, 30).subarray(0, 40),
      png(30, 30).subarray(0, 20),
      Buffer.concat([png(1, 1).subarray(0, 16), Buffer.alloc(60)]),
    ];
    for (const bytes of broken) expect(await sizesOf(bytes)).toBe('damaged');

    const wide = png(1, 1);
    wide.writeUInt32BE(40_000, 16);
    wide.writeUInt32BE(40_000, 20);
    expect(await sizesOf(wide)).toBe('too-large');
  });
});
