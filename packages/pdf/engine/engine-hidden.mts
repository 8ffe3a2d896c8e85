import type { StoredPdf } from '../types.ts';
import { rectangleOf, shownRect, sizeOf } from './engine-find.mts';
import { isBlank, type Character } from './engine-page.mts';
import { byLines, union } from './engine-passages.mts';
import { readPages, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { loadFlattened } from './engine-seen.mts';
import { saidByAnnotations, type SaidLetters } from './hidden-annotations.mts';
import { judgedLetters } from './hidden-letters.mts';
import type { EnginePaths, HiddenJob, HiddenOnPage } from './jobs.ts';
import type { JudgedLetter } from './judging.mts';

/** A page with more rows of hidden words than this has all those of one kind in one. */
const MOST_ROWS = 40;

type Row = SaidLetters;

const inkOf = (letters: Character[]): Character[] => letters.filter((letter) => !isBlank(letter));

/** A single letter, and signs alone, tell nothing: a full stop may fall between two pixels. */
const tells = ({ letters }: Row): boolean => inkOf(letters).filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length > 1;

/** Letters in a row that are hidden in the same way. */
const rowsOf = (letters: JudgedLetter[]): Row[] => {
  const rows: Row[] = [];
  let open: Row | undefined;
  for (const { character, how } of letters) {
    if (isBlank(character)) {
      open?.letters.push(character);
      continue;
    }
    if (open?.how !== how) open = undefined;
    if (how === undefined) continue;
    if (open === undefined) {
      open = { how, letters: [], annotation: undefined };
      rows.push(open);
    }
    open.letters.push(character);
  }
  return rows.filter(tells);
};

const gathered = (rows: Row[]): Row[] =>
  rows.length <= MOST_ROWS
    ? rows
    : [...Map.groupBy(rows, ({ how }) => how)].map(([how, those]) => ({
        how,
        letters: those.flatMap(({ letters }) => letters),
        annotation: undefined,
      }));

/** The smallest line that is one, in points. */
const LEAST_LINE = 0.1;

/** Letters that have no height, or no width, stand on no line. */
const linesOf = (ink: Character[]): Character[][] =>
  ink.some(({ tight }) => Math.min(tight.top - tight.bottom, tight.right - tight.left) < LEAST_LINE)
    ? [ink]
    : byLines(ink);

/** A row as it is told: its words, and a rectangle of the page as shown for each of its lines. */
const told = (pdfium: Pdfium, page: number, { how, letters, annotation, drawn }: Row): HiddenOnPage[] => {
  const ink = inkOf(letters);
  const places = drawn ? [drawn] : linesOf(ink).map((line) => line.map(({ tight }) => tight).reduce(union));
  if (ink.length === 0 && !drawn) return [];
  const size = sizeOf(pdfium, page);
  const rects = places.map((own) => {
    const { x, y, width, height } = rectangleOf(shownRect(pdfium, page, own), 0, size);
    return { x, y, width: Math.max(0, width), height: Math.max(0, height) };
  });
  const words = letters
    .map(({ text }) => text)
    .join('')
    .trim()
    .replaceAll(/\s+/g, ' ');
  return [{ how, words, rects, ...(annotation === undefined ? {} : { annotation }) }];
};

const hiddenOn = (
  pdfium: Pdfium,
  { bytes, document, index }: { bytes: StoredPdf; document: number; index: number },
): HiddenOnPage[] => {
  const said = saidByAnnotations(pdfium, { bytes, document, index });
  const page = loadFlattened(pdfium, document, index);
  const rows = [...gathered(rowsOf(judgedLetters(pdfium, page))), ...said];
  const found = rows.flatMap((row) => told(pdfium, page, row));
  pdfium.FPDF_ClosePage(page);
  return found;
};

/** Words that pages hold and nobody sees, page by page. An OCR layer on the picture that it stands for is none. */
export const findHidden = async (paths: EnginePaths, { bytes, chosen }: HiddenJob): Promise<HiddenOnPage[][]> => {
  const pdfium = await startPdfium(paths);
  return readPages(pdfium, { bytes, chosen }, (document, index) => hiddenOn(pdfium, { bytes, document, index }));
};
