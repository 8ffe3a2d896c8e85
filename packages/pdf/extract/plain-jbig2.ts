/** Dictionaries, regions, pages and tables (ISO/IEC 14492, 7.3); profiles and extensions draw nothing. */
const DRAWN = new Set([0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 49, 50, 51, 53]);
const UNKNOWN = 0xffffffff;
const LONG_COUNT = 7;

type Segment = { type: number; end: number };

/** The segment that begins here (ISO/IEC 14492, 7.2). One of unknown length goes on to the end. Throws `RangeError` where it is cut off. */
const segmentAt = (bytes: Buffer, at: number): Segment => {
  const number = bytes.readUInt32BE(at);
  const flags = bytes.readUInt8(at + 4);
  const short = bytes.readUInt8(at + 5) >> 5;
  const count = short === LONG_COUNT ? bytes.readUInt32BE(at + 5) & 0x1fffffff : short;
  const retained = short === LONG_COUNT ? 4 + Math.ceil((count + 1) / 8) : 1;
  const references = count * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4);
  const lengthAt = at + 5 + retained + references + (flags & 64 ? 4 : 1);
  const length = bytes.readUInt32BE(lengthAt);
  const end = length === UNKNOWN ? bytes.length : lengthAt + 4 + length;
  if (end > bytes.length) throw new RangeError('a segment that ends too early');
  return { type: flags & 63, end };
};

/** The segments of a JBIG2 image that draw something, without comments and without what follows the last whole one. */
export const plainJbig2 = (bytes: Buffer): Buffer => {
  const parts: Buffer[] = [];
  try {
    for (let at = 0; at < bytes.length;) {
      const { type, end } = segmentAt(bytes, at);
      if (DRAWN.has(type)) parts.push(bytes.subarray(at, end));
      at = end;
    }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
  }
  return Buffer.concat(parts);
};
