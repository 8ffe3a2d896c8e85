import { stampWordsOf, type StampWords } from '../stamp-words.ts';
import type { ExtractCover, ExtractItem, Finding } from '../types.ts';
import { checkSame, readable, stampText, wordsOf } from './check-texts.ts';
import { equalsInAnyOrder, lastPlaceOf, placeOf, TURNS } from './lines-that-turn.ts';

/** Page numbers as the cover lists them: 1–3, 7. */
const listed = (pages: number[]): string => {
  const starts = pages.filter((page, index) => index === 0 || page !== (pages[index - 1] ?? 0) + 1);
  const ends = pages.filter((page, index) => page + 1 !== pages[index + 1]);
  return starts.map((from, index) => (from === ends[index] ? `${from}` : `${from}–${ends[index]}`)).join(', ');
};

/** The cells of an item's row. */
const rowOf = ({ label, version, pages }: ExtractItem, index: number): string =>
  `${index + 1} ${label} ${version} ${listed(pages)}`;

const belowRow = ({ sourceSha256, takenOut }: ExtractItem, images: number[] = []): string =>
  [
    `SHA-256 of the source ${sourceSha256}`,
    ...(takenOut ? [`Taken out: ${takenOut}`] : []),
    ...(images.length > 0 ? [`Shown as images: source pages ${listed(images)}`] : []),
  ].join('\n');

const beforeItems = (cover: ExtractCover): string =>
  [
    cover.practice,
    cover.title,
    `Released by ${cover.practice} Released to ${cover.recipient} Basis ${cover.basis}`,
    cover.docket && `Docket ${cover.docket}`,
    'What is enclosed No. Item Version Source pages',
  ].join('\n');

const afterItems = ({ withheld, notice }: ExtractCover): string =>
  [
    withheld.length > 0 ? 'What was withheld' : '',
    ...withheld.map((reason) => `• ${reason}`),
    `Redisclosure ${notice}`,
  ].join('\n');

/** All that the cover says, its stamps left out. `asImages`: of each source, the pages that are released as images. */
export const coverText = (cover: ExtractCover, asImages: number[][]): string =>
  [
    beforeItems(cover),
    ...cover.items.flatMap((item, index) => [rowOf(item, index), belowRow(item, asImages[index])]),
    afterItems(cover),
  ].join('\n');

/** That each item states what it must. Every text stands in one piece, except the cells of a row, whose lines alternate. */
const inOrder = (
  whole: string,
  cover: ExtractCover,
  { asImages, turns }: { asImages: number[][]; turns: boolean },
): boolean => {
  const before = readable(beforeItems(cover), turns);
  let at = before.length;
  for (const [index, item] of cover.items.entries()) {
    const below = readable(belowRow(item, asImages[index]), turns);
    const end = placeOf(whole, below, { turns, from: at });
    if (checkSame('', whole.slice(at, Math.max(at, end)), rowOf(item, index)).length > 0) return false;
    at = end + below.length;
  }
  return (
    equalsInAnyOrder(whole.slice(0, before.length), before, turns) &&
    equalsInAnyOrder(whole.slice(at), readable(afterItems(cover), turns), turns)
  );
};

type Place = { number: number; of: number };

const sentencesOf = (words: StampWords, page: Place, turns: boolean): string[] =>
  stampText(words, page)
    .replace('\n  ·  ', '  ·  ')
    .split('\n')
    .map((sentence) => readable(sentence, turns));

const carries = (text: string, words: StampWords, page: Place): boolean => {
  const turns = TURNS.test(text);
  const whole = readable(text, turns);
  return sentencesOf(words, page, turns).every((sentence) => placeOf(whole, sentence, { turns }) >= 0);
};

/** The words of the stamp that a page carries: all of them, or their beginnings where they are too long for it. */
export const stampOn = (cover: ExtractCover, text: string, page: Place): StampWords =>
  stampWordsOf(cover).find((words) => carries(text, words, page)) ?? cover;

/** What a page of the cover says before its stamp, which is read last. */
const withoutStamp = (cover: ExtractCover, text: string, { turns, ...page }: Place & { turns: boolean }): string =>
  sentencesOf(stampOn(cover, text, page), page, turns).reduce(
    (left, sentence) => {
      const at = lastPlaceOf(left, sentence, turns);
      return at < 0 ? left : left.slice(0, at) + left.slice(at + sentence.length);
    },
    readable(text, turns),
  );

type Shown = { texts: string[]; of: number; asImages: number[][]; foreign: ReadonlySet<string> };

/** That the cover says what it must, every character as often, each thing in its place, and no word from outside the scope. */
export const checkCover = (cover: ExtractCover, { texts, of, asImages, foreign }: Shown): Finding[] => {
  const turns = texts.some((text) => TURNS.test(text));
  const whole = readable(
    texts.map((text, index) => withoutStamp(cover, text, { number: index + 1, of, turns })).join(''),
    turns,
  );
  const altered = checkSame('cover', whole, coverText(cover, asImages));
  return [
    ...altered,
    ...(altered.length > 0 || inOrder(whole, cover, { asImages, turns })
      ? []
      : [{ code: 'missing-text', detail: 'cover: something stands at another place' } satisfies Finding]),
    ...texts.flatMap((text, index): Finding[] =>
      wordsOf(text).some((word) => foreign.has(word))
        ? [{ code: 'foreign-text', detail: `cover page ${index + 1}` }]
        : [],
    ),
  ];
};

/** That a page carries its stamp, every sentence of it in one piece. */
export const checkStamp = (cover: ExtractCover, text: string, page: Place): Finding[] =>
  carries(text, stampOn(cover, text, page), page) ? [] : [{ code: 'missing-stamp', detail: `page ${page.number}` }];
