import { renderPage } from './engine-page.mts';
import { openPage, type Pdfium } from './engine-pdfium.mts';
import type { Pixels, Rectangle } from './jobs.ts';

/** FPDF_ANNOT */
const ANNOTATIONS = 1;

/** FPDF_ANNOT_REDACT: a mark that somebody made to take something out later, which the engine draws and printers do not. */
const REDACT = 28;

const withoutMarks = (pdfium: Pdfium, page: number): void => {
  for (let at = pdfium.FPDFPage_GetAnnotCount(page) - 1; at >= 0; at -= 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, at);
    const subtype = annotation ? pdfium.FPDFAnnot_GetSubtype(annotation) : 0;
    if (annotation) pdfium.FPDFPage_CloseAnnot(annotation);
    if (subtype === REDACT) pdfium.FPDFPage_RemoveAnnot(page, at);
  }
};

type Drawing = { document: number; index: number; dpi: number; black: Rectangle[] };

/**
 * A page, counted from 0, as viewers draw it: with its annotations, and with its fields, which are the form filler's part. It lights them up
 * unless it is told not to.
 */
export const drawPage = (pdfium: Pdfium, { document, index, dpi, black }: Drawing): Pixels => {
  const page = openPage(pdfium, document, index);
  withoutMarks(pdfium, page);
  const info = pdfium.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(document, info);
  pdfium.FPDF_SetFormFieldHighlightAlpha(form, 0);
  pdfium.FORM_OnAfterLoadPage(page, form);
  const pixels = renderPage(pdfium, page, {
    dpi,
    black,
    over: (bitmap, width, height) => pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, ANNOTATIONS),
  });
  pdfium.FORM_OnBeforeClosePage(page, form);
  pdfium.FPDF_ClosePage(page);
  pdfium.PDFiumExt_ExitFormFillEnvironment(form);
  pdfium.PDFiumExt_CloseFormFillInfo(info);
  return pixels;
};
