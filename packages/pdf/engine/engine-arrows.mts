import { scratch } from './engine-page.mts';
import { openPage, type Pdfium } from './engine-pdfium.mts';
import type { Rectangle } from './jobs.ts';

/** FPDF_FORMFIELD_COMBOBOX */
const DROPS_DOWN = 4;

/** In points: how wide the engine draws the arrow, with the border of its field. */
const ARROW = 16;

/**
 * Where the engine draws the arrow that opens a list of choices, which is a control of the screen and on no paper: at the right of each
 * field that has no appearance of its own.
 */
export const arrowsOn = (pdfium: Pdfium, document: number, index: number): Rectangle[] => {
  const page = openPage(pdfium, document, index);
  const info = pdfium.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(document, info);
  const arrows = Array.from({ length: pdfium.FPDFPage_GetAnnotCount(page) }, (_, at) => at).flatMap((at) => {
    const annotation = pdfium.FPDFPage_GetAnnot(page, at);
    if (!annotation) return [];
    const drops = pdfium.FPDFAnnot_GetFormFieldType(form, annotation) === DROPS_DOWN;
    const box = scratch(pdfium, 16, (pointer, view) => {
      pdfium.FPDFAnnot_GetRect(annotation, pointer);
      const [left = 0, top = 0, right = 0, bottom = 0] = [0, 4, 8, 12].map((offset) => view().getFloat32(offset, true));
      return { left: Math.max(left, right - ARROW), bottom, right, top };
    });
    pdfium.FPDFPage_CloseAnnot(annotation);
    return drops ? [box] : [];
  });
  pdfium.PDFiumExt_ExitFormFillEnvironment(form);
  pdfium.PDFiumExt_CloseFormFillInfo(info);
  pdfium.FPDF_ClosePage(page);
  return arrows;
};
