import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { renderPage } from '../../../packages/pdf/engine/engine-page.mts';
import { openDocument, openPage, startPdfium } from '../../../packages/pdf/engine/engine-pdfium.mts';
import { enginePaths } from '../../../packages/pdf/engine/run-engine.ts';
import { differentArea, resized, type Grey } from './different-area.ts';

/** A page of a file, counted from 1. */
export type Place = { path: string; page: number };

const DPI = 100;
/** Pixels of the longer side at most: a poster is drawn smaller. */
const LONGEST = 2400;
const RENDER_MS = 30_000;

/** The page by PDFium, and at how many dots an inch. */
const byPdfium = async ({ path, page }: Place): Promise<{ grey: Grey; dpi: number }> => {
  const pdfium = await startPdfium(enginePaths());
  const { document, close } = openDocument(pdfium, { path });
  const opened = openPage(pdfium, document, page - 1);
  const longer = Math.max(pdfium.FPDF_GetPageWidthF(opened), pdfium.FPDF_GetPageHeightF(opened), 1);
  const dpi = Math.min(DPI, (72 * LONGEST) / longer);
  const { width, height, pixels } = renderPage(pdfium, opened, { dpi, black: [] });
  pdfium.FPDF_ClosePage(opened);
  close();
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = Math.round(((pixels[3 * at] ?? 0) + (pixels[3 * at + 1] ?? 0) + (pixels[3 * at + 2] ?? 0)) / 3);
  return { grey: { width, height, pixels: grey }, dpi };
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

/** Which of the two shows the page differently in the extract. A renderer that draws either not at all has no say. */
export type Looks = { pdfium: boolean; poppler: boolean };

/** More than this share of a side, and the page has another size. */
const OTHER_SIZE = 0.02;

const differs = (a: Grey, b: Grey): boolean => {
  const other = [a.width / b.width, a.height / b.height].some((ratio) => Math.abs(ratio - 1) > OTHER_SIZE);
  return (
    (other && Math.abs(a.width - b.width) + Math.abs(a.height - b.height) > 4) ||
    differentArea(a, resized(b, a)) !== undefined
  );
};

/** Compares a page with the page that was made of it, by two renderers; the second is asked only where the first sees a difference. */
export const compareLooks = async (source: Place, extract: Place): Promise<Looks> => {
  const [before, after] = await Promise.all([byPdfium(source), byPdfium(extract)]);
  const [pdfium, second] = [
    differs(before.grey, after.grey),
    await Promise.all([byPoppler(source, before.dpi), byPoppler(extract, before.dpi)]).catch(() => undefined),
  ];
  return { pdfium, poppler: second !== undefined && differs(...second) };
};

/** Whether the second renderer is on `PATH`. */
export const hasPoppler = (): Promise<boolean> =>
  promisify(execFile)('pdftoppm', ['-v']).then(
    () => true,
    () => false,
  );
