import { objectsOn } from './engine-glyphs.mts';
import { boundsOf, renderPage, scratch, type Character } from './engine-page.mts';
import { KIND, type Pdfium } from './engine-pdfium.mts';
import type { Pixels, Rectangle } from './jobs.ts';

/** FPDF_TEXTRENDERMODE_INVISIBLE */
const INVISIBLE = 3;
/** Enough to tell lines of words apart. */
const DPI = 60;
/** Of 255: darker than this is ink. */
const INK = 150;
/** In points: how far words are looked for beside their picture. */
const FARTHEST = 30;
/** In pixels: a layer that lies nearer to its picture than this is covered by the words' own blocks. */
const NEAREST = 3;
/** How much more ink there has to be under the words at another place, before they are held to belong there. */
const CLEARLY = 1.3;
/** The share of a page that a picture takes, from which on it is the page. */
const WHOLE = 0.5;

const area = ({ left, bottom, right, top }: Rectangle): number => Math.max(0, right - left) * Math.max(0, top - bottom);

/** Whether a page is a picture with words that nobody sees, as text recognition (OCR) leaves it. */
export const isRecognised = (pdfium: Pdfium, page: number): boolean => {
  const objects = objectsOn(pdfium, page);
  const of = (kind: number) => objects.filter((object) => pdfium.FPDFPageObj_GetType(object) === kind);
  const texts = of(KIND.text);
  const hidden = texts.filter((object) => pdfium.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE);
  const whole = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page);
  const pictured = of(KIND.image).some((object) => area(boundsOf(pdfium, object) ?? EMPTY) > WHOLE * whole);
  return pictured && hidden.length > texts.length / 2;
};

const EMPTY: Rectangle = { left: 0, bottom: 0, right: 0, top: 0 };

const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** How much ink there is in any box of a picture, by sums over all that is above and to the left of each pixel. */
const inkIn = ({ width, height, pixels }: Pixels) => {
  const across = width + 1;
  const sums = new Uint32Array(across * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      if ((pixels[3 * (y * width + x)] ?? 255) < INK) row += 1;
      sums[(y + 1) * across + x + 1] = (sums[y * across + x + 1] ?? 0) + row;
    }
  }
  const at = (x: number, y: number): number => sums[within(y, height) * across + within(x, width)] ?? 0;
  return ({ left, bottom, right, top }: Rectangle): number =>
    at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
};

/** In pixels to the right and down: where the letters have clearly more ink under them than at their own place. */
export const shiftOf = (letters: Rectangle[], picture: Pixels): { x: number; y: number } | undefined => {
  const ink = inkIn(picture);
  const most = Math.round((FARTHEST * DPI) / 72);
  const score = (x: number, y: number): number =>
    letters.reduce(
      (sum, { left, bottom, right, top }) =>
        sum + ink({ left: left + x, bottom: bottom + y, right: right + x, top: top + y }),
      0,
    );
  const here = score(0, 0);
  let best = { x: 0, y: 0, score: here };
  for (let y = -most; y <= most; y += 1) {
    for (let x = -most; x <= most; x += 1) {
      const found = score(x, y);
      if (found > best.score) best = { x, y, score: found };
    }
  }
  const far = Math.hypot(best.x, best.y) >= NEAREST;
  return far && best.score > CLEARLY * here ? { x: best.x, y: best.y } : undefined;
};

/** Letters of a page enough to see a shift by. */
const MOST_LETTERS = 1500;

type Move = { x: number; y: number };

/** How far the words of a recognised page lie from what they say, in points of the page's own; nothing where they lie on it. */
export const layerShift = (pdfium: Pdfium, page: number, characters: Character[]): Move | undefined => {
  if (!isRecognised(pdfium, page)) return undefined;
  const picture = renderPage(pdfium, page, { dpi: DPI, black: [] });
  const { width, height } = picture;
  return scratch(pdfium, 16, (at, view) => {
    const point = (x: number, y: number): Move => {
      pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, at, at + 4);
      return { x: view().getInt32(0, true), y: view().getInt32(4, true) };
    };
    const own = ({ x, y }: Move): Move => {
      pdfium.FPDF_DeviceToPage(page, 0, 0, width, height, 0, x, y, at, at + 8);
      return { x: view().getFloat64(0, true), y: view().getFloat64(8, true) };
    };
    const letters = characters
      .filter(({ text }) => text.trim() !== '')
      .slice(0, MOST_LETTERS)
      .map(({ tight }) => {
        const [a, b] = [point(tight.left, tight.bottom), point(tight.right, tight.top)];
        const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
        return { left, right, top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) };
      });
    const shift = shiftOf(letters, picture);
    if (!shift) return undefined;
    const [from, to] = [own({ x: 0, y: 0 }), own(shift)];
    return { x: to.x - from.x, y: to.y - from.y };
  });
};

/** A rectangle where its words are seen. */
export const shifted = ({ left, bottom, right, top }: Rectangle, { x, y }: Move): Rectangle => ({
  left: left + x,
  bottom: bottom + y,
  right: right + x,
  top: top + y,
});
