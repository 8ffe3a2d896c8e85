import { objectsOn } from './engine-glyphs.mts';
import { greyOf, type Grey } from './engine-grey.mts';
import { charactersOf, deviceBox, renderPage } from './engine-page.mts';
import { findPassage } from './engine-passages.mts';
import { KIND, openDocument, openPage, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { loadFlattened, ownRect } from './engine-seen.mts';
import type { CompareJob, EnginePaths, Rectangle } from './jobs.ts';
import type { PassageWanted } from './passage-letters.mts';
import { layerShift, shifted } from './shifted-layer.mts';

/** Pixels of the source's longer side: enough to see a missing word, too few to see differences in anti-aliasing. */
const LONGER_SIDE = 640;
const BLOCK = 8;
/** Dots an inch of a page that became an image. */
const IMAGE_DPI = 150;
/** A share of the page that differs, and is looked at finely. */
const LITTLE = 0.005;
const TOLERATED = 56;

/** The mean brightness of a few pixels that are burned out, at most. */
const DARK = 96;

type Part = { x: number; y: number; width: number; height: number };

/** The mean brightness of each block of a part of an image, the part stretched over a grid. */
const grid = (image: Grey, part: Part, size: { across: number; down: number }): number[] => {
  const cells: number[] = [];
  for (let row = 0; row < size.down; row += 1) {
    for (let column = 0; column < size.across; column += 1) {
      const [left, right] = [0, 1].map((step) => Math.round(part.x + ((column + step) * part.width) / size.across));
      const [top, bottom] = [0, 1].map((step) => Math.round(part.y + ((row + step) * part.height) / size.down));
      let [sum, count] = [0, 0];
      for (let y = Math.max(0, top ?? 0); y < Math.min(image.height, bottom ?? 0); y += 1) {
        for (let x = Math.max(0, left ?? 0); x < Math.min(image.width, right ?? 0); x += 1) {
          sum += image.values[y * image.width + x] ?? 0;
          count += 1;
        }
      }
      cells.push(count > 0 ? sum / count : 255);
    }
  }
  return cells;
};

/** Removes what lies over the picture of a page, because a block that is only drawn over the pixels hides nothing. A page without pictures is left as it is. */
const keepImages = (pdfium: Pdfium, page: number): void => {
  const objects = objectsOn(pdfium, page);
  const others = objects.filter((object) => pdfium.FPDFPageObj_GetType(object) !== KIND.image);
  if (others.length < objects.length) for (const object of others) pdfium.FPDFPage_RemoveObject(page, object);
};

/** `finely`: as finely as a page is drawn that becomes an image; lines that are thinner than a pixel are drawn as one, whatever its size. */
type Drawn = { image: Grey; boxes: Part[]; finely: () => Grey };

/** Where passages stand, and where they are seen if text recognition has put them beside it. */
export const coveredBy = (pdfium: Pdfium, page: number, passages: PassageWanted[]): Rectangle[] => {
  if (passages.length === 0) return [];
  const characters = charactersOf(pdfium, page);
  const shift = layerShift(pdfium, page, characters);
  const rects = passages.flatMap((wanted) => findPassage(characters, wanted).lines.map(({ rect }) => rect));
  return shift ? [...rects, ...rects.map((rect) => shifted(rect, shift))] : rects;
};

const drawSource = (pdfium: Pdfium, { bytes, index, rects, passages }: CompareJob['source']): Drawn => {
  const { document } = openDocument(pdfium, bytes);
  const page = loadFlattened(pdfium, document, index);
  const black: Rectangle[] = [
    ...rects.map((rect) => ownRect(pdfium, page, rect)),
    ...coveredBy(pdfium, page, passages),
  ];
  const image = greyOf(renderPage(pdfium, page, { dpi: dpiOf(pdfium, page, LONGER_SIDE), black }));
  const boxes = black.map((rectangle) =>
    inner(deviceBox(pdfium, page, { rectangle, width: image.width, height: image.height })),
  );
  const finely = () => greyOf(renderPage(pdfium, page, { dpi: IMAGE_DPI, black }));
  return { image, boxes, finely };
};

const drawPicture = (pdfium: Pdfium, { bytes, index }: CompareJob['extract'], side: number): Grey => {
  const { document, close } = openDocument(pdfium, bytes);
  const page = openPage(pdfium, document, index);
  keepImages(pdfium, page);
  const image = greyOf(renderPage(pdfium, page, { dpi: dpiOf(pdfium, page, side), black: [] }));
  pdfium.FPDF_ClosePage(page);
  close();
  return image;
};

const dpiOf = (pdfium: Pdfium, page: number, side: number): number =>
  (72 * side) / Math.max(pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page));

/** The middle of a block, without the pixels at its edge, which round differently at other scales. */
const inner = ({ left, top, width, height }: { left: number; top: number; width: number; height: number }): Part => {
  const [across, down] = [Math.min(2, (width - 1) / 2), Math.min(2, (height - 1) / 2)];
  return { x: left + across, y: top + down, width: width - 2 * across, height: height - 2 * down };
};

/** Whether a part of the source, which is black there, is dark in the picture too. */
const isBurned = (box: Part, { source, picture, part }: { source: Grey; picture: Grey; part: Part }): boolean => {
  const [across, down] = [part.width / source.width, part.height / source.height];
  const place = {
    x: part.x + box.x * across,
    y: part.y + box.y * down,
    width: box.width * across,
    height: box.height * down,
  };
  const size = { across: Math.max(1, Math.round(box.width / 2)), down: Math.max(1, Math.round(box.height / 2)) };
  return grid(picture, place, size).every((value) => value < DARK);
};

type Pair = { source: Grey; picture: Grey; part: Part; size: { across: number; down: number } };

/** The share of the blocks of a page that differ in its picture. */
const unlikeShare = ({ source, picture, part, size }: Pair): number => {
  const whole = { x: 0, y: 0, width: source.width, height: source.height };
  const [a, b] = [grid(source, whole, size), grid(picture, part, size)];
  return a.filter((value, index) => Math.abs(value - (b[index] ?? 0)) > TOLERATED).length / Math.max(1, a.length);
};

/** How much of a page differs from its place in the extract, from 0 to 1; 1 where the pixels under a block are not burned out. */
export const comparePages = async (paths: EnginePaths, { source, extract, region }: CompareJob): Promise<number> => {
  const pdfium = await startPdfium(paths);
  const { image, boxes, finely } = drawSource(pdfium, source);
  const picture = drawPicture(pdfium, extract, LONGER_SIDE * Math.max(1, 1 / Math.max(region.width, region.height)));
  const part = {
    x: region.x * picture.width,
    y: (1 - region.y - region.height) * picture.height,
    width: region.width * picture.width,
    height: region.height * picture.height,
  };
  if (!boxes.every((box) => isBurned(box, { source: image, picture, part }))) return 1;
  const size = { across: Math.ceil(image.width / BLOCK), down: Math.ceil(image.height / BLOCK) };
  const share = unlikeShare({ source: image, picture, part, size });
  return share < LITTLE ? share : Math.min(share, unlikeShare({ source: finely(), picture, part, size }));
};
