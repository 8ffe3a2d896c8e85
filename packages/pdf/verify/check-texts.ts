import { lettersIn, piecesOf, placesIn, type PassageWanted } from '../engine/passage-letters.mts';
import type { StampWords } from '../stamp-words.ts';
import type { Finding } from '../types.ts';
import { TURNS } from './lines-that-turn.ts';

/** A text as it is compared: letters composed alike, without case. */
export const plainly = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Pixels read as text form one word of millions of characters, on which an unbounded pattern runs out of stack. */
export const wordsOf = (text: string): string[] => plainly(text).match(/[\p{L}\p{N}]{1,4096}/gu) ?? [];

/** What has no ink of its own: spaces, breaks, and characters that only say how others are to be shown. */
const INKLESS = '[\\s\\p{Cc}\\p{Cf}\\p{Variation_Selector}\\ufffe\\uffff]';

const squeeze = (text: string): string => text.normalize('NFKC').replaceAll(new RegExp(INKLESS, 'gu'), '');

const characterOf = (_: string, code: string): string => String.fromCodePoint(Number.parseInt(code, 16));

/**
 * The letters of a text, however it is spaced and broken; what was shown as its number, `[U+6F22]`, is what it stands for. Where
 * `turns`, readers turn and move brackets among letters that run from right to left, and nothing that can be turned counts.
 */
export const readable = (text: string, turns = false): string => {
  const whole = squeeze(text).replaceAll('-', '');
  const shown = turns
    ? whole
        .replaceAll(/[[\]]?U\+((?:10|[1-9A-F])?[0-9A-F]{4})[[\]]?/g, characterOf)
        .replaceAll(/\p{Bidi_Mirrored}/gu, '')
    : whole.replaceAll(/\[U\+((?:10|[1-9A-F])?[0-9A-F]{4})\]/g, characterOf);
  return squeeze(shown).replaceAll('-', '');
};

const counts = (text: string, turns: boolean): Map<string, number> => {
  const found = new Map<string, number>();
  for (const character of readable(text, turns).match(/[\p{L}\p{N}\p{P}\p{S}]/gu) ?? [])
    found.set(character, (found.get(character) ?? 0) + 1);
  return found;
};

/** The characters that one text has more often than another, spaces and hyphens left out. */
const surplus = (text: string, over: string): number => {
  const turns = TURNS.test(text) || TURNS.test(over);
  const known = counts(over, turns);
  let extra = 0;
  for (const [character, count] of counts(text, turns)) extra += Math.max(0, count - (known.get(character) ?? 0));
  return extra;
};

/** That a text has every character as often as it is expected, and no other. */
export const checkSame = (where: string, text: string, expected: string): Finding[] => {
  const missing = surplus(expected, text);
  const foreign = surplus(text, expected);
  return [
    ...(missing > 0
      ? [{ code: 'missing-text', detail: `${where}: ${missing} characters missing` } satisfies Finding]
      : []),
    ...(foreign > 0
      ? [{ code: 'foreign-text', detail: `${where}: ${foreign} characters too many` } satisfies Finding]
      : []),
  ];
};

/** Of a hundred characters, those that may be read as others where a page looks as it should; formulas and symbols have most of them. */
const READ_OTHERWISE = 15;
const FEW = 4;

/** The letters and digits that one text has more often than another. */
const lettersMore = (text: string, over: string): boolean => {
  const turns = TURNS.test(text) || TURNS.test(over);
  const known = counts(over, turns);
  return [...counts(text, turns)].some(
    ([character, count]) => /[\p{L}\p{N}]/u.test(character) && count > (known.get(character) ?? 0),
  );
};

/**
 * Whether as many characters are read as others: by what is left of a font's names an engine may take a bracket for another sign,
 * or a letter for none, though it draws the same. Nothing is missing then, and nothing more is there. A letter that is read as
 * another letter stays a finding.
 */
const readOtherwise = (text: string, expected: string): boolean => {
  const [missing, foreign] = [surplus(expected, text), surplus(text, expected)];
  return (
    missing === foreign &&
    100 * missing <= Math.max(100 * FEW, READ_OTHERWISE * readable(expected).length) &&
    !(lettersMore(text, expected) && lettersMore(expected, text))
  );
};

/** That a page shows its source and its stamp. `alike`: it looks as its source does. */
export const checkPage = ({
  number,
  text,
  source,
  stamp,
  alike = false,
}: {
  number: number;
  text: string;
  source: string;
  stamp: string;
  alike?: boolean;
}): Finding[] => {
  const expected = `${source}\n${stamp}`;
  if (alike && readOtherwise(text, expected)) return [];
  return checkSame(`page ${number}`, text, expected).map((finding) => ({ ...finding, pages: [number] }));
};

/** The text of a stamp on one page. */
export const stampText = (cover: StampWords, { number, of }: { number: number; of: number }): string =>
  [
    `Released under ${cover.basis}`,
    cover.docket && `  ·  Docket ${cover.docket}`,
    `Released to ${cover.recipient}`,
    cover.notice,
    `Extract page ${number} of ${of}`,
  ].join('\n');

/**
 * The words that stand in `outside` and in none of `inside`, also not as a part of a word, which content may write in pieces.
 * Words under four characters are not looked for.
 */
export const foreignWords = (outside: string[], inside: string[]): Set<string> => {
  const known = inside.flatMap(wordsOf).join(' ');
  return new Set([...new Set(outside.flatMap(wordsOf))].filter((word) => word.length >= 4 && !known.includes(word)));
};

/** A page's text without the passages, wherever and in whatever form they stand. */
export const withoutPassages = (text: string, passages: PassageWanted[]): string => {
  const pieces = Array.from(text.normalize('NFKC'), (character) => ({ text: character }));
  const places = passages.flatMap((wanted) => placesIn(pieces, wanted));
  const gone = new Set(places.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)));
  return pieces.map(({ text: character }, at) => (gone.has(at) ? (gone.has(at - 1) ? '' : ' ') : character)).join('');
};

/** The reasons that a page has to print: each as often as it stands there, and as it is listed. */
export const labelsIn = (text: string, reasons: string[]): string =>
  [...Map.groupBy(reasons, (reason) => reason)]
    .map(([reason, { length }]) =>
      `[${reason}]`.repeat(Math.max(length, squeeze(text).split(squeeze(`[${reason}]`)).length - 1)),
    )
    .join('');

/** The reasons whose blocks cannot coincide: one for each passage that is not part of another, each reason once. */
export const reasonsOf = (redactions: { reason: string; passage?: string }[]): string[] => {
  const passages = new Map(
    redactions.flatMap(({ passage, reason }) =>
      passage === undefined ? [] : [[lettersIn(piecesOf(passage)).folded.join(''), reason] as const],
    ),
  );
  const apart = [...passages].filter(([passage]) =>
    [...passages.keys()].every((other) => other === passage || !other.includes(passage)),
  );
  const reasons = apart.map(([, reason]) => reason);
  return [...reasons, ...new Set(redactions.map(({ reason }) => reason).filter((reason) => !reasons.includes(reason)))];
};

/** The line printed on a page that was released as an image. */
export const IMAGE_NOTE = 'This page is shown as an image.';

export const showsImage = (text: string): boolean => squeeze(text).includes(squeeze(IMAGE_NOTE));
