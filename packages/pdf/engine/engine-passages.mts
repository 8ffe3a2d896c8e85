import type { Character } from './engine-page.mts';
import type { Rectangle } from './jobs.ts';
import { endsLineByHyphen, placesIn, type PassageWanted } from './passage-letters.mts';

/** What a passage covers: the characters' ink, and the lines on which they stand. */
export type Covered = { ink: Rectangle[]; lines: { rect: Rectangle; letters: Character[] }[]; count: number };

const IGNORED = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}\ufffe\uffff]/u;

const lettersOf = (text: string): string[] =>
  Array.from(text.normalize('NFKC')).filter((letter) => !IGNORED.test(letter));

export const union = (a: Rectangle, b: Rectangle): Rectangle => ({
  left: Math.min(a.left, b.left),
  bottom: Math.min(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
  top: Math.max(a.top, b.top),
});

const sameLine = (a: Rectangle, b: Rectangle): boolean =>
  Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom) > 0.5 * Math.min(a.top - a.bottom, b.top - b.bottom) &&
  b.left - a.right < 3 * (a.top - a.bottom) &&
  a.left - b.right < 3 * (a.top - a.bottom);

/** A letter's share of its line, in coordinates where the line is level. */
const lying = ({ loose, upright }: Character): Rectangle =>
  upright ? { left: loose.bottom, bottom: loose.left, right: loose.top, top: loose.right } : loose;

/** Letters that follow each other, by the lines on which they stand. */
export const byLines = (letters: Character[]): Character[][] => {
  const lines: { box: Rectangle; own: Character[] }[] = [];
  for (const letter of letters) {
    const [last, box] = [lines.at(-1), lying(letter)];
    if (last && last.own[0]?.upright === letter.upright && sameLine(last.box, box)) {
      last.own.push(letter);
      last.box = union(last.box, box);
    } else {
      lines.push({ box, own: [letter] });
    }
  }
  return lines.map(({ own }) => own);
};

/** A letter's ink without its edges, so that a neighbour that leans over it is not touched. */
export const core = ({ left, bottom, right, top }: Rectangle): Rectangle => {
  const [x, y] = [0.2 * (right - left), 0.2 * (top - bottom)];
  return { left: left + x, bottom: bottom + y, right: right - x, top: top - y };
};

/** The letters of a page without spaces and breaks. */
export const squeezed = (characters: Character[]): string => characters.flatMap(({ text }) => lettersOf(text)).join('');

/** Letters and the hyphens between them, without spaces. */
export const inkedOf = (characters: Character[]): Character[] =>
  characters.filter(({ text }) => !IGNORED.test(text) || endsLineByHyphen(text));

/** The letters of every place where a passage stands on a page, with the hyphens between them and without the spaces. */
export const placesOf = (characters: Character[], wanted: PassageWanted): Character[][] =>
  placesIn(characters, wanted).map(({ from, to }) => inkedOf(characters.slice(from, to + 1)));

/** What a passage covers, at every place where it stands. */
export const findPassage = (characters: Character[], wanted: PassageWanted): Covered => {
  const places = placesOf(characters, wanted);
  const lines = places.flatMap((place) =>
    byLines(place).map((own) => ({
      rect: own.map(({ loose, tight }) => union(loose, tight)).reduce(union),
      letters: own,
    })),
  );
  return {
    ink: lines.map((line) => line.letters.map(({ tight }) => core(tight)).reduce(union)),
    lines,
    count: new Set(places.flat()).size,
  };
};

/** How far a rectangle is widened, because the engine takes out no letter without a size. */
const BLANK = 0.3;

/** The spaces between letters that are taken out, which would tell how many words there were. */
export const blanksBetween = (characters: Character[], gone: ReadonlySet<Character>): Rectangle[] => {
  const blanks: Rectangle[] = [];
  let [passed, open]: [Rectangle[], boolean] = [[], false];
  for (const character of characters) {
    const { left, bottom, right, top } = character.tight;
    if (character.text.trim() === '') {
      if (right > left)
        passed.push({ left: left - BLANK, bottom: bottom - BLANK, right: right + BLANK, top: top + BLANK });
      continue;
    }
    if (open && gone.has(character)) blanks.push(...passed);
    [passed, open] = [[], gone.has(character)];
  }
  return blanks;
};
