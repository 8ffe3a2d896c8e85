import { overlap, scratch, type Character } from './engine-page.mts';
import type { Pdfium } from './engine-pdfium.mts';
import type { LineReset, Rectangle } from './jobs.ts';

/** What is taken out of one line: where it stands, and its letters. */
export type Piece = { rect: Rectangle; reason: string; letters: Character[] };

const TEXT = 1;
/** So much is left free at the right edge of the page. */
const MARGIN = 4;

/** As wide as the reason asks, whatever stood there: 4.2 points a letter, and never under 36. */
const blockWidth = (reason: string): number => Math.max(36, Math.min(160, 4.2 * (reason.length + 2) + 6));

/** The text object that draws each character; nothing for spaces that the engine only supposes. */
const ownersOf = (pdfium: Pdfium, page: number): number[] => {
  const text = pdfium.FPDFText_LoadPage(page);
  const owners = Array.from({ length: pdfium.FPDFText_CountChars(text) }, (_, index) =>
    pdfium.FPDFText_IsGenerated(text, index) === 1 ? 0 : pdfium.FPDFText_GetTextObject(text, index),
  );
  pdfium.FPDFText_ClosePage(text);
  return owners;
};

/** Points across for one unit of the font's size, where the text runs level from left to right. */
const levelScale = (pdfium: Pdfium, object: number): number | undefined =>
  scratch(pdfium, 28, (at, view) => {
    if (!pdfium.FPDFPageObj_GetMatrix(object, at) || !pdfium.FPDFTextObj_GetFontSize(object, at + 24)) return undefined;
    const [a = 0, b = 0, c = 0] = [0, 4, 8].map((offset) => view().getFloat32(offset, true));
    const size = view().getFloat32(24, true);
    return b === 0 && c === 0 && a > 0 && size > 0 ? a * size : undefined;
  });

const sameBand = (a: Rectangle, b: Rectangle): boolean => Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom) > 0.2 * (b.top - b.bottom);

/** A character before anything was taken out, and the object that drew it. */
type Drawn = { character: Character; owner: number };

type Line = { drawn: Drawn[]; pieces: Piece[]; scale: number };

/** The pieces of the lines that one text object writes alone, level, with nothing else beside it. */
const linesOf = (pdfium: Pdfium, drawn: Drawn[], pieces: Piece[]): Line[] => {
  const owner = new Map(drawn.map(({ character, owner: of }) => [character, of]));
  const objects = new Set(pieces.flatMap(({ letters }) => letters.flatMap((letter) => owner.get(letter) ?? [])));
  return [...objects].flatMap((object) => {
    const own = drawn.filter((one) => one.owner === object);
    const [first] = own;
    const scale = levelScale(pdfium, object);
    const mine = pieces.filter(({ letters }) => letters.length > 0 && letters.every((letter) => owner.get(letter) === object));
    const alone = drawn.every(
      ({ character, owner: of }) =>
        of === object || (first && (!sameBand(character.loose, first.character.loose) || character.loose.right < first.character.loose.left)),
    );
    return first && scale !== undefined && alone && mine.length > 0 ? [{ drawn: own, pieces: mine, scale }] : [];
  });
};

type Planned = { object: number; glyphs: number; gap: number };

/** Where the blocks of a line come to stand, and how far the letters after them move; nothing where there is no room. */
const reset = ({ drawn, pieces, scale }: Line, right: number): { blocks: Map<Piece, Rectangle>; gaps: Planned[] } | undefined => {
  const blocks = new Map<Piece, Rectangle>();
  const gaps: Planned[] = [];
  let [moved, kept] = [0, 0];
  let edge = drawn[0]?.character.loose.left ?? 0;
  let current: Piece | undefined;
  for (const { character, owner } of drawn) {
    const piece = pieces.find(({ letters }) => letters.includes(character));
    if (piece && piece !== current) {
      const from = Math.round((edge + moved) * 10) / 10;
      const { bottom, top } = drawn[0]?.character.loose ?? character.loose;
      blocks.set(piece, { left: from, right: from + blockWidth(piece.reason), bottom, top });
    }
    if (!piece) {
      if (current) {
        const width = blockWidth(current.reason);
        moved += width - (character.loose.left - edge);
        gaps.push({ object: owner, glyphs: kept, gap: Math.round((-width * 1000) / scale) });
      }
      kept += 1;
      edge = character.loose.right;
    }
    current = piece;
  }
  const end = Math.max(edge + moved, ...[...blocks.values()].map((block) => block.right));
  return end < right ? { blocks, gaps } : undefined;
};

type Reset = { blocks: Map<Piece, Rectangle>; lines: LineReset[] };
type Before = { characters: Character[]; pieces: Piece[]; shown: Rectangle };

const written = ({ text }: Character): boolean => text.trim() !== '';

const textsOn = (pdfium: Pdfium, page: number): number[] =>
  Array.from({ length: pdfium.FPDFPage_CountObjects(page) }, (_, index) => pdfium.FPDFPage_GetObject(page, index)).filter(
    (object) => pdfium.FPDFPageObj_GetType(object) === TEXT,
  );

const drawnOn = (pdfium: Pdfium, page: number, characters: Character[]): Drawn[] =>
  ownersOf(pdfium, page).flatMap((owner, index): Drawn[] => {
    const character = characters[index];
    return owner !== 0 && character ? [{ character, owner }] : [];
  });

/**
 * Plans, before anything is taken out, where the blocks of a page will stand. The function that it gives, called with the
 * characters that are left, says which spaces in which shown strings make room for them; nothing where the page is not as planned.
 */
export const planReset = (pdfium: Pdfium, page: number, { characters, pieces, shown }: Before): ((left: Character[]) => Reset | undefined) => {
  const drawn = drawnOn(pdfium, page, characters);
  const planned = linesOf(pdfium, drawn, pieces).flatMap((line) => reset(line, shown.right - MARGIN) ?? []);
  const gone = new Set(pieces.flatMap(({ letters }) => letters));
  const kept = drawn.filter(({ character }) => !gone.has(character));
  const anchors = kept.filter(({ character }) => written(character));
  return (left) => {
    const after = drawnOn(pdfium, page, left).filter(({ character }) => written(character));
    if (after.length !== anchors.length || after.some(({ character }, index) => character.text !== anchors[index]?.character.text))
      return undefined;
    const texts = textsOn(pdfium, page);
    const lines = planned.flatMap(({ gaps }) =>
      gaps.map(({ object, glyphs, gap }): LineReset => {
        const now = after[anchors.findIndex(({ owner }) => owner === object)]?.owner;
        const of = kept.filter(({ owner }) => owner === object).length;
        return { string: now === undefined ? -1 : texts.indexOf(now), strings: texts.length, glyphs, of, gap };
      }),
    );
    return { blocks: new Map(planned.flatMap(({ blocks }) => [...blocks])), lines };
  };
};

/** The letters of a page that a rectangle covers. */
export const lettersUnder = (characters: Character[], rect: Rectangle): Character[] =>
  characters.filter(({ tight }) => tight.right > tight.left && overlap(tight, rect));
