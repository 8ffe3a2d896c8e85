import type { StoredPdf } from '../types.ts';
import { coveredBy } from './engine-compare.mts';
import { objectsOn } from './engine-glyphs.mts';
import { charactersOf, renderPage, scratch } from './engine-page.mts';
import { union } from './engine-passages.mts';
import { KIND, openDocument, openPage, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { loadDrawn, loadFlattened, ownRect } from './engine-seen.mts';
import type { AlikeJob, AlikePage, EnginePaths, Pixels, Rectangle } from './jobs.ts';

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
/** Of this many cells, each half as different: a rule, a thin line. */
const MOST_CELLS = 4;
const BGRX = 3;
const ANNOTATIONS = 1;

type Grey = { width: number; height: number; values: Uint8Array };

const greyOf = ({ width, height, pixels }: Pixels): Grey => {
  const values = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < values.length; at += 1, from += 3)
    values[at] = ((pixels[from] ?? 0) + (pixels[from + 1] ?? 0) + (pixels[from + 2] ?? 0)) / 3;
  return { width, height, values };
};

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
  const [buffer, stride] = [pdfium.FPDFBitmap_GetBuffer(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)];
  const heap = pdfium.pdfium.HEAPU8;
  const values = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0, from = buffer + y * stride; x < width; x += 1, from += 4, to += 1)
      values[to] = ((heap[from] ?? 0) + (heap[from + 1] ?? 0) + (heap[from + 2] ?? 0)) / 3;
  }
  pdfium.FPDFBitmap_Destroy(bitmap);
  return { width, height, values };
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

/** How many cells of the pictures differ, those that differ much counting as many. */
export const differingCells = (one: Grey, other: Grey, spared: Place[]): number => {
  const { width, height } = one;
  const across = Math.ceil(width / CELL);
  const cells = new Uint16Array(across * Math.ceil(height / CELL));
  const isSpared = (x: number, y: number): boolean =>
    x < 2 ||
    y < 2 ||
    x >= width - 2 ||
    y >= height - 2 ||
    spared.some(({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom);
  for (let at = 0; at < one.values.length; at += 1) {
    const [a, b] = [one.values[at] ?? 0, other.values[at] ?? 0];
    if (Math.abs(a - b) <= TOLERATED) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    if (isSpared(x, y) || !(isStrange(other, at, a) || isStrange(one, at, b))) continue;
    const cell = Math.floor(y / CELL) * across + Math.floor(x / CELL);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  let differing = 0;
  for (const count of cells) {
    if (count >= MOST_IN_CELL) differing += MOST_CELLS;
    else if (count >= MOST_IN_CELL / 2) differing += 1;
  }
  return differing;
};

const blank = (width: number, height: number): Grey => ({
  width,
  height,
  values: new Uint8Array(width * height).fill(255),
});

/** Bytes of a pixel by FPDFBitmap_Gray, _BGR, _BGRx and _BGRA. */
const PIXEL_BYTES = [0, 1, 3, 4, 4];

/** The pixels of the image that a page became, whatever they are scaled to on their sheet. */
const pixelsOf = (pdfium: Pdfium, page: number): Grey | undefined => {
  const image = objectsOn(pdfium, page).find((object) => pdfium.FPDFPageObj_GetType(object) === KIND.image);
  const bitmap = image === undefined ? 0 : pdfium.FPDFImageObj_GetBitmap(image);
  if (!bitmap) return undefined;
  const [width, height, stride, buffer] = [
    pdfium.FPDFBitmap_GetWidth(bitmap),
    pdfium.FPDFBitmap_GetHeight(bitmap),
    pdfium.FPDFBitmap_GetStride(bitmap),
    pdfium.FPDFBitmap_GetBuffer(bitmap),
  ];
  const size = PIXEL_BYTES[pdfium.FPDFBitmap_GetFormat(bitmap)] ?? 1;
  const heap = pdfium.pdfium.HEAPU8;
  const values = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0, from = buffer + y * stride; x < width; x += 1, from += size, to += 1) {
      values[to] =
        size === 1 ? (heap[from] ?? 0) : ((heap[from] ?? 0) + (heap[from + 1] ?? 0) + (heap[from + 2] ?? 0)) / 3;
    }
  }
  pdfium.FPDFBitmap_Destroy(bitmap);
  return { width, height, values };
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

/** What was taken out is read from the page with its annotations as content, which the engine draws without them being so. */
const sparedOn = (
  pdfium: Pdfium,
  document: number,
  { task, width, height }: { task: AlikePage; width: number; height: number },
): Place[] => {
  if (task.rects.length + task.passages.length === 0) return [];
  const page = loadFlattened(pdfium, document, task.source);
  const spared = placesOf(pdfium, page, { boxes: bands(pdfium, page, task), width, height });
  pdfium.FPDF_ClosePage(page);
  return spared;
};

const comparePage = (
  pdfium: Pdfium,
  task: AlikePage,
  documents: { source: number; extract: number; bytes: StoredPdf },
): boolean => {
  const page = loadDrawn(pdfium, { bytes: documents.bytes, document: documents.source }, task.source);
  const source = greyOf(renderPage(pdfium, page, { dpi: task.image ? IMAGE_DPI : DPI, black: [] }));
  const { width, height } = source;
  pdfium.FPDF_ClosePage(page);
  const sheet = openPage(pdfium, documents.extract, task.extract);
  const extract = drawnOn(pdfium, sheet, { task, width, height });
  pdfium.FPDF_ClosePage(sheet);
  const spared = sparedOn(pdfium, documents.source, { task, width, height });
  return differingCells(source, extract, spared) < MOST_CELLS;
};

/** Which pages look in an extract as they do in their source, but for what was taken out of them. */
export const lookAlike = async (paths: EnginePaths, { source, extract, pages }: AlikeJob): Promise<boolean[]> => {
  const pdfium = await startPdfium(paths);
  const from = openDocument(pdfium, source);
  const to = openDocument(pdfium, extract);
  const alike = pages.map((page) =>
    comparePage(pdfium, page, { source: from.document, extract: to.document, bytes: source }),
  );
  from.close();
  to.close();
  return alike;
};
