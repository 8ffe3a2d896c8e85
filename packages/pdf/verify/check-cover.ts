import type { ExtractCover, ExtractItem, Finding } from '../types.ts';
import { checkSame, readable, stampText, wordsOf } from './check-texts.ts';

/** Page numbers as the cover lists them: 1–3, 7. */
const listed = (pages: number[]): string => {
  const starts = pages.filter((page, index) => index === 0 || page !== (pages[index - 1] ?? 0) + 1);
  const ends = pages.filter((page, index) => page + 1 !== pages[index + 1]);
  return starts.map((from, index) => (from === ends[index] ? `${from}` : `${from}–${ends[index]}`)).join(', ');
};

const itemText = ({ label, version, pages, sourceSha256, takenOut }: ExtractItem, index: number, images: number[]): string =>
  [
    `${index + 1} ${label} ${version} ${listed(pages)} SHA-256 of the source ${sourceSha256}`,
    ...(takenOut ? [`Taken out: ${takenOut}`] : []),
    ...(images.length > 0 ? [`Shown as images: source pages ${listed(images)}`] : []),
  ].join('\n');

/** All that the cover says, its stamps left out. `asImages`: of each source, the pages that are released as images. */
export const coverText = (cover: ExtractCover, asImages: number[][]): string =>
  [
    cover.practice,
    cover.title,
    `Released by ${cover.practice} Released to ${cover.recipient} Basis ${cover.basis}`,
    cover.docket && `Docket ${cover.docket}`,
    'What is enclosed No. Item Version Source pages',
    ...cover.items.map((item, index) => itemText(item, index, asImages[index] ?? [])),
    cover.withheld.length > 0 ? 'What was withheld' : '',
    ...cover.withheld.map((reason) => `• ${reason}`),
    `Redisclosure ${cover.notice}`,
  ].join('\n');

type Shown = { texts: string[]; of: number; asImages: number[][]; foreign: ReadonlySet<string> };

/** That the cover says what it must, every character as often and every hash in one piece, and no word from outside the scope. */
export const checkCover = (cover: ExtractCover, { texts, of, asImages, foreign }: Shown): Finding[] => {
  const stamps = texts.map((_, index) => stampText(cover, { number: index + 1, of }));
  const shown = texts.join('\n');
  const whole = readable(shown);
  return [
    ...checkSame('cover', shown, [coverText(cover, asImages), ...stamps].join('\n')),
    ...(cover.items.every(({ sourceSha256 }) => whole.includes(readable(sourceSha256)))
      ? []
      : [{ code: 'missing-text', detail: 'cover: a hash of a source' } satisfies Finding]),
    ...texts.flatMap((text, index): Finding[] =>
      wordsOf(text).some((word) => foreign.has(word)) ? [{ code: 'foreign-text', detail: `cover page ${index + 1}` }] : [],
    ),
  ];
};

/** That a page carries its stamp, every sentence of it in one piece. */
export const checkStamp = (cover: ExtractCover, text: string, page: { number: number; of: number }): Finding[] => {
  const whole = readable(text);
  const sentences = stampText(cover, page).replace('\n  ·  ', '  ·  ').split('\n');
  return sentences.every((sentence) => whole.includes(readable(sentence))) ? [] : [{ code: 'missing-stamp', detail: `page ${page.number}` }];
};
