import type { Pdfium } from './engine-pdfium.mts';
import type { Pixels, Rectangle } from './jobs.ts';

/** A character as it stands on a page; `tight` is its ink, `loose` its share of the line, which runs up or down the page where it is `upright`. */
export type Character = { text: string; tight: Rectangle; loose: Rectangle; upright: boolean };

/** A space or a break. */
export const isBlank = ({ text }: Character): boolean => text.trim() === '';

/** Memory of the engine for a few numbers, freed after use. */
export const scratch = <Result,>(
  pdfium: Pdfium,
  bytes: number,
  use: (pointer: number, view: () => DataView) => Result,
): Result => {
  const { wasmExports } = pdfium.pdfium;
  const pointer = wasmExports.malloc(bytes);
  try {
    return use(pointer, () => new DataView(pdfium.pdfium.HEAPU8.buffer, pointer, bytes));
  } finally {
    wasmExports.free(pointer);
  }
};

/** FS_RECTF: left, top, right, bottom as 32-bit floats. */
export const withRect = <Result,>(
  pdfium: Pdfium,
  { left, bottom, right, top }: Rectangle,
  use: (pointer: number) => Result,
): Result =>
  scratch(pdfium, 16, (pointer, view) => {
    for (const [index, value] of [left, top, right, bottom].entries()) view().setFloat32(4 * index, value, true);
    return use(pointer);
  });

export const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;

export const within = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.bottom >= outer.bottom && inner.top <= outer.top;

/** Where an object of the page stands, or nothing where the engine cannot tell. */
export const boundsOf = (pdfium: Pdfium, object: number): Rectangle | undefined =>
  scratch(pdfium, 16, (at, view) => {
    if (!pdfium.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) return undefined;
    const [left = 0, bottom = 0, right = 0, top = 0] = [0, 4, 8, 12].map((offset) => view().getFloat32(offset, true));
    return { left, bottom, right, top };
  });

/** Every character of a page, generated spaces left out. */
export const charactersOf = (pdfium: Pdfium, page: number): Character[] => {
  const text = pdfium.FPDFText_LoadPage(page);
  const characters = scratch(pdfium, 48, (at, fresh) => {
    let view = fresh();
    return Array.from({ length: pdfium.FPDFText_CountChars(text) }, (_, index): Character => {
      pdfium.FPDFText_GetCharBox(text, index, at, at + 8, at + 16, at + 24);
      pdfium.FPDFText_GetLooseCharBox(text, index, at + 32);
      if (view.buffer.byteLength === 0) view = fresh();
      const code = pdfium.FPDFText_GetUnicode(text, index);
      return {
        text: code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd',
        tight: {
          left: view.getFloat64(0, true),
          right: view.getFloat64(8, true),
          bottom: view.getFloat64(16, true),
          top: view.getFloat64(24, true),
        },
        loose: {
          left: view.getFloat32(32, true),
          top: view.getFloat32(36, true),
          right: view.getFloat32(40, true),
          bottom: view.getFloat32(44, true),
        },
        upright: Math.abs(Math.sin(pdfium.FPDFText_GetCharAngle(text, index))) > 0.8,
      };
    });
  });
  pdfium.FPDFText_ClosePage(text);
  return characters;
};

/** `over` draws more over the page, before rectangles of it are blackened. */
type Rendering = { dpi: number; black: Rectangle[]; over?: (bitmap: number, width: number, height: number) => void };

/** A page as pixels, 3 bytes each, the given rectangles of it blackened. */
export const renderPage = (pdfium: Pdfium, page: number, { dpi, black, over }: Rendering): Pixels => {
  const scale = Math.min(
    dpi / 72,
    4000 / Math.max(pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page), 1),
  );
  const width = Math.max(1, Math.round(pdfium.FPDF_GetPageWidthF(page) * scale));
  const height = Math.max(1, Math.round(pdfium.FPDF_GetPageHeightF(page) * scale));
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS);
  over?.(bitmap, width, height);
  for (const rectangle of black) {
    const box = deviceBox(pdfium, page, { rectangle, width, height });
    pdfium.FPDFBitmap_FillRect(bitmap, box.left, box.top, box.width, box.height, 0xff000000);
  }
  const [buffer, stride] = [pdfium.FPDFBitmap_GetBuffer(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)];
  const pixels = new Uint8Array(width * height * 3);
  const heap = pdfium.pdfium.HEAPU8;
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0, from = buffer + y * stride; x < width; x += 1, from += 4, to += 3) {
      pixels[to] = heap[from + 2] ?? 0;
      pixels[to + 1] = heap[from + 1] ?? 0;
      pixels[to + 2] = heap[from] ?? 0;
    }
  }
  pdfium.FPDFBitmap_Destroy(bitmap);
  return { width, height, pixels };
};

const BGRX = 3;
/** FPDF_ANNOT */
const ANNOTATIONS = 1;

/** Where a rectangle of a page stands on its pixels, one more on each side. */
export const deviceBox = (
  pdfium: Pdfium,
  page: number,
  { rectangle, width, height }: { rectangle: Rectangle; width: number; height: number },
) =>
  scratch(pdfium, 8, (at, view) => {
    const point = (x: number, y: number) => {
      pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, at, at + 4);
      return { x: view().getInt32(0, true), y: view().getInt32(4, true) };
    };
    const [a, b] = [point(rectangle.left, rectangle.bottom), point(rectangle.right, rectangle.top)];
    const [left, top] = [Math.min(a.x, b.x) - 1, Math.min(a.y, b.y) - 1];
    return { left, top, width: Math.abs(a.x - b.x) + 2, height: Math.abs(a.y - b.y) + 2 };
  });
