import { PDFName, PDFNumber, type PDFDict } from '@cantoo/pdf-lib';

const NONE = 1;
const TIFF = 2;
const PNG = 10;

const numberIn = (parms: PDFDict, key: string, otherwise: number): number => {
  const value = parms.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : otherwise;
};

/** Of the three neighbours, the nearest to what they make one expect (PNG, 9.4). */
const paeth = (left: number, above: number, corner: number): number => {
  const [byLeft, byAbove, byCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
  if (byLeft === undefined || byAbove === undefined || byCorner === undefined) return 0;
  return byLeft <= byAbove && byLeft <= byCorner ? left : byAbove <= byCorner ? above : corner;
};

/** What PNG expects of a byte, by the manner of its row (PNG, 9.2). */
const EXPECTED: ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

const undonePng = (bytes: Buffer, rowBytes: number, pixelBytes: number): Buffer => {
  const rows = Math.ceil(bytes.length / (rowBytes + 1));
  const out = Buffer.alloc(Math.max(0, bytes.length - rows));
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [row * (rowBytes + 1), row * rowBytes];
    const expected = EXPECTED[bytes[from] ?? 0];
    if (!expected) throw new RangeError('a row written in an unknown manner');
    for (let at = 0; at < rowBytes && to + at < out.length; at += 1) {
      const left = at < pixelBytes ? 0 : (out[to + at - pixelBytes] ?? 0);
      const above = row === 0 ? 0 : (out[to + at - rowBytes] ?? 0);
      const corner = row === 0 || at < pixelBytes ? 0 : (out[to + at - rowBytes - pixelBytes] ?? 0);
      out[to + at] = (bytes[from + 1 + at] ?? 0) + expected(left, above, corner);
    }
  }
  return out;
};

const undoneTiff = (bytes: Buffer, rowBytes: number, pixelBytes: number): Buffer => {
  const out = Buffer.from(bytes);
  for (let at = 0; at < out.length; at += 1) if (at % rowBytes >= pixelBytes) out[at] = (out[at] ?? 0) + (out[at - pixelBytes] ?? 0);
  return out;
};

/** A stream's bytes that were written as differences from their neighbours, as they were (ISO 32000-1, 7.4.4.4). Throws `RangeError`. */
export const undonePrediction = (bytes: Buffer, parms: PDFDict): Buffer => {
  const predictor = numberIn(parms, 'Predictor', NONE);
  const [colors, bits, columns] = [numberIn(parms, 'Colors', 1), numberIn(parms, 'BitsPerComponent', 8), numberIn(parms, 'Columns', 1)];
  const [rowBytes, pixelBytes] = [Math.ceil((colors * bits * columns) / 8), Math.ceil((colors * bits) / 8)];
  if (predictor === NONE) return bytes;
  if (![rowBytes, pixelBytes].every((count) => count >= 1)) throw new RangeError('rows of nothing');
  if (predictor >= PNG) return undonePng(bytes, rowBytes, pixelBytes);
  if (predictor === TIFF && bits === 8) return undoneTiff(bytes, rowBytes, pixelBytes);
  throw new RangeError('an unknown prediction');
};
