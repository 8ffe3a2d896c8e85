import { renderPage } from './engine-page.mts';
import { openPage, type Pdfium } from './engine-pdfium.mts';
import type { Pixels, Rectangle } from './jobs.ts';

/** Enough to see a few letters that are gone or a clip that is lost; drawing a page twice is a seventh of redacting it. */
const DPI = 72;
/** Of 255; letters that moved by a fraction of a pixel differ by less. */
const TOLERATED = 64;
/** How many pixel values of a million may differ by more; of 652 pages that were redacted correctly, none had over 13. */
const MOST = 50;

/** Whether nothing is seen in one of two pictures of a page that is not in the other. */
export const looksLike = ({ pixels }: Pixels, { pixels: other }: Pixels): boolean => {
  let different = 0;
  for (let at = 0; at < pixels.length; at += 1)
    if (Math.abs((pixels[at] ?? 0) - (other[at] ?? 0)) > TOLERATED) different += 1;
  return 1_000_000 * different <= MOST * pixels.length;
};

/**
 * Remembers how a page looks, but for what is black. The function that it gives says whether the page, as the engine has
 * written it anew, still does: clips by text, spot colours and some patterns are lost.
 */
export const rememberLook = (
  pdfium: Pdfium,
  page: number,
  { document, index, black }: { document: number; index: number; black: Rectangle[] },
) => {
  const before = renderPage(pdfium, page, { dpi: DPI, black });
  return (): boolean => {
    const written = openPage(pdfium, document, index);
    const after = renderPage(pdfium, written, { dpi: DPI, black });
    pdfium.FPDF_ClosePage(written);
    return looksLike(before, after);
  };
};
