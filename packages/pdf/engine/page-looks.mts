import { objectsOn } from './engine-glyphs.mts';
import { renderPage } from './engine-page.mts';
import { KIND, type Pdfium } from './engine-pdfium.mts';
import type { Pixels } from './jobs.ts';

/** Fine enough that the strokes of small print differ from their ground. */
const DPI = 100;

/** A page as it is shown, and without its text. */
export type Looks = { whole: Pixels; wordless: Pixels };

export type Box = { left: number; top: number; width: number; height: number };

/** Hides or shows the text of a page, also in forms that it paints. */
const setTexts = (pdfium: Pdfium, object: number, active: boolean): void => {
  const kind = pdfium.FPDFPageObj_GetType(object);
  if (kind === KIND.text) pdfium.FPDFPageObj_SetIsActive(object, active);
  const parts = kind === KIND.form ? pdfium.FPDFFormObj_CountObjects(object) : 0;
  for (let index = 0; index < parts; index += 1) setTexts(pdfium, pdfium.FPDFFormObj_GetObject(object, index), active);
};

export const looksOf = (pdfium: Pdfium, page: number): Looks => {
  const objects = objectsOn(pdfium, page);
  const whole = renderPage(pdfium, page, { dpi: DPI, black: [] });
  for (const object of objects) setTexts(pdfium, object, false);
  const wordless = renderPage(pdfium, page, { dpi: DPI, black: [] });
  for (const object of objects) setTexts(pdfium, object, true);
  return { whole, wordless };
};

/** From 0 to 255. */
export const brightness = ({ pixels }: Pixels, at: number): number =>
  ((pixels[3 * at] ?? 0) + (pixels[3 * at + 1] ?? 0) + (pixels[3 * at + 2] ?? 0)) / 3;

/** Calls with the place of each pixel of a box that is on the page. */
export const eachPixel = ({ width, height }: Pixels, box: Box, use: (at: number) => void): void => {
  for (let y = Math.max(0, box.top); y < Math.min(height, box.top + box.height); y += 1)
    for (let x = Math.max(0, box.left); x < Math.min(width, box.left + box.width); x += 1) use(y * width + x);
};

/** How much the text changes a part of the page, and the darkest and brightest there without it. */
export const seenAt = ({ whole, wordless }: Looks, box: Box): { change: number; least: number; most: number } => {
  let [change, least, most] = [0, 255, 0];
  eachPixel(whole, box, (at) => {
    const value = brightness(wordless, at);
    for (let part = 3 * at; part < 3 * at + 3; part += 1)
      change = Math.max(change, Math.abs((whole.pixels[part] ?? 0) - (wordless.pixels[part] ?? 0)));
    least = Math.min(least, value);
    most = Math.max(most, value);
  });
  return { change, least, most };
};
