import { charactersOf, overlap, scratch, type Character } from './engine-page.mts';
import { openPage, readPages, startPdfium, textOn, type Pdfium } from './engine-pdfium.mts';
import { judgedLetters, takenOutLetters } from './hidden-letters.mts';
import type { EnginePaths, HiddenAt, HiddenParts, Rectangle, SeenJob, SeenPage, ShownRect } from './jobs.ts';

/** The engine takes whole pixels: a thousandth of a point each. */
const FINE = 1000;
const HUGE: Rectangle = { left: -1e9, bottom: -1e9, right: 1e9, top: 1e9 };

/** FPDFPage_Flatten: 0 failed, 1 done, 2 nothing to do; the page must be loaded again to show it. */
export const loadFlattened = (pdfium: Pdfium, document: number, index: number): number => {
  const page = openPage(pdfium, document, index);
  if (!flatten(pdfium, page)) return page;
  pdfium.FPDF_ClosePage(page);
  return openPage(pdfium, document, index);
};

/** A page whose box stands with a node above it would be made as large as a letter. */
export const flatten = (pdfium: Pdfium, page: number): boolean => {
  const own = scratch(pdfium, 16, (at) => pdfium.FPDFPage_GetMediaBox(page, at, at + 4, at + 8, at + 12));
  if (!own) {
    const { left, bottom, right, top } = shownBox(pdfium, page);
    pdfium.FPDFPage_SetMediaBox(page, left, bottom, right, top);
  }
  return pdfium.FPDFPage_Flatten(page, 0) === 1;
};

/** The part of a page that is shown, whether its boxes stand with it or with a parent. */
const shownBox = (pdfium: Pdfium, page: number): Rectangle =>
  scratch(pdfium, 16, (at, view) => {
    if (!pdfium.FPDF_GetPageBoundingBox(page, at)) return HUGE;
    const [left = 0, top = 0, right = 0, bottom = 0] = [0, 4, 8, 12].map((offset) => view().getFloat32(offset, true));
    return { left, bottom, right, top };
  });

/** A rectangle of the page as shown, in the page's own coordinates. */
export const ownRect = (pdfium: Pdfium, page: number, { x, y, width, height }: Omit<ShownRect, 'index'>): Rectangle =>
  scratch(pdfium, 16, (at, view) => {
    const [across, up] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
    const point = (px: number, py: number) => {
      pdfium.FPDF_DeviceToPage(
        page,
        0,
        0,
        Math.round(across * FINE),
        Math.round(up * FINE),
        0,
        Math.round(px * FINE),
        Math.round((up - py) * FINE),
        at,
        at + 8,
      );
      return { x: view().getFloat64(0, true), y: view().getFloat64(8, true) };
    };
    const [a, b] = [point(x, y), point(x + width, y + height)];
    return { left: Math.min(a.x, b.x), bottom: Math.min(a.y, b.y), right: Math.max(a.x, b.x), top: Math.max(a.y, b.y) };
  });

const holds = ({ left, bottom, right, top }: Rectangle, { tight }: Character): boolean => {
  const [x, y] = [(tight.left + tight.right) / 2, (tight.bottom + tight.top) / 2];
  return x > left && x < right && y > bottom && y < top;
};

type PageToRead = {
  index: number;
  chosen: boolean;
  rects: ShownRect[];
  taken: HiddenParts<HiddenAt> | undefined;
};

/** The places of letters that nobody sees and that are taken out, in the engine's order. */
const takenAt = (pdfium: Pdfium, page: number, { out, kept }: HiddenParts<HiddenAt>): ReadonlySet<number> => {
  const own = ({ how, ...rect }: HiddenAt) => ({ rect: ownRect(pdfium, page, rect), how });
  const letters = judgedLetters(pdfium, page);
  const gone = new Set(takenOutLetters(letters, { out: out.map(own), kept: kept.map(own) }));
  return new Set(letters.flatMap((letter, at) => (gone.has(letter) ? [at] : [])));
};

const readPage = (pdfium: Pdfium, document: number, task: PageToRead): SeenPage => {
  const page = loadFlattened(pdfium, document, task.index);
  const read = task.chosen ? readParts(pdfium, page, task) : { seen: textOn(pdfium, page), unseen: '' };
  pdfium.FPDF_ClosePage(page);
  return read;
};

const readParts = (pdfium: Pdfium, page: number, { index, rects, taken }: PageToRead): SeenPage => {
  const shown = shownBox(pdfium, page);
  const gone = taken && takenAt(pdfium, page, taken);
  const hidden = rects.filter((rect) => rect.index === index).map((rect) => ownRect(pdfium, page, rect));
  let [seen, unseen] = ['', ''];
  for (const [at, character] of charactersOf(pdfium, page).entries()) {
    const { left, right } = character.tight;
    const inSight = left === right || (holds(shown, character) && !hidden.some((box) => overlap(box, character.tight)));
    if (inSight && !gone?.has(at)) seen += character.text;
    else unseen += character.text;
  }
  return { seen, unseen };
};

/** What the pages of documents show, apart from what they hold unseen. */
export const readSeen = async (paths: EnginePaths, { documents }: SeenJob): Promise<SeenPage[][]> => {
  const pdfium = await startPdfium(paths);
  return documents.map(({ bytes, chosen, rects, hidden }) =>
    readPages(pdfium, { bytes }, (document, index) =>
      readPage(pdfium, document, {
        index,
        chosen: chosen === 'all' || chosen.includes(index),
        rects,
        taken: hidden?.get(index),
      }),
    ),
  );
};
