/** A photograph or a scan, by what its first bytes say. `turn` is by how many degrees clockwise it is shown (EXIF orientation). */
export interface PictureFacts {
  type: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
  turn: 0 | 90 | 180 | 270;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const TURNS: Readonly<Record<number, PictureFacts['turn']>> = { 3: 180, 6: 90, 8: 270 };
/** Markers that begin a frame (ISO/IEC 10918-1, table B.1), without DHT, JPG and DAC, which lie among them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Which kind of picture a file is by its first bytes; undefined for anything else. */
export const pictureType = (bytes: Uint8Array): PictureFacts['type'] | undefined => {
  if (startsWith(bytes, PNG)) return 'image/png';
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? 'image/jpeg' : undefined;
};

/** The orientation in an EXIF block (CIPA DC-008, tag 0x0112); undefined where there is none. */
const orientationOf = (block: DataView): number | undefined => {
  if (block.byteLength < 14 || block.getUint32(0) !== 0x45786966) return undefined;
  const little = block.getUint16(6) === 0x4949;
  const first = 6 + block.getUint32(10, little);
  if (first + 2 > block.byteLength) return undefined;
  const entries = block.getUint16(first, little);
  for (let at = first + 2; at < first + 2 + entries * 12 && at + 12 <= block.byteLength; at += 12)
    if (block.getUint16(at, little) === 0x0112) return block.getUint16(at + 8, little);

  return undefined;
};

const jpegFacts = (view: DataView): PictureFacts | undefined => {
  let turn: PictureFacts['turn'] = 0;
  for (let at = 2; at + 9 < view.byteLength;) {
    const marker = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (view.getUint8(at) !== 0xff || length < 2) return undefined;
    if (isFrame(marker))
      return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7), turn };
    if (marker === 0xe1 && at + 2 + length <= view.byteLength)
      turn = TURNS[orientationOf(new DataView(view.buffer, view.byteOffset + at + 4, length - 2)) ?? 1] ?? turn;

    at += 2 + length;
  }
  return undefined;
};

/** Size and orientation of a JPEG or PNG; undefined where its first parts cannot be read. */
export const pictureFacts = (bytes: Uint8Array): PictureFacts | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (pictureType(bytes) === 'image/jpeg') return jpegFacts(view);
  return bytes.length < 24
    ? undefined
    : { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20), turn: 0 };
};
