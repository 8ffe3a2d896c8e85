import { objectsOn } from './engine-glyphs.mts';
import { rememberLook } from './engine-look.mts';
import { isBlank, withRect, type Character } from './engine-page.mts';
import { core } from './engine-passages.mts';
import { KIND, type Pdfium } from './engine-pdfium.mts';
import { allFound, judgedLetters, takenOutLetters } from './hidden-letters.mts';
import { drawnObjects } from './hidden-objects.mts';
import type { PageRedaction } from './jobs.ts';
import type { JudgedLetter } from './judging.mts';

const cut = (pdfium: Pdfium, page: number, letters: Character[]): void => {
  for (const { tight } of letters)
    withRect(pdfium, core(tight), (pointer) => pdfium.EPDFText_RedactInRect(page, pointer, true, false));
};

/** Cuts letters out of one text of a page while all else on it is set aside, so that what is drawn over or under them is not touched. */
const cutAlone = (pdfium: Pdfium, page: number, { owner, letters }: { owner: number; letters: Character[] }): void => {
  const others = objectsOn(pdfium, page).filter((object) => object !== owner);
  for (const object of others) pdfium.FPDFPageObj_SetIsActive(object, false);
  cut(pdfium, page, letters);
  for (const object of others) pdfium.FPDFPageObj_SetIsActive(object, true);
};

/**
 * Takes letters out of the texts that write them, and nothing else off the page; the page is written anew. Of a text in a form, of which
 * something stays, whatever stands in the same place may go too: whoever calls compares how the page looks.
 */
const takeOutLetters = (
  pdfium: Pdfium,
  page: number,
  { letters, gone }: { letters: JudgedLetter[]; gone: JudgedLetter[] },
): void => {
  const drawn = drawnObjects(pdfium, page);
  const going = new Set(gone);
  const written = Map.groupBy(
    letters.filter(({ character, owner }) => owner !== 0 && !isBlank(character)),
    ({ owner }) => owner,
  );
  for (const [owner, own] of written) {
    const out = own.filter((letter) => going.has(letter)).map(({ character }) => character);
    const form = drawn.get(owner)?.form;
    if (out.length === 0 || drawn.get(owner)?.kind !== KIND.text) continue;
    if (out.length < own.length && form === undefined) cutAlone(pdfium, page, { owner, letters: out });
    else if (out.length < own.length) cut(pdfium, page, out);
    else if (form === undefined) pdfium.FPDFPage_RemoveObject(page, owner);
    else pdfium.FPDFFormObj_RemoveObject(form, owner);
  }
  pdfium.FPDFPage_GenerateContent(page);
};

/** What became of the hidden words of a page: nothing was to be done, they are out and nothing is missed, or they are not for certain. */
type Cleared = 'as-it-was' | 'cleared' | 'uncertain';

/** Takes the hidden words of a page out that a redaction names; the page is written anew where there are any. */
export const clearHidden = (
  pdfium: Pdfium,
  page: number,
  { document, task }: { document: number; task: PageRedaction },
): Cleared => {
  const { hidden, index, raster } = task;
  if (raster || hidden === undefined || hidden.out.length === 0) return 'as-it-was';
  const letters = judgedLetters(pdfium, page);
  const gone = takenOutLetters(letters, hidden);
  if (!allFound(gone, hidden)) return 'uncertain';
  const keepsItsLook = rememberLook(pdfium, page, { document, index, black: [] });
  takeOutLetters(pdfium, page, { letters, gone });
  const left = takenOutLetters(judgedLetters(pdfium, page), hidden);
  return left.length === 0 && keepsItsLook() ? 'cleared' : 'uncertain';
};
