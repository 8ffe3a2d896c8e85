import type { ExtractCover } from './types.ts';

/** What a stamp says: as much as the cover, or the beginnings of what is too long for a page. */
export type StampWords = Pick<ExtractCover, 'recipient' | 'basis' | 'docket' | 'notice'>;

const ON_COVER = '… (whole on the first page)';

/** Letters of recipient, basis and docket, each, in a stamp that says no more than their beginnings; of a notice twice as many. */
const BEGINNINGS = [240, 120, 60, 30];

const beginning = (text: string, letters: number): string => {
  const all = Array.from(text.normalize('NFC'));
  return all.length <= letters ? text : `${all.slice(0, letters).join('').trimEnd()}${ON_COVER}`;
};

/** The words that a stamp may have, the longest first. The cover always says all of them. */
export const stampWordsOf = (cover: ExtractCover): StampWords[] => [
  cover,
  ...BEGINNINGS.map((letters) => ({
    recipient: beginning(cover.recipient, letters),
    basis: beginning(cover.basis, letters),
    docket: beginning(cover.docket, letters),
    notice: beginning(cover.notice, 2 * letters),
  })),
];
