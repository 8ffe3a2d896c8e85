import type { Pdfium } from './engine-pdfium.mts';
import type { Pixels } from './jobs.ts';

/** A picture, one byte for each pixel: the mean of its colours. */
export type Grey = { width: number; height: number; values: Uint8Array };

const mean = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) + (bytes[at + 1] ?? 0) + (bytes[at + 2] ?? 0)) / 3;

/** Pixels of 3 bytes each. */
export const greyOf = ({ width, height, pixels }: Pixels): Grey => {
  const values = new Uint8Array(width * height);
  for (let at = 0; at < values.length; at += 1) values[at] = mean(pixels, 3 * at);
  return { width, height, values };
};

/** Bytes of a pixel by FPDFBitmap_Gray, _BGR, _BGRx and _BGRA. */
const PIXEL_BYTES = [0, 1, 3, 4, 4];

/** A bitmap of the engine, which is done with. */
export const greyOfBitmap = (pdfium: Pdfium, bitmap: number): Grey => {
  const [width, height] = [pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)];
  const [stride, buffer] = [pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetBuffer(bitmap)];
  const size = PIXEL_BYTES[pdfium.FPDFBitmap_GetFormat(bitmap)] ?? 1;
  const heap = pdfium.pdfium.HEAPU8;
  const values = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0, from = buffer + y * stride; x < width; x += 1, from += size, to += 1)
      values[to] = size === 1 ? (heap[from] ?? 0) : mean(heap, from);
  }
  pdfium.FPDFBitmap_Destroy(bitmap);
  return { width, height, values };
};
