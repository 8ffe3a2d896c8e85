/** A piece of a page's text, one character or a few. */
export type TextPiece = { text: string };

/** A place of a passage: the first and the last piece of the text, both included. */
export type PassagePlace = { from: number; to: number };

/** Whether a hyphen stands before a letter: `loose` where a line ends with it, so that it may be the typesetter's. */
type Hyphen = 'none' | 'loose' | 'firm';

/** The letters of a text as they are compared: without case, in whatever form they were written. */
export type Letters = { folded: string[]; exact: string[]; owners: PassagePlace[]; hyphens: Hyphen[] };

/** What has no ink of its own, and what only stretches a word (tatweel). */
const IGNORED = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}\u0640\uffff]/u;
const HYPHEN = /[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u;
/** PDFium reads a hyphen that ends a line as one of these. */
const AT_LINE_END: ReadonlySet<string> = new Set(['\u00ad', '\ufffe', '\u0002']);

/** Whether a piece is a hyphen that ends a line. */
export const endsLineByHyphen = (text: string): boolean => AT_LINE_END.has(text);

const BREAK = /[\r\n]/u;
const APOSTROPHE = /[\u2018\u2019\u201b\u02bc\u2032\u0060\u00b4]/gu;
const QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb]/gu;
/** The zeros of the decimal digits of scripts (Unicode, Nd). */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x1090, 0x17e0, 0x1810,
];
const MARK = /^\p{M}$/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

const plainDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
};

/** Letters with their marks apart, ligatures and presentation forms taken apart, digits of any script as 0 to 9. */
const taken = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(APOSTROPHE, "'")
    .replaceAll(QUOTES, '"')
    .replaceAll(/\p{Nd}/gu, plainDigit);

const withoutCase = (letters: string): string => letters.toUpperCase().toLowerCase().normalize('NFD');

const endsLine = (pieces: readonly TextPiece[], at: number): boolean => {
  for (let next = at + 1; next < pieces.length; next += 1) {
    const text = pieces[next]?.text ?? '';
    if (BREAK.test(text)) return true;
    if (text.trim() !== '') return false;
  }
  return false;
};

/** PDFium gives a character beyond the first 65,536 as two pieces, the halves of a surrogate pair. */
const isSecondHalf = (pieces: readonly TextPiece[], at: number): boolean =>
  /^[\udc00-\udfff]$/.test(pieces[at]?.text ?? '') && /[\ud800-\udbff]$/.test(pieces[at - 1]?.text ?? '');

/** The letters of a text; `owners` are the pieces that they belong to. */
export const lettersIn = (pieces: readonly TextPiece[]): Letters => {
  const letters: Letters = { folded: [], exact: [], owners: [], hyphens: [] };
  let hyphen: Hyphen = 'none';
  for (const [from, piece] of pieces.entries()) {
    if (isSecondHalf(pieces, from)) continue;
    const to = isSecondHalf(pieces, from + 1) ? from + 1 : from;
    const text = to > from ? piece.text + (pieces[to]?.text ?? '') : piece.text;
    if (endsLineByHyphen(text) || (HYPHEN.test(text) && text.length === 1)) {
      hyphen = endsLineByHyphen(text) || endsLine(pieces, from) ? 'loose' : 'firm';
      continue;
    }
    for (const exact of taken(text)) {
      if (IGNORED.test(exact)) continue;
      for (const folded of withoutCase(exact)) {
        letters.folded.push(folded);
        letters.exact.push(exact);
        letters.owners.push({ from, to });
        letters.hyphens.push(hyphen);
        hyphen = 'none';
      }
    }
  }
  return letters;
};

/** A quoted passage has a hyphen where it is typed; one that only says where a word may break is none. */
export const piecesOf = (text: string): TextPiece[] =>
  Array.from(text, (character) => ({ text: endsLineByHyphen(character) ? '' : character }));

type Wanted = { letters: Letters; matchCase: boolean };

/** A hyphen at the end of a line need not be the word's own; any other stands in both or in neither. */
const hyphensAgree = (one: Hyphen = 'none', other: Hyphen = 'none'): boolean =>
  one === other || one === 'loose' || other === 'loose';

const agrees = (page: Letters, at: number, { letters, matchCase }: Wanted): boolean =>
  letters.folded.every(
    (letter, index) =>
      page.folded[at + index] === letter &&
      (!matchCase || page.exact[at + index] === letters.exact[index]) &&
      (index === 0 || hyphensAgree(page.hyphens[at + index], letters.hyphens[index])),
  );

/** Neither begins nor ends within a letter: its marks belong to it. */
const isWhole = (page: Letters, at: number, count: number): boolean =>
  !MARK.test(page.folded[at + count] ?? '') && (at === 0 || !MARK.test(page.folded[at] ?? ''));

const OF_WORD = /[\p{L}\p{N}\p{M}]/u;

/** Whether a place is words of its own: Al is meant by AL and not by the letters of called. */
const isApart = (pieces: readonly TextPiece[], { from, to }: PassagePlace): boolean =>
  [pieces[from - 1], pieces[to + 1]].every(
    (next) => next === undefined || (!OF_WORD.test(next.text) && !endsLineByHyphen(next.text)),
  );

/** The passage as readers find it that read a line of letters from right to left backwards; digits keep their order. */
const backwards = (passage: string): string => {
  const words = passage.normalize('NFC').match(/\p{Nd}+|\P{M}\p{M}*/gu) ?? [];
  return words.toReversed().join('');
};

/** What is looked for on a page: `matchCase` where MARIGOLD is not Marigold. */
export type PassageWanted = { passage: string; matchCase?: boolean | undefined };

const placesFor = (pieces: readonly TextPiece[], page: Letters, wanted: Wanted): PassagePlace[] => {
  const { folded, exact } = wanted.letters;
  const count = folded.length;
  const places: PassagePlace[] = [];
  let at = count > 0 ? 0 : Infinity;
  while (at + count <= page.folded.length) {
    const place = { from: page.owners[at]?.from ?? 0, to: page.owners[at + count - 1]?.to ?? 0 };
    const found =
      agrees(page, at, wanted) &&
      isWhole(page, at, count) &&
      (exact.every((letter, index) => page.exact[at + index] === letter) || isApart(pieces, place));
    if (found) places.push(place);
    at += found ? count : 1;
  }
  return places;
};

/**
 * Every place where a passage stands in a text: across spaces and line breaks, with a hyphen that ends a line or without it, in
 * either normal form of Unicode, ligatures, presentation forms, quotes and digits of any script alike; unless case matters, also where
 * words of its own differ from it in case.
 */
export const placesIn = (
  pieces: readonly TextPiece[],
  { passage, matchCase = false }: PassageWanted,
): PassagePlace[] => {
  const page = lettersIn(pieces);
  const places = placesFor(pieces, page, { letters: lettersIn(piecesOf(passage)), matchCase });
  if (!RIGHT_TO_LEFT.test(passage)) return places;
  const turned = placesFor(pieces, page, { letters: lettersIn(piecesOf(backwards(passage))), matchCase });
  const apart = turned.filter(({ from, to }) => places.every((place) => to < place.from || from > place.to));
  return [...places, ...apart].toSorted((a, b) => a.from - b.from);
};
