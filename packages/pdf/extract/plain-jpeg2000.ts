const CODESTREAM = 'jp2c';
const KEPT = new Set(['jP  ', 'ftyp', 'jp2h', CODESTREAM]);
const COMMENT = 0x64;
const TILE = 0x90;

const long = (value: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
};

/** A codestream (ISO/IEC 15444-1, annex A) without the comments of its main header. What is none becomes empty. */
const plainCodestream = (bytes: Buffer): Buffer => {
  if (bytes[0] !== 0xff || bytes[1] !== 0x4f) return Buffer.alloc(0);
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== TILE) {
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (bytes[at + 1] !== COMMENT) parts.push(bytes.subarray(at, end));
    at = end;
  }
  const last = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
  return Buffer.concat([...parts, bytes.subarray(at, last < at ? bytes.length : last + 2)]);
};

/** Where a box (annex I.4) begins its content and where it ends; a length of 0 reaches to the end of the file, 1 is eight bytes long. */
const boxAt = (bytes: Buffer, at: number): { from: number; to: number } => {
  const length = bytes.readUInt32BE(at);
  if (length === 0) return { from: at + 8, to: bytes.length };
  if (length === 1 && at + 16 <= bytes.length) return { from: at + 16, to: at + Number(bytes.readBigUInt64BE(at + 8)) };
  return { from: at + 8, to: at + length };
};

/** A JPEG 2000 file with what is needed to decode it: no XML, no UUID boxes, no comments. */
export const plainJpeg2000 = (bytes: Buffer): Buffer => {
  if (bytes.toString('latin1', 4, 8) !== 'jP  ') return plainCodestream(bytes);
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const { from, to } = boxAt(bytes, at);
    const content = bytes.subarray(from, to);
    const kept = type === CODESTREAM ? plainCodestream(content) : content;
    if (KEPT.has(type)) parts.push(long(kept.length + 8), Buffer.from(type, 'latin1'), kept);
    at = Math.max(to, at + 8);
  }
  return Buffer.concat(parts);
};
