import type { HiddenHow } from '../types.ts';
import { charactersOf, isBlank, type Character } from './engine-page.mts';
import { core } from './engine-passages.mts';
import type { Pdfium } from './engine-pdfium.mts';
import { drawnObjects } from './hidden-objects.mts';
import { ownInk, whyCovered } from './hidden-why.mts';
import type { HiddenParts, Pixels, Rectangle } from './jobs.ts';
import { boxOf, type JudgedLetter, type Judging } from './judging.mts';
import { looksOf, seenAt, type Box } from './page-looks.mts';
import { standIns } from './stand-ins.mts';

/** Of 255: letters less different from what is around them cannot be read. */
const LEAST_CONTRAST = 24;
/** Letters lower than this cannot be read: a sixth of small print. In points. */
const TINY = 1;
/** A letter that is narrower or flatter than this has no ink to be seen. In points. */
const FLAT = 0.1;

const ownersOf = (pdfium: Pdfium, page: number, count: number): number[] => {
  const text = pdfium.FPDFText_LoadPage(page);
  const owners = Array.from({ length: count }, (_, index) =>
    pdfium.FPDFText_IsGenerated(text, index) === 1 ? 0 : pdfium.FPDFText_GetTextObject(text, index),
  );
  pdfium.FPDFText_ClosePage(text);
  return owners;
};

const isOutside = ({ left, top, width, height }: Box, page: Pixels): boolean =>
  left >= page.width || top >= page.height || left + width <= 0 || top + height <= 0;

/** Why a letter cannot be seen, whatever picture it may stand for. */
const howHidden = (judging: Judging, { character, owner }: JudgedLetter): HiddenHow | undefined => {
  const { tight } = character;
  const box = boxOf(judging, tight);
  if (isOutside(box, judging.looks.whole)) return 'outside';
  if (tight.right <= tight.left || tight.top <= tight.bottom) return owner === 0 ? undefined : 'tiny';
  const object = judging.drawn.get(owner);
  const inner = boxOf(judging, core(tight));
  const ink = object && ownInk(judging.pdfium, object, { inner, looks: judging.looks });
  if (ink) return ink;
  const { change } = seenAt(judging.looks, box);
  const sides = [tight.top - tight.bottom, tight.right - tight.left];
  if (change >= LEAST_CONTRAST) return Math.max(...sides) < TINY ? 'tiny' : undefined;
  return Math.min(...sides) < FLAT ? 'tiny' : whyCovered(judging.pdfium, object, { tight, inner, ...judging });
};

/** The words of a page: letters between blanks. */
const wordsOf = (letters: JudgedLetter[]): JudgedLetter[][] => {
  const words: JudgedLetter[][] = [[]];
  for (const letter of letters) {
    if (isBlank(letter.character)) words.push([]);
    else words.at(-1)?.push(letter);
  }
  return words;
};

/**
 * What the letters of a word say together: under a black box with a pattern on it all are under the box, and a low letter, or one
 * without ink, is not tiny beside one that is seen.
 */
const evened = (letters: JudgedLetter[]): JudgedLetter[] => {
  const other = new Map<JudgedLetter, HiddenHow | undefined>();
  for (const word of wordsOf(letters)) {
    const [black, seen] = [
      word.some(({ how }) => how === 'failed-redaction'),
      word.some(({ how }) => how === undefined),
    ];
    for (const letter of word) {
      if (black && letter.how === 'under-a-box') other.set(letter, 'failed-redaction');
      if (seen && letter.how === 'tiny') other.set(letter, undefined);
    }
  }
  return letters.map((letter) => (other.has(letter) ? { ...letter, how: other.get(letter) } : letter));
};

/** Each letter of a page, in the engine's order. The page has its annotations as content. */
export const judgedLetters = (pdfium: Pdfium, page: number): JudgedLetter[] => {
  const characters = charactersOf(pdfium, page);
  const owners = ownersOf(pdfium, page, characters.length);
  const unjudged = characters.map((character, at): JudgedLetter => {
    return { character, owner: owners[at] ?? 0, how: undefined };
  });
  if (characters.every(isBlank)) return unjudged;
  const looks = looksOf(pdfium, page);
  const judging: Judging = { pdfium, page, looks, drawn: drawnObjects(pdfium, page) };
  const judged = unjudged.map((letter): JudgedLetter => {
    return isBlank(letter.character) ? letter : { ...letter, how: howHidden(judging, letter) };
  });
  const seen = standIns(judging, judged);
  return evened(judged.map((letter): JudgedLetter => (seen.has(letter) ? { ...letter, how: undefined } : letter)));
};

/** Places are rounded to hundredths of a point. */
const HAIR = 0.02;

const holds = ({ left, bottom, right, top }: Rectangle, { tight }: Character): boolean => {
  const [x, y] = [(tight.left + tight.right) / 2, (tight.bottom + tight.top) / 2];
  return x >= left - HAIR && x <= right + HAIR && y >= bottom - HAIR && y <= top + HAIR;
};

/** Whether each place of words that are taken out has any of these letters. */
export const allFound = (letters: JudgedLetter[], { out }: HiddenParts<{ rect: Rectangle; how: HiddenHow }>): boolean =>
  out.every(({ rect }) => letters.some(({ character }) => holds(rect, character)));

/** The letters among hidden ones that are taken out: those in a place of their own way of being hidden, or in one where nothing is kept. */
export const takenOutLetters = (
  letters: JudgedLetter[],
  { out, kept }: HiddenParts<{ rect: Rectangle; how: HiddenHow }>,
): JudgedLetter[] =>
  letters.filter(({ character, how }) => {
    if (how === undefined || how === 'outside' || isBlank(character)) return false;
    const places = out.filter(({ rect }) => holds(rect, character));
    return (
      places.some((place) => place.how === how) ||
      (places.length > 0 && !kept.some(({ rect }) => holds(rect, character)))
    );
  });
