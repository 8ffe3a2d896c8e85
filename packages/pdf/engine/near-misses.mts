import {
  endsLineByHyphen,
  lettersIn,
  piecesOf,
  type Letters,
  type PassagePlace,
  type TextPiece,
} from './passage-letters.mts';

const MARK = /\p{M}/u;
/** Letters that are taken for one another, by eye and by machines that read scans. */
const ALIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  i: 'l',
  '|': 'l',
  '!': 'l',
  '5': 's',
  '8': 'b',
  ı: 'l',
};
/** Shorter words differ from too many others by one letter. */
const SHORTEST = 5;
/** On one page and for one passage; more than that is no help. */
const MOST = 20;

type Loose = { letters: string[]; owners: PassagePlace[] };

/** The letters without marks, hyphens and punctuation, and those that look alike as one. */
const loosely = ({ folded, owners }: Letters): Loose => {
  const kept = [...folded.keys()].filter(
    (at) => !MARK.test(folded[at] ?? '') && /[\p{L}\p{N}|!]/u.test(folded[at] ?? ''),
  );
  return {
    letters: kept.map((at) => ALIKE[folded[at] ?? ''] ?? folded[at] ?? ''),
    owners: kept.flatMap((at) => owners[at] ?? []),
  };
};

/** How many letters of a page, from a place on, are the wanted ones but for one that differs, is missing or is too many; 0 where none. */
const almost = (page: string[], at: number, wanted: string[]): number => {
  let same = 0;
  while (same < wanted.length && page[at + same] === wanted[same]) same += 1;
  if (same === wanted.length) return same;
  const rest = (skipPage: number, skipWanted: number): boolean =>
    wanted.slice(same + skipWanted).every((letter, index) => page[at + same + skipPage + index] === letter);
  if (rest(1, 1)) return wanted.length;
  if (rest(1, 0)) return wanted.length + 1;
  return rest(0, 1) ? wanted.length - 1 : 0;
};

const overlaps = (place: PassagePlace, others: readonly PassagePlace[]): boolean =>
  others.some(({ from, to }) => place.from <= to && place.to >= from);

/** What stands on a page and may be meant by a passage, besides the places where it stands: other marks, hyphens and look-alikes, one letter else. */
export const nearMisses = (
  pieces: readonly TextPiece[],
  passage: string,
  places: readonly PassagePlace[],
): PassagePlace[] => {
  const page = loosely(lettersIn(pieces));
  const wanted = loosely(lettersIn(piecesOf(passage))).letters;
  const near: PassagePlace[] = [];
  for (let at = 0; wanted.length > 0 && at < page.letters.length && near.length < MOST; at += 1) {
    const exact = wanted.every((letter, index) => page.letters[at + index] === letter);
    const count = exact ? wanted.length : wanted.length < SHORTEST ? 0 : almost(page.letters, at, wanted);
    if (count === 0) continue;
    const place = { from: page.owners[at]?.from ?? 0, to: page.owners[at + count - 1]?.to ?? 0 };
    if (overlaps(place, places) || overlaps(place, near)) continue;
    near.push(place);
  }
  return near;
};

/** The words of a place as they stand there, on one line. */
export const wordsAt = (pieces: readonly TextPiece[], { from, to }: PassagePlace): string =>
  pieces
    .slice(from, to + 1)
    .map(({ text }) => (endsLineByHyphen(text) ? '-' : text))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .normalize('NFC');
