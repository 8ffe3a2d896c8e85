import { arrowsOn } from './engine-arrows.mts';
import { coveredBy } from './engine-compare.mts';
import { drawPage } from './engine-drawn.mts';
import { objectsOn } from './engine-glyphs.mts';
import { greyOf, greyOfBitmap, type Grey } from './engine-grey.mts';
import { charactersOf, scratch } from './engine-page.mts';
import { union } from './engine-passages.mts';
import { KIND, openDocument, openPage, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { loadFlattened, ownRect } from './engine-seen.mts';
import type { AlikeJob, AlikePage, EnginePaths, Rectangle } from './jobs.ts';

/** Enough to see a word that is gone; at twice as much a page takes four times as long. */
const DPI = 50;
/** A page that became an image is drawn as finely as the image is, so that its pixels meet. */
const IMAGE_DPI = 150;
/** A third of the contrast between black and white. */
const TOLERATED = 85;
/** An eighth of an inch. */
const CELL = 6;
/** Of a cell's 36 pixels; letters drawn a fraction of a pixel elsewhere differ in fewer. */
const MOST_IN_CELL = 9;
/** So many cells, each half as different: a rule, a thin line. */
const MOST_CELLS = 4;
const BGRX = 3;
const ANNOTATIONS = 1;

/** Lines of which words were taken out, from one edge of the page to the other, because the other words of a line may move. */
const bands = (pdfium: Pdfium, page: number, { rects, passages }: AlikePage): Rectangle[] => {
  if (rects.length + passages.length === 0) return [];
  const characters = charactersOf(pdfium, page);
  const places = [...rects.map((rect) => ownRect(pdfium, page, rect)), ...coveredBy(pdfium, page, passages)];
  return places.flatMap((place) => {
    const lines = characters.filter(({ loose }) => meets(loose, place)).map(({ loose }) => loose);
    const { left, bottom, right, top } = lines.reduce(union, place);
    const [across, up] = [0.5 * (right - left), 0.5 * (top - bottom)];
    const level: Rectangle = { left: -FAR, right: FAR, bottom: bottom - up, top: top + up };
    const upright: Rectangle = { left: left - across, right: right + across, bottom: -FAR, top: FAR };
    return characters.some((character) => character.upright && meets(character.loose, place))
      ? [level, upright]
      : [level];
  });
};

const FAR = 20_000;

const meets = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;

type Place = { left: number; top: number; right: number; bottom: number };

/** Where the bands stand on the pixels, whatever way the page is turned. */
const placesOf = (
  pdfium: Pdfium,
  page: number,
  { boxes, width, height }: { boxes: Rectangle[]; width: number; height: number },
): Place[] =>
  boxes.map(({ left, bottom, right, top }) =>
    scratch(pdfium, 8, (at, view) => {
      const point = (x: number, y: number) => {
        pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, at, at + 4);
        return { x: view().getInt32(0, true), y: view().getInt32(4, true) };
      };
      const [a, b] = [point(left, bottom), point(right, top)];
      return {
        left: Math.max(0, Math.min(a.x, b.x) - 1),
        right: Math.min(width, Math.max(a.x, b.x) + 1),
        top: Math.max(0, Math.min(a.y, b.y) - 1),
        bottom: Math.min(height, Math.max(a.y, b.y) + 1),
      };
    }),
  );

/** FS_MATRIX and FS_RECTF: the part of a page that is drawn fills the whole of the pixels. */
const drawRegion = (
  pdfium: Pdfium,
  page: number,
  { region, width, height }: { region: NonNullable<AlikePage['region']>; width: number; height: number },
): Grey => {
  const [across, up] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const [a, d] = [width / (region.width * across), height / (region.height * up)];
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  scratch(pdfium, 40, (at, view) => {
    const numbers = [a, 0, 0, d, -region.x * across * a, -(1 - region.y - region.height) * up * d, 0, 0, width, height];
    for (const [index, value] of numbers.entries()) view().setFloat32(4 * index, value, true);
    pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, at, at + 24, ANNOTATIONS);
  });
  return greyOfBitmap(pdfium, bitmap);
};

/** Whether a pixel is brighter or darker than all around its place in another picture. */
const isStrange = ({ width, height, values }: Grey, at: number, value: number): boolean => {
  const [x, y] = [at % width, Math.floor(at / width)];
  let [least, most] = [255, 0];
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
      const near = values[row * width + column] ?? 0;
      if (near < least) least = near;
      if (near > most) most = near;
    }
  }
  return value < least - TOLERATED || value > most + TOLERATED;
};

