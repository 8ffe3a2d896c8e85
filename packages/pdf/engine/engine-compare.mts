import { charactersOf, renderPage } from './engine-page.mts';
import { openDocument, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { findPassage } from './engine-passages.mts';
import { loadFlattened, ownRect } from './engine-seen.mts';
import type { CompareJob, EnginePaths, Pixels, Rectangle } from './jobs.ts';

/** Pixels of the source's longer side; enough to see a missing word, too few to see how letters are smoothed. */
const LONGER_SIDE = 640;
const BLOCK = 8;
const TOLERATED = 56;

const luminance = ({ pixels }: Pixels, at: number): number => ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) / 3;

/** The mean brightness of each block of a part of an image, the part stretched over a grid. */
const grid = (
  image: Pixels,
  part: { x: number; y: number; width: number; height: number },
  size: { across: number; down: number },
): number[] => {
  const cells: number[] = [];
  for (let row = 0; row < size.down; row += 1) {
    for (let column = 0; column < size.across; column += 1) {
      const [left, right] = [0, 1].map((step) => Math.round(part.x + ((column + step) * part.width) / size.across));
      const [top, bottom] = [0, 1].map((step) => Math.round(part.y + ((row + step) * part.height) / size.down));
      let [sum, count] = [0, 0];
      for (let y = Math.max(0, top ?? 0); y < Math.min(image.height, bottom ?? 0); y += 1) {
        for (let x = Math.max(0, left ?? 0); x < Math.min(image.width, right ?? 0); x += 1) {
          sum += luminance(image, 3 * (y * image.width + x));
          count += 1;
        }
      }
      cells.push(count > 0 ? sum / count : 255);
    }
  }
  return cells;
};

const draw = (
  pdfium: Pdfium,
  document: number,
  { index, side, blacken }: { index: number; side: number; blacken: (page: number) => Rectangle[] },
) => {
  const page = loadFlattened(pdfium, document, index);
  const points = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
  const image = renderPage(pdfium, page, { dpi: (72 * side) / Math.max(points.width, points.height), black: blacken(page) });
  pdfium.FPDF_ClosePage(page);
  return { image, points };
};

/** How much of a page differs from its place in the extract, from 0 to 1. */
export const comparePages = async (paths: EnginePaths, { source, extract, region }: CompareJob): Promise<number> => {
  const pdfium = await startPdfium(paths);
  const from = openDocument(pdfium, source.bytes);
  const blacken = (page: number): Rectangle[] => [
    ...source.rects.map((rect) => ownRect(pdfium, page, rect)),
    ...source.passages.flatMap((passage) => findPassage(charactersOf(pdfium, page), passage).lines.map(({ rect }) => rect)),
  ];
  const left = draw(pdfium, from.document, { index: source.index, side: LONGER_SIDE, blacken });
  from.close();
  const into = openDocument(pdfium, extract.bytes);
  const side = LONGER_SIDE * Math.max(1, 1 / Math.max(region.width, region.height));
  const right = draw(pdfium, into.document, { index: extract.index, side, blacken: () => [] });
  into.close();
  const size = { across: Math.ceil(left.image.width / BLOCK), down: Math.ceil(left.image.height / BLOCK) };
  const [{ width, height }, whole] = [right.image, { x: 0, y: 0, width: left.image.width, height: left.image.height }];
  const part = {
    x: region.x * width,
    y: (1 - region.y - region.height) * height,
    width: region.width * width,
    height: region.height * height,
  };
  const [a, b] = [grid(left.image, whole, size), grid(right.image, part, size)];
  return a.filter((value, index) => Math.abs(value - (b[index] ?? 0)) > TOLERATED).length / Math.max(1, a.length);
};
