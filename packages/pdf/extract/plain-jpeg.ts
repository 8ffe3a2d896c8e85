const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const SCAN = 0xda;
const JFIF = 0xe0;
const ADOBE = 0xee;

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

/** Frames, tables and scans (ITU-T T.81, table B.1). */
const isDecoded = (marker: number): boolean => marker >= 0xc0 && marker < JFIF && marker !== START[1];

/** The part of a segment that is needed for decoding, without a thumbnail or anything else behind it. */
const plainSegment = (marker: number, data: Buffer): Buffer | undefined => {
  if (marker === JFIF && data.subarray(0, 5).equals(Buffer.from('JFIF\0')))
    return Buffer.concat([data.subarray(0, 12), Buffer.alloc(2)]);

  if (marker === ADOBE && data.subarray(0, 5).equals(Buffer.from('Adobe'))) return data.subarray(0, 12);
  return isDecoded(marker) ? data : undefined;
};

/** Where the next marker is, over stuffed and filled bytes, and bytes that are none. */
const markerFrom = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
};

/**
 * A JPEG (ITU-T T.81, annex B) without comments, camera data, previews, and what stands before its start, between its segments and
 * after its end; its pixels stay as coded. What has no start becomes empty: readers look for one, wherever it is.
 */
export const plainJpeg = (bytes: Buffer): Buffer => {
  const start = bytes.indexOf(START);
  if (start < 0) return Buffer.alloc(0);
  const parts: Buffer[] = [START];
  for (let at = markerFrom(bytes, start + 2); at + 4 <= bytes.length && bytes[at + 1] !== END[1];) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const kept = plainSegment(marker, bytes.subarray(at + 4, end));
    const next = markerFrom(bytes, end);
    if (kept)
      parts.push(bytes.subarray(at, at + 2), Buffer.from([(kept.length + 2) >> 8, (kept.length + 2) & 255]), kept);
    if (marker === SCAN) parts.push(bytes.subarray(end, next));
    at = next;
  }
  return Buffer.concat([...parts, END]);
};