/** 1 for each pixel that is strange in one picture or the other, outside of what is spared. */
const strangePixels = (one: Grey, other: Grey, spared: Place[]): Uint8Array => {
  const { width, height } = one;
  const strange = new Uint8Array(one.values.length);
  const isSpared = (x: number, y: number): boolean =>
    x < 2 ||
    y < 2 ||
    x >= width - 2 ||
    y >= height - 2 ||
    spared.some(({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom);
  for (let at = 0; at < strange.length; at += 1) {
    const [a, b] = [one.values[at] ?? 0, other.values[at] ?? 0];
    if (Math.abs(a - b) <= TOLERATED || isSpared(at % width, Math.floor(at / width))) continue;
    if (isStrange(other, at, a) || isStrange(one, at, b)) strange[at] = 1;
  }
  return strange;
};

/** Whether so many of the pixels of some square of a cell's size are strange, wherever it lies. */
const hasStrangeSquare = (strange: Uint8Array, width: number): boolean => {
  const columns = new Uint16Array(width);
  for (let y = 0; y < strange.length / width; y += 1) {
    let inSquare = 0;
    for (let x = 0; x < width; x += 1) {
      const leaving = y >= CELL ? (strange[(y - CELL) * width + x] ?? 0) : 0;
      columns[x] = (columns[x] ?? 0) + (strange[y * width + x] ?? 0) - leaving;
      inSquare += (columns[x] ?? 0) - (x >= CELL ? (columns[x - CELL] ?? 0) : 0);
      if (inSquare >= MOST_IN_CELL) return true;
    }
  }
  return false;
};

/** How many cells are half as different as one may be. */
const halfStrange = (strange: Uint8Array, width: number): number => {
  const across = Math.ceil(width / CELL);
  const cells = new Uint16Array(across * Math.ceil(strange.length / width / CELL));
  for (let at = 0; at < strange.length; at += 1) {
    if (!strange[at]) continue;
    const cell = Math.floor(Math.floor(at / width) / CELL) * across + Math.floor((at % width) / CELL);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  return cells.reduce((sum, count) => sum + (count >= MOST_IN_CELL / 2 ? 1 : 0), 0);
};

/** Whether two pictures of a page, as large as each other, show the same but for what is spared. */
export const showSame = (one: Grey, other: Grey, spared: Place[]): boolean => {
  const strange = strangePixels(one, other, spared);
  return !hasStrangeSquare(strange, one.width) && halfStrange(strange, one.width) < MOST_CELLS;
};

const blank = (width: number, height: number): Grey => ({
  width,
  height,
  values: new Uint8Array(width * height).fill(255),
});

/** The pixels of the image that a page became, whatever they are scaled to on their sheet. */
const pixelsOf = (pdfium: Pdfium, page: number): Grey | undefined => {
  const image = objectsOn(pdfium, page).find((object) => pdfium.FPDFPageObj_GetType(object) === KIND.image);
  const bitmap = image === undefined ? 0 : pdfium.FPDFImageObj_GetBitmap(image);
  return bitmap ? greyOfBitmap(pdfium, bitmap) : undefined;
};

const drawnOn = (
  pdfium: Pdfium,
  sheet: number,
  { task, width, height }: { task: AlikePage; width: number; height: number },
): Grey => {
  if (!task.region) return blank(width, height);
  const pixels = task.image ? pixelsOf(pdfium, sheet) : undefined;
  return pixels?.width === width && pixels.height === height
    ? pixels
    : drawRegion(pdfium, sheet, { region: task.region, width, height });
};

/** Beside arrows of fields, what was taken out; it is read from the page with its annotations as content, which the engine draws without them being so. */
const sparedOn = (
  pdfium: Pdfium,
  document: number,
  { task, width, height }: { task: AlikePage; width: number; height: number },
): Place[] => {
  const arrows = task.image ? [] : arrowsOn(pdfium, document, task.source);
  if (task.rects.length + task.passages.length + arrows.length === 0) return [];
  const page = loadFlattened(pdfium, document, task.source);
  const boxes = [...bands(pdfium, page, task), ...arrows];
  const spared = placesOf(pdfium, page, { boxes, width, height });
  pdfium.FPDF_ClosePage(page);
  return spared;
};

const comparePage = (pdfium: Pdfium, task: AlikePage, documents: { source: number; extract: number }): boolean => {
  const dpi = task.image ? IMAGE_DPI : DPI;
  const source = greyOf(drawPage(pdfium, { document: documents.source, index: task.source, dpi, black: [] }));
  const { width, height } = source;
  const sheet = openPage(pdfium, documents.extract, task.extract);
  const extract = drawnOn(pdfium, sheet, { task, width, height });
  pdfium.FPDF_ClosePage(sheet);
  const spared = sparedOn(pdfium, documents.source, { task, width, height });
  return showSame(source, extract, spared);
};

/** Which pages look in an extract as they do in their source, but for what was taken out of them. */
export const lookAlike = async (paths: EnginePaths, { source, extract, pages }: AlikeJob): Promise<boolean[]> => {
  const pdfium = await startPdfium(paths);
  const from = openDocument(pdfium, source);
  const to = openDocument(pdfium, extract);
  const alike = pages.map((page) => comparePage(pdfium, page, { source: from.document, extract: to.document }));
  from.close();
  to.close();
  return alike;
};
