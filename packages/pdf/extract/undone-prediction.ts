import type { PDFDict } from '@cantoo/pdf-lib';

import { numberIn } from './read-entry.ts';

const NONE = 1;
const TIFF = 2;
/** From this predictor number on, each row begins with a byte that names its PNG filter. */
export const PNG = 10;

/** How the bytes of a stream are predicted, and how many there are in a row and in a pixel (ISO 32000-1, table 8). */
export const predictionOf = (parms: PDFDict): { predictor: number; rowBytes: number; pixelBytes: number } => {
  const [predictor = NONE, colors = 1, bits = 8, columns = 1] = [
    'Predictor',
    'Colors',
    'BitsPerComponent',
    'Columns',
  ].map((key) => numberIn(parms, key));
  return { predictor, rowBytes: Math.ceil((colors * bits * columns) / 8), pixelBytes: Math.ceil((colors * bits) / 8) };
};

/** The Paeth predictor (PNG, 9.4): of three neighbours, the one nearest to left + above - upper left. */
const paeth = (left: number, above: number, corner: number): number => {
  const [byLeft, byAbove, byCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
};

/** The predicted value of a byte, by the filter type of its row (PNG, 9.2). */
const EXPECTED: ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** The first row has nothing above it, and the first pixel of a row nothing to its left. */
const undonePng = (bytes: Buffer, rowBytes: number, pixelBytes: number): Buffer => {
  const out = Buffer.alloc(bytes.length);
  let to = 0;
  for (let from = 0; from < bytes.length; from += rowBytes + 1) {
    const expected = EXPECTED[bytes[from] ?? 0];
    if (!expected) throw new RangeError('a row written in an unknown manner');
    for (const [at, byte] of bytes.subarray(from + 1, from + 1 + rowBytes).entries()) {
      const first = at < pixelBytes;
      const [left, above, corner] = [
        first ? 0 : out[to - pixelBytes],
        out[to - rowBytes],
        first ? 0 : out[to - rowBytes - pixelBytes],
      ];
      out[to] = byte + expected(left ?? 0, above ?? 0, corner ?? 0);
      to += 1;
    }
  }
  return out.subarray(0, to);
};

const undoneTiff = (bytes: Buffer, rowBytes: number, pixelBytes: number): Buffer => {
  const out = Buffer.from(bytes);
  for (let at = 0; at < out.length; at += 1)
    if (at % rowBytes >= pixelBytes) out[at] = (out[at] ?? 0) + (out[at - pixelBytes] ?? 0);
  return out;
};

/** A stream's bytes with their PNG or TIFF prediction undone (ISO 32000-1, 7.4.4.4). Throws `RangeError`. */
export const undonePrediction = (bytes: Buffer, parms: PDFDict): Buffer => {
  const { predictor, rowBytes, pixelBytes } = predictionOf(parms);
  if (predictor === NONE) return bytes;
  if (![rowBytes, pixelBytes].every((count) => count >= 1)) throw new RangeError('rows of nothing');
  if (predictor >= PNG) return undonePng(bytes, rowBytes, pixelBytes);
  if (predictor === TIFF && (numberIn(parms, 'BitsPerComponent') ?? 8) === 8)
    return undoneTiff(bytes, rowBytes, pixelBytes);
  throw new RangeError('an unknown prediction');
};
