import { objectsOn } from './engine-glyphs.mts';
import { boundsOf, overlap, withRect, type Character } from './engine-page.mts';
import { core, union } from './engine-passages.mts';
import type { Pdfium } from './engine-pdfium.mts';
import type { Rectangle } from './jobs.ts';

const FAR = 100_000;

/** The four bands around the shown part of a page. */
const around = ({ left, bottom, right, top }: Rectangle): Rectangle[] => [
  { left: -FAR, bottom: -FAR, right: left, top: FAR },
  { left: right, bottom: -FAR, right: FAR, top: FAR },
  { left, bottom: -FAR, right, top: bottom },
  { left, bottom: top, right, top: FAR },
];

const centre = ({ left, bottom, right, top }: Rectangle) => ({ x: (left + right) / 2, y: (bottom + top) / 2 });

const inside = (box: Rectangle, rectangle: Rectangle): boolean => {
  const { x, y } = centre(box);
  return x > rectangle.left && x < rectangle.right && y > rectangle.bottom && y < rectangle.top;
};

/** Takes the letters in some rectangles out of a page. */
export const remove = (pdfium: Pdfium, page: number, rectangles: Rectangle[]): void => {
  for (const rectangle of rectangles)
    withRect(pdfium, rectangle, (pointer) => pdfium.EPDFText_RedactInRect(page, pointer, true, false));
  pdfium.FPDFPage_GenerateContent(page);
};

/** What lies wholly outside the shown part, the letters of what reaches across its edge, and the letters that stay. */
export type Outside = { objects: number[]; beyond: Rectangle[]; kept: Rectangle[] };

export const outsideOf = (
  pdfium: Pdfium,
  page: number,
  { shown, characters }: { shown: Rectangle; characters: Character[] },
): Outside | undefined => {
  const objects = objectsOn(pdfium, page).filter((object) => {
    const bounds = boundsOf(pdfium, object);
    return bounds && !overlap(bounds, shown);
  });
  const drawn = characters
    .filter(({ text, tight }) => text.trim() !== '' && tight.right > tight.left)
    .map(({ tight }) => tight);
  const beyond = drawn.filter((letter) => !inside(letter, shown));
  return objects.length + beyond.length > 0
    ? { objects, beyond, kept: drawn.filter((letter) => inside(letter, shown)) }
    : undefined;
};

export const clearOutside = (
  pdfium: Pdfium,
  page: number,
  { shown, objects, beyond, kept }: Outside & { shown: Rectangle },
): void => {
  for (const object of objects) pdfium.FPDFPage_RemoveObject(page, object);
  if (beyond.length > 0) remove(pdfium, page, aroundShown(shown, { beyond, kept }));
  else pdfium.FPDFPage_GenerateContent(page);
};

/** Everything around the shown part, except letters that the edge cuts and of which half or more is visible. */
const aroundShown = (shown: Rectangle, { beyond, kept }: Pick<Outside, 'beyond' | 'kept'>): Rectangle[] => {
  const edge = kept.reduce(union, shown);
  return [...around(edge), ...beyond.filter((letter) => overlap(letter, edge)).map(core)];
};
