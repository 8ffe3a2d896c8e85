import type { ExtractCover, Finding } from '../types.ts';

/**
 * Letters and digits as they are compared: composed alike, without case. Pixels read as text are one word of millions, on
 * which an unbounded pattern runs out of stack.
 */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{1,4096}/gu) ?? [];

const counts = (text: string): Map<string, number> => {
  const found = new Map<string, number>();
  for (const character of text.normalize('NFKC').match(/[\p{L}\p{N}\p{P}\p{S}]/gu) ?? []) {
    if (character !== '-' && character !== '\ufffe') found.set(character, (found.get(character) ?? 0) + 1);
  }
  return found;
};

/** The characters that one text has more often than another, spaces and hyphens left out. */
const surplus = (text: string, over: string): number => {
  const known = counts(over);
  let extra = 0;
  for (const [character, count] of counts(text)) extra += Math.max(0, count - (known.get(character) ?? 0));
  return extra;
};

/** That a page shows its source and its stamp, every character as often as they have it, and no other. */
export const checkPage = (page: { number: number; text: string; source: string; stamp: string }): Finding[] => {
  const expected = page.source + page.stamp;
  const missing = surplus(expected, page.text);
  const foreign = surplus(page.text, expected);
  return [
    ...(missing > 0 ? [{ code: 'missing-text', detail: `page ${page.number}: ${missing} characters missing` } satisfies Finding] : []),
    ...(foreign > 0 ? [{ code: 'foreign-text', detail: `page ${page.number}: ${foreign} characters too many` } satisfies Finding] : []),
  ];
};

/** The text of the stamp on one page. */
export const stampText = (cover: ExtractCover, { number, of }: { number: number; of: number }): string =>
  [
    `Released under ${cover.basis}`,
    cover.docket && `  ·  Docket ${cover.docket}`,
    `Released to ${cover.recipient}`,
    cover.notice,
    `Extract page ${number} of ${of}`,
  ].join('\n');

/**
 * The words that stand in `outside` and in none of `inside`, also not as a part of a word, which content may write in pieces.
 * Words under four characters tell nothing.
 */
export const foreignWords = (outside: string[], inside: string[]): Set<string> => {
  const known = inside.flatMap(wordsOf).join(' ');
  return new Set([...new Set(outside.flatMap(wordsOf))].filter((word) => word.length >= 4 && !known.includes(word)));
};

const squeeze = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\p{Cc}\u00ad\ufffe\uffff\u200b]/gu, '');

/** A page's text without the passages, however they are spaced and broken. */
export const withoutPassages = (text: string, passages: string[]): string =>
  passages
    .map(squeeze)
    .filter(Boolean)
    .reduce((left, passage) => {
      const pattern = Array.from(passage, (letter) => letter.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join(
        '[\\s\\p{Cc}\\u00ad\\ufffe\\uffff\\u200b]*',
      );
      return left.replaceAll(new RegExp(pattern, 'gu'), ' ');
    }, text.normalize('NFKC'));

/** The reasons printed on a page, each as often as it stands there. */
export const labelsIn = (text: string, reasons: string[]): string =>
  [...new Set(reasons)].map((reason) => `[${reason}]`.repeat(squeeze(text).split(squeeze(`[${reason}]`)).length - 1)).join('');

/** What a page says of itself that was released as an image. */
export const IMAGE_NOTE = 'This page is shown as an image.';

export const showsImage = (text: string): boolean => squeeze(text).includes(squeeze(IMAGE_NOTE));
