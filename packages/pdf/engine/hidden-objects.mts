import { objectsOn } from './engine-glyphs.mts';
import { boundsOf, scratch } from './engine-page.mts';
import { KIND, type Pdfium } from './engine-pdfium.mts';
import type { Rectangle } from './jobs.ts';

/** Something that a page draws: after how much else, the form that holds it, and where it stands on the page. */
export type Drawn = {
  object: number;
  kind: number;
  order: number;
  form: number | undefined;
  bounds: Rectangle | undefined;
  matrix: number[];
};

const LEVEL = [1, 0, 0, 1, 0, 0];

/** Of two matrices, the first applied first. */
const multiplied = (one: number[], other: number[]): number[] => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = other;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
};

const matrixOf = (pdfium: Pdfium, object: number): number[] =>
  scratch(pdfium, 24, (at, view) =>
    pdfium.FPDFPageObj_GetMatrix(object, at)
      ? [0, 4, 8, 12, 16, 20].map((offset) => view().getFloat32(offset, true))
      : LEVEL,
  );

/** A rectangle as a matrix brings it onto the page. */
export const placed = ({ left, bottom, right, top }: Rectangle, matrix: number[]): Rectangle => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ].map(([x = 0, y = 0]) => ({ x: a * x + c * y + e, y: b * x + d * y + f }));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
};

/** Forms within forms deeper than this are not looked into. */
const DEEPEST = 8;

/** All that a page draws, with what its forms draw, by object. */
export const drawnObjects = (pdfium: Pdfium, page: number): Map<number, Drawn> => {
  const drawn = new Map<number, Drawn>();
  const visit = (object: number, { form, matrix, depth }: Pick<Drawn, 'form' | 'matrix'> & { depth: number }): void => {
    const kind = pdfium.FPDFPageObj_GetType(object);
    const bounds = boundsOf(pdfium, object);
    drawn.set(object, { object, kind, order: drawn.size, form, bounds: bounds && placed(bounds, matrix), matrix });
    if (kind !== KIND.form || depth > DEEPEST) return;
    const inner = { form: object, matrix: multiplied(matrixOf(pdfium, object), matrix), depth: depth + 1 };
    for (let index = 0; index < pdfium.FPDFFormObj_CountObjects(object); index += 1)
      visit(pdfium.FPDFFormObj_GetObject(object, index), inner);
  };
  for (const object of objectsOn(pdfium, page)) visit(object, { form: undefined, matrix: LEVEL, depth: 0 });
  return drawn;
};
