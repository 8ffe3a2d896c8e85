import { boundsOf, charactersOf, scratch, type Character } from './engine-page.mts';
import { KIND, type Pdfium } from './engine-pdfium.mts';
import type { Rectangle } from './jobs.ts';

/** The quarter turns at which text is read; text at another angle, or vertical text, has none. */
export type Turn = 0 | 1 | 2 | 3;
export const TURNS: Turn[] = [0, 1, 2, 3];

/** A drawn glyph: the characters that it stands for, where it begins, and the text object that draws it. */
export type Glyph = {
  characters: Character[];
  blank: boolean;
  x: number;
  y: number;
  owner: number;
  turn: Turn | undefined;
};

/** In points; letters of a line may stand so far apart in height. */
const STRAIGHT = 0.05;

export const objectsOn = (pdfium: Pdfium, page: number): number[] =>
  Array.from({ length: pdfium.FPDFPage_CountObjects(page) }, (_, index) => pdfium.FPDFPage_GetObject(page, index));

/** The text objects of a page itself, not of forms that it paints, in the order in which its content writes them. */
export const textsOn = (pdfium: Pdfium, page: number): number[] =>
  objectsOn(pdfium, page).filter((object) => pdfium.FPDFPageObj_GetType(object) === KIND.text);

/** Where other things than text stand: rules, boxes, images. */
export const thingsOn = (pdfium: Pdfium, page: number): Rectangle[] =>
  objectsOn(pdfium, page).flatMap((object) =>
    pdfium.FPDFPageObj_GetType(object) === KIND.text ? [] : (boundsOf(pdfium, object) ?? []),
  );

/** A point as it stands when the page is turned so that such text is level. */
export const levelled = ({ x, y }: { x: number; y: number }, turn: Turn): { x: number; y: number } =>
  [
    { x, y },
    { x: y, y: -x },
    { x: -x, y: -y },
    { x: -y, y: x },
  ][turn] ?? { x, y };

export const levelledRect = ({ left, bottom, right, top }: Rectangle, turn: Turn): Rectangle => {
  const [a, b] = [levelled({ x: left, y: bottom }, turn), levelled({ x: right, y: top }, turn)];
  return { left: Math.min(a.x, b.x), bottom: Math.min(a.y, b.y), right: Math.max(a.x, b.x), top: Math.max(a.y, b.y) };
};

/** The turn that undoes another. */
export const backFrom = (turn: Turn): Turn => TURNS[(4 - turn) % 4] ?? 0;

const turnOf = ([a = 0, b = 0, c = 0, d = 0]: number[]): Turn | undefined => {
  const flat = 0.001 * Math.max(Math.abs(a), Math.abs(b));
  if (a * d - b * c <= 0) return undefined;
  if (Math.abs(b) <= flat) return a > 0 ? 0 : 2;
  return Math.abs(a) <= flat ? (b > 0 ? 1 : 3) : undefined;
};

/** Every glyph that a page draws, in the engine's order; a glyph that stands for several letters counts once. */
export const glyphsOn = (
  pdfium: Pdfium,
  page: number,
  characters: Character[] = charactersOf(pdfium, page),
): Glyph[] => {
  const text = pdfium.FPDFText_LoadPage(page);
  const own = new Set(textsOn(pdfium, page));
  const glyphs: Glyph[] = [];
  for (const [index, character] of characters.entries()) {
    const owner = pdfium.FPDFText_IsGenerated(text, index) === 1 ? 0 : pdfium.FPDFText_GetTextObject(text, index);
    if (owner === 0) continue;
    const { x, y, matrix } = scratch(pdfium, 40, (at, view) => {
      pdfium.FPDFText_GetCharOrigin(text, index, at, at + 8);
      pdfium.FPDFText_GetMatrix(text, index, at + 16);
      const read = view();
      return {
        x: read.getFloat64(0, true),
        y: read.getFloat64(8, true),
        matrix: [16, 20, 24, 28].map((offset) => read.getFloat32(offset, true)),
      };
    });
    const last = glyphs.at(-1);
    if (last?.owner === owner && last.x === x && last.y === y) {
      last.characters.push(character);
    } else {
      glyphs.push({
        characters: [character],
        blank: character.text.trim() === '',
        x,
        y,
        owner,
        turn: own.has(owner) ? turnOf(matrix) : undefined,
      });
    }
  }
  pdfium.FPDFText_ClosePage(text);
  return level(pdfium, glyphs);
};

/** Where a text object begins to write. */
const beginningOf = (pdfium: Pdfium, object: number): { x: number; y: number } =>
  scratch(pdfium, 24, (at, view) => {
    pdfium.FPDFPageObj_GetMatrix(object, at);
    return { x: view().getFloat32(16, true), y: view().getFloat32(20, true) };
  });

/**
 * The glyphs of each object in the order in which it writes them, forwards or back from its beginning, however the engine
 * reads them; an object that does not write them one after the other has no turn.
 */
const level = (pdfium: Pdfium, glyphs: Glyph[]): Glyph[] => {
  const owners = Map.groupBy(glyphs, ({ owner }) => owner);
  return [...owners].flatMap(([owner, own]) => {
    const [{ turn } = { turn: undefined }] = own;
    if (turn === undefined || own.some((glyph) => glyph.turn !== turn))
      return own.map((glyph) => ({ ...glyph, turn: undefined }));
    const along = own.map((glyph) => levelled(glyph, turn));
    const [first = { x: 0, y: 0 }, last = first] = [along[0], along.at(-1)];
    const steps = along.slice(1).map(({ x }, index) => x - (along[index]?.x ?? x));
    const straight =
      along.every(({ y }) => Math.abs(y - first.y) < STRAIGHT) &&
      (steps.every((step) => step >= 0) || steps.every((step) => step <= 0));
    if (!straight) return own.map((glyph) => ({ ...glyph, turn: undefined }));
    const { x } = levelled(beginningOf(pdfium, owner), turn);
    return Math.abs(first.x - x) <= Math.abs(last.x - x) ? own : own.toReversed();
  });
};
