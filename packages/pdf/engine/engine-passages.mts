import type { Character } from './engine-page.mts';
import type { Rectangle } from './jobs.ts';

/** What a passage covers: the characters' ink, and the lines on which they stand. */
export type Covered = { ink: Rectangle[]; lines: { rect: Rectangle; letters: Character[] }[]; count: number };

const IGNORED = /[\s\p{Cc}\u00ad\ufffe\uffff\u200b]/u;

const letters = (text: string): string[] => Array.from(text.normalize('NFKC')).filter((letter) => !IGNORED.test(letter));

const union = (a: Rectangle, b: Rectangle): Rectangle => ({
  left: Math.min(a.left, b.left),
  bottom: Math.min(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
  top: Math.max(a.top, b.top),
});

const sameLine = (a: Rectangle, b: Rectangle): boolean =>
  Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom) > 0.5 * Math.min(a.top - a.bottom, b.top - b.bottom) &&
  b.left - a.right < 3 * (a.top - a.bottom) &&
  a.left - b.right < 3 * (a.top - a.bottom);

/** Boxes of letters as one box a line. */
export const blocksOf = (boxes: Rectangle[]): Rectangle[] => {
  const blocks: Rectangle[] = [];
  for (const box of boxes) {
    const last = blocks.at(-1);
    if (last && sameLine(last, box)) blocks[blocks.length - 1] = union(last, box);
    else blocks.push(box);
  }
  return blocks;
};

/** A letter's ink without its edges, so that a neighbour that leans over it is not touched. */
const core = ({ left, bottom, right, top }: Rectangle): Rectangle => {
  const [x, y] = [0.2 * (right - left), 0.2 * (top - bottom)];
  return { left: left + x, bottom: bottom + y, right: right - x, top: top - y };
};

/** The letters of a page without spaces and breaks. */
export const squeezed = (characters: Character[]): string => characters.flatMap(({ text }) => letters(text)).join('');

/** The letters of every place where a passage stands on a page, spaces, line breaks and the form of letters left out of account. */
export const placesOf = (characters: Character[], passage: string): Character[][] => {
  const owners = characters.flatMap((character) => letters(character.text).map(() => character));
  const hay = squeezed(characters);
  const needle = letters(passage).join('');
  const places: Character[][] = [];
  for (let at = needle ? hay.indexOf(needle) : -1; at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    const from = Array.from(hay.slice(0, at)).length;
    places.push([...new Set(owners.slice(from, from + Array.from(needle).length))]);
  }
  return places;
};

/** The letters of a line with the spaces between them, which would tell how many words there were. */
const withSpaces = (characters: Character[], found: Character[]): Character[] => {
  const [first, last] = [found[0], found.at(-1)];
  return first && last ? characters.slice(characters.indexOf(first), characters.lastIndexOf(last) + 1) : [];
};

/** What a passage covers, at every place where it stands. */
export const findPassage = (characters: Character[], passage: string): Covered => {
  const places = placesOf(characters, passage);
  const lines = places.flatMap((place) =>
    blocksOf(place.map(({ loose, tight }) => union(loose, tight))).map((rect) => {
      const covered = withSpaces(
        characters,
        place.filter(({ tight }) => holds(rect, tight)),
      );
      return { rect, covered, ink: covered.map(({ text, tight }) => (text.trim() === '' ? tight : core(tight))) };
    }),
  );
  return {
    ink: lines.flatMap(({ ink }) => (ink.length > 0 ? [ink.reduce(union)] : [])),
    lines: lines.map(({ rect, covered }) => ({ rect, letters: covered })),
    count: new Set(places.flat()).size,
  };
};

const holds = (rect: Rectangle, { left, bottom, right, top }: Rectangle): boolean =>
  left >= rect.left && right <= rect.right && bottom >= rect.bottom && top <= rect.top;
