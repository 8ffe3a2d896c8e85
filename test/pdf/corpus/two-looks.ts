import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { openDocument, startPdfium, type Pdfium } from '../../../packages/pdf/engine/engine-pdfium.mts';
import { enginePaths } from '../../../packages/pdf/engine/run-engine.ts';
import { areaIn, differentArea, differing, resized, type Grey } from './different-area.ts';

/** A page of a file, counted from 1. */
export type Place = { path: string; page: number };

const DPI = 100;
/** Pixels of the longer side at most: a poster is drawn smaller. */
const LONGEST = 2400;
const RENDER_MS = 30_000;

type Opened = { pdfium: Pdfium; document: number; page: number };

/** FPDF_ANNOT */
const ANNOTATIONS = 1;
const BGRX = 3;

/** Draws the page as a viewer does: fields are the form filler's part, which lights them up unless it is told not to. */
const drawn = ({ pdfium, document, page }: Opened, width: number, height: number): Grey => {
  const info = pdfium.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(document, info);
  pdfium.FPDF_SetFormFieldHighlightAlpha(form, 0);
  pdfium.FORM_OnAfterLoadPage(page, form);
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS);
  pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, ANNOTATIONS);
  const [from, stride] = [pdfium.FPDFBitmap_GetBuffer(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)];
  const heap = pdfium.pdfium.HEAPU8;
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const pixel = from + Math.floor(at / width) * stride + 4 * (at % width);
    pixels[at] = Math.round(((heap[pixel] ?? 0) + (heap[pixel + 1] ?? 0) + (heap[pixel + 2] ?? 0)) / 3);
  }
  pdfium.FPDFBitmap_Destroy(bitmap);
  pdfium.FORM_OnBeforeClosePage(page, form);
  pdfium.PDFiumExt_ExitFormFillEnvironment(form);
  pdfium.PDFiumExt_CloseFormFillInfo(info);
  return { width, height, pixels };
};

/** The page by PDFium, and at how many dots an inch. */
const byPdfium = async ({ path, page }: Place): Promise<{ grey: Grey; dpi: number }> => {
  const pdfium = await startPdfium(enginePaths());
  const { document, close } = openDocument(pdfium, { path });
  const opened = pdfium.FPDF_LoadPage(document, page - 1);
  if (!opened) throw new Error('pdfium cannot open the page');
  const [across, up] = [pdfium.FPDF_GetPageWidthF(opened), pdfium.FPDF_GetPageHeightF(opened)];
  const dpi = Math.min(DPI, (72 * LONGEST) / Math.max(across, up, 1));
  const [width, height] = [across, up].map((side) => Math.max(1, Math.round((side * dpi) / 72)));
  const grey = drawn({ pdfium, document, page: opened }, width ?? 1, height ?? 1);
  pdfium.FPDF_ClosePage(opened);
  close();
  return { grey, dpi };
};

/** A portable grey map: `P5`, width, height, 255, and a byte for each pixel. */
const readGreyMap = (map: Buffer): Grey => {
  const [head = '', width = '', height = ''] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(map.toString('latin1', 0, 64)) ?? [];
  if (head === '') throw new Error('no grey map');
  return { width: Number(width), height: Number(height), pixels: new Uint8Array(map.subarray(head.length)) };
};

/** The page by Poppler. */
const byPoppler = async ({ path, page }: Place, dpi: number): Promise<Grey> => {
  const args = ['-gray', '-cropbox', '-r', String(dpi), '-f', String(page), '-l', String(page), path];
  const { stdout } = await promisify(execFile)('pdftoppm', args, {
    encoding: 'buffer',
    maxBuffer: 64 * 1024 * 1024,
    timeout: RENDER_MS,
  });
  return readGreyMap(stdout);
};

/** Whether the first renderer shows the page differently in the extract, and whether the second does so in the same place. */
export type Looks = { pdfium: boolean; poppler: boolean };

/** More than this share of a side, and the page has another shape. */
const OTHER_SIZE = 0.02;

/** A page so small is not drawn, but says that it cannot be. */
const NOT_DRAWN = 4;

type Two = readonly [before: Grey, after: Grey];

const isDrawn = ([{ width, height }]: Two): boolean => Math.min(width, height) > NOT_DRAWN;

/** The whole of a page may be larger: neither renderer knows what a unit of a page is worth (ISO 32000-1, 14.11.2). */
const isResized = ([a, b]: Two): boolean => {
  const scale = a.width / b.width;
  return Math.abs(a.height / b.height / scale - 1) > OTHER_SIZE && Math.abs(a.height - b.height * scale) > 4;
};

const differs = (two: Two): boolean =>
  isDrawn(two) && (isResized(two) || differentArea(two[0], resized(two[1], two[0])) !== undefined);

/** Where both renderers see a difference; what only one of them sees is its own. */
const seenByBoth = ([before, after]: Two, second: Two): boolean => {
  const own = differing(before, resized(after, before));
  const other = differing(resized(second[0], before), resized(second[1], before));
  return (
    areaIn(
      own.map((value, at) => (other[at] ? value : 0)),
      before.width,
    ) !== undefined
  );
};

/**
 * Compares a page with the page that was made of it, by two renderers; the second is asked only where the first sees a difference. A
 * renderer that does not draw either of them has no say.
 */
export const compareLooks = async (source: Place, extract: Place): Promise<Looks> => {
  const [before, after] = await Promise.all([byPdfium(source), byPdfium(extract)]);
  const first: Two = [before.grey, after.grey];
  if (!differs(first)) return { pdfium: false, poppler: false };
  const [from, to] = await Promise.all(
    [source, extract].map((place) => byPoppler(place, before.dpi).catch(() => undefined)),
  );
  if (!from || !to) return { pdfium: true, poppler: false };
  const second: Two = [from, to];
  const resizedByBoth = isResized(first) && isResized(second);
  return {
    pdfium: true,
    poppler: isDrawn(second) && (resizedByBoth || (!isResized(first) && seenByBoth(first, second))),
  };
};

/** Whether the second renderer is on `PATH`. */
export const hasPoppler = (): Promise<boolean> =>
  promisify(execFile)('pdftoppm', ['-v']).then(
    () => true,
    () => false,
  );
