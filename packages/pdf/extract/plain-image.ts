import { plainJpeg2000 } from './plain-jpeg2000.ts';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const JFIF = 0xe0;
const ADOBE = 0xee;

/** What an application segment says about decoding, without the thumbnail and whatever else stands behind it. */
const plainSegment = (marker: number, data: Buffer): Buffer | undefined => {
  if (marker === JFIF && data.subarray(0, 5).equals(Buffer.from('JFIF\0'))) {
    return Buffer.concat([data.subarray(0, 12), Buffer.alloc(2)]);
  }
  if (marker === ADOBE && data.subarray(0, 5).equals(Buffer.from('Adobe'))) return data.subarray(0, 12);
  return marker >= JFIF ? undefined : data;
};

/** Where the coded pixels of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
const scanEnd = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
};

/** A JPEG (ITU-T T.81, annex B) without comments, camera data, previews and what follows its end; its pixels stay as coded. */
const plainJpeg = (bytes: Buffer): Buffer => {
  if (bytes[0] !== 0xff || bytes[1] !== START) return bytes;
  const parts = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === END) break;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const kept = plainSegment(marker, bytes.subarray(at + 4, end));
    if (kept) parts.push(bytes.subarray(at, at + 2), Buffer.from([(kept.length + 2) >> 8, (kept.length + 2) & 255]), kept);
    at = marker === SCAN ? scanEnd(bytes, end) : end;
    if (marker === SCAN) parts.push(bytes.subarray(end, at));
  }
  return Buffer.concat([...parts, Buffer.from([0xff, END])]);
};

/** An image in its own coding with its pixels and nothing that travels beside them. */
export const plainImage = (coding: string, bytes: Buffer): Buffer => {
  if (coding === 'DCTDecode') return plainJpeg(bytes);
  return coding === 'JPXDecode' ? plainJpeg2000(bytes) : bytes;
};
