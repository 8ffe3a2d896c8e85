import { objectsOn } from './engine-glyphs.mts';
import { boundsOf, scratch } from './engine-page.mts';
import { KIND, type Pdfium } from './engine-pdfium.mts';
import type { Rectangle } from './jobs.ts';

/** Where a word or a block stood and where it comes to stand. */
export type Shift = { from: { left: number; right: number }; to: { left: number; right: number }; block: boolean };

/** What is drawn along a line: an underline, a marking behind words, a frame around them. */
type Rule = { object: number; box: Rectangle };

/** A line of which words move, and how. */
export type MovedLine = { box: Rectangle; shifts: Shift[] };

/** A rule belongs to a line when it reaches no further than this beyond its words. */
const BEYOND = 2;
/** A rule up to this height is drawn as a filled box. */
const FLAT = 3;

/** A box is written as four to six segments. */
const BOX_SEGMENTS = 6;

const hundredths = (value: number): number => Math.round(value * 100) / 100;

type Mode = { fills: boolean; strokes: boolean };

const modeOf = (pdfium: Pdfium, object: number): Mode =>
  scratch(pdfium, 8, (at, view) => {
    pdfium.FPDFPath_GetDrawMode(object, at, at + 4);
    return { fills: view().getInt32(0, true) !== 0, strokes: view().getInt32(4, true) !== 0 };
  });

/** A stroke of width 0 is drawn as thin as the device can. */
const THINNEST = 0.5;

/** How wide a path is stroked on the page. */
const penOf = (pdfium: Pdfium, object: number): number =>
  scratch(pdfium, 28, (at, view) => {
    pdfium.FPDFPageObj_GetMatrix(object, at);
    pdfium.FPDFPageObj_GetStrokeWidth(object, at + 24);
    const [a = 1, b = 0, c = 0, d = 1, width = 0] = [0, 4, 8, 12, 24].map((offset) => view().getFloat32(offset, true));
    return (width || THINNEST) * Math.sqrt(Math.abs(a * d - b * c));
  });

/** Where a path has ink. The engine's bounds lie as far again around a stroke as it reaches. */
const inkOf = (pdfium: Pdfium, object: number): Rectangle | undefined => {
  const bounds = boundsOf(pdfium, object);
  if (!bounds || !modeOf(pdfium, object).strokes) return bounds;
  const free = penOf(pdfium, object) / 2;
  return { left: bounds.left + free, bottom: bounds.bottom + free, right: bounds.right - free, top: bounds.top - free };
};

/** A line along the words, or a box of four sides; curves and slanting lines are no rules. */
const isRule = (pdfium: Pdfium, object: number, { bottom, top }: Rectangle): boolean => {
  const segments = pdfium.FPDFPath_CountSegments(object);
  return segments <= BOX_SEGMENTS && (top - bottom <= FLAT || segments >= BOX_SEGMENTS - 2);
};

/** The rules that belong to a line and, if they stayed, would show how long its words were. */
export const rulesOf = (pdfium: Pdfium, page: number, { box }: MovedLine): Rule[] => {
  const reach = 0.3 * (box.top - box.bottom);
  return objectsOn(pdfium, page).flatMap((object) => {
    const own = pdfium.FPDFPageObj_GetType(object) === KIND.path ? inkOf(pdfium, object) : undefined;
    return own &&
      isRule(pdfium, object, own) &&
      own.left > box.left - BEYOND &&
      own.right < box.right + BEYOND &&
      own.bottom > box.bottom - reach &&
      own.top < box.top + reach
      ? [{ object, box: own }]
      : [];
  });
};

/** Where a rule runs after the words moved; undefined where only redacted words stood on it. */
const across = ({ left, right }: Rectangle, shifts: Shift[]): { left: number; right: number } | undefined => {
  const under = shifts.filter(({ from }) => from.right > left + 1 && from.left < right - 1);
  const [first, last] = [under[0], under.at(-1)];
  if (!first || !last || under.every(({ block }) => block)) return undefined;
  return {
    left: hundredths(first.block ? first.to.left : first.to.left + Math.max(0, left - first.from.left)),
    right: hundredths(last.block ? last.to.right : last.to.right - Math.max(0, last.from.right - right)),
  };
};

type Colour = [number, number, number, number];

const colourOf = (
  pdfium: Pdfium,
  object: number,
  read: 'FPDFPageObj_GetFillColor' | 'FPDFPageObj_GetStrokeColor',
): Colour =>
  scratch(pdfium, 16, (at, view) => {
    pdfium[read](object, at, at + 4, at + 8, at + 12);
    return [
      view().getUint32(0, true),
      view().getUint32(4, true),
      view().getUint32(8, true),
      view().getUint32(12, true),
    ];
  });

/** Replaces a rule by a box, so that nothing is left of its old position. */
export const moveRule = (pdfium: Pdfium, page: number, { object, box }: Rule, shifts: Shift[]): void => {
  const index = objectsOn(pdfium, page).indexOf(object);
  const to = across(box, shifts);
  if (to) {
    const { fills, strokes } = modeOf(pdfium, object);
    const flat = box.top - box.bottom <= FLAT;
    const inset = flat || !strokes ? 0 : penOf(pdfium, object) / 2;
    const [width, height] = [to.right - to.left - 2 * inset, box.top - box.bottom - 2 * inset].map(hundredths);
    const rule = pdfium.FPDFPageObj_CreateNewRect(
      to.left + inset,
      hundredths(box.bottom + inset),
      width ?? 0,
      height ?? 0,
    );
    pdfium.FPDFPageObj_SetFillColor(
      rule,
      ...colourOf(pdfium, object, fills ? 'FPDFPageObj_GetFillColor' : 'FPDFPageObj_GetStrokeColor'),
    );
    pdfium.FPDFPageObj_SetStrokeColor(rule, ...colourOf(pdfium, object, 'FPDFPageObj_GetStrokeColor'));
    pdfium.FPDFPageObj_SetStrokeWidth(rule, 2 * inset);
    pdfium.FPDFPath_SetDrawMode(rule, fills || flat ? 1 : 0, !flat && strokes);
    pdfium.FPDFPage_InsertObjectAtIndex(page, rule, index);
  }
  pdfium.FPDFPage_RemoveObject(page, object);
  pdfium.FPDFPageObj_Destroy(object);
};
