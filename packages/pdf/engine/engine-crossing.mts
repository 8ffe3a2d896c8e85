import { objectsOn } from './engine-glyphs.mts';
import { greyOfBitmap, type Grey } from './engine-grey.mts';
import { boundsOf, overlap, scratch, within } from './engine-page.mts';
import { KIND, type Pdfium } from './engine-pdfium.mts';
import type { Rectangle } from './jobs.ts';

/** A rectangle has five segments; a path with more may be drawn letters. */
const SIMPLE_PATH = 6;

/** Only text can be taken out of a page for certain, and plain rules that tell nothing may stay under a block. */
export const removable = (pdfium: Pdfium, object: number): boolean => {
  const type = pdfium.FPDFPageObj_GetType(object);
  return (
    type === KIND.text ||
    type === KIND.form ||
    (type === KIND.path && pdfium.FPDFPath_CountSegments(object) <= SIMPLE_PATH)
  );
};

/** In points, a millimetre: scans and prints are often so much larger than their page, and no letter that is read is as small. */
const BLEED = 3;

const grown = ({ left, bottom, right, top }: Rectangle): Rectangle => ({
  left: left - BLEED,
  bottom: bottom - BLEED,
  right: right + BLEED,
  top: top + BLEED,
});

type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

const matrixOf = (pdfium: Pdfium, object: number): Matrix =>
  scratch(pdfium, 24, (at, view) => {
    pdfium.FPDFPageObj_GetMatrix(object, at);
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = [0, 4, 8, 12, 16, 20].map((offset) =>
      view().getFloat32(offset, true),
    );
    return [a, b, c, d, e, f];
  });

const on = ([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

const holds = ({ left, bottom, right, top }: Rectangle, { x, y }: { x: number; y: number }): boolean =>
  x >= left && x <= right && y >= bottom && y <= top;

const BEZIER = 1;
const MOVE = 2;
/** A circle is four curves of three points, and begins where the pen is or comes from its middle. */
const ROUND = 12;

type Contour = { segments: number; curved: number; beyond: boolean };

const contoursOf = (pdfium: Pdfium, path: number, edge: Rectangle): Contour[] => {
  const [matrix, contours]: [Matrix, Contour[]] = [matrixOf(pdfium, path), []];
  scratch(pdfium, 8, (at, view) => {
    for (let index = 0; index < pdfium.FPDFPath_CountSegments(path); index += 1) {
      const segment = pdfium.FPDFPath_GetPathSegment(path, index);
      const kind = pdfium.FPDFPathSegment_GetType(segment);
      pdfium.FPDFPathSegment_GetPoint(segment, at, at + 4);
      const point = on(matrix, view().getFloat32(0, true), view().getFloat32(4, true));
      if (kind === MOVE || contours.length === 0) contours.push({ segments: 0, curved: 0, beyond: false });
      const contour = contours.at(-1);
      if (!contour) continue;
      contour.segments += 1;
      if (kind === BEZIER) contour.curved += 1;
      if (!holds(edge, point)) contour.beyond = true;
    }
  });
  return contours;
};

/** Whether every part of a path that reaches over the edge is as plain as a rule or a circle, like the marks of printers. */
const isPlainBeyond = (pdfium: Pdfium, path: number, edge: Rectangle): boolean =>
  contoursOf(pdfium, path, edge).every(
    ({ segments, curved, beyond }) =>
      !beyond || (segments - curved <= 3 && (curved === 0 || curved === ROUND)) || segments <= SIMPLE_PATH,
  );

/** Of 255: paper is not all of one brightness. */
const PAPER = 48;

/** Whether all pixels of a picture that lie beyond the edge are as bright as each other; `where` gives the place of a pixel. */
const isUniform = (
  { width, height, values }: Grey,
  edge: Rectangle,
  where: (x: number, y: number) => { x: number; y: number },
): boolean => {
  let [least, most] = [255, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (holds(edge, where(x + 0.5, y + 0.5))) continue;
      const value = values[y * width + x] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
      if (most - least > PAPER) return false;
    }
  }
  return true;
};

/** The four bytes of each pixel as a picture four times as wide, so that what only its mask draws counts too. */
const bytesOf = (pdfium: Pdfium, bitmap: number): Grey => {
  const [width, height] = [4 * pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)];
  const [stride, buffer] = [pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetBuffer(bitmap)];
  const values = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    values.set(pdfium.pdfium.HEAPU8.subarray(buffer + y * stride, buffer + y * stride + width), y * width);
  pdfium.FPDFBitmap_Destroy(bitmap);
  return { width, height, values };
};

type Beyond = { page: number; document: number; bounds: Rectangle; edge: Rectangle };

/** Whether an image has nothing beyond the edge, in its own pixels and as it is painted through its mask. */
const isBlankBeyond = (pdfium: Pdfium, image: number, { page, document, bounds, edge }: Beyond): boolean => {
  const [own, painted] = [
    pdfium.FPDFImageObj_GetBitmap(image),
    pdfium.FPDFImageObj_GetRenderedBitmap(document, page, image),
  ];
  if (!own || !painted) return false;
  const matrix = matrixOf(pdfium, image);
  const [pixels, through] = [greyOfBitmap(pdfium, own), bytesOf(pdfium, painted)];
  const planes = [0, 1, 2, 3].map((plane): Grey => ({
    width: through.width / 4,
    height: through.height,
    values: through.values.filter((_, at) => at % 4 === plane),
  }));
  const [across, up] = [bounds.right - bounds.left, bounds.top - bounds.bottom];
  return (
    isUniform(pixels, edge, (x, y) => on(matrix, x / pixels.width, 1 - y / pixels.height)) &&
    planes.every((plane) =>
      isUniform(plane, edge, (x, y) => ({
        x: bounds.left + (x / plane.width) * across,
        y: bounds.top - (y / plane.height) * up,
      })),
    )
  );
};

const tellsBeyond = (pdfium: Pdfium, object: number, beyond: Beyond): boolean => {
  switch (pdfium.FPDFPageObj_GetType(object)) {
    case KIND.text:
    case KIND.form:
    case KIND.shading:
      return false;
    case KIND.path:
      return !isPlainBeyond(pdfium, object, beyond.edge);
    default:
      return !isBlankBeyond(pdfium, object, beyond);
  }
};

/** Whether something that cannot be cut reaches over the edge of the shown part, and may tell something there. */
export const crossesEdge = (
  pdfium: Pdfium,
  { page, document, shown }: { page: number; document: number; shown: Rectangle },
): boolean => {
  const edge = grown(shown);
  return objectsOn(pdfium, page).some((object) => {
    const bounds = boundsOf(pdfium, object);
    if (!bounds || within(bounds, edge) || !overlap(bounds, shown)) return false;
    return tellsBeyond(pdfium, object, { page, document, bounds, edge });
  });
};
