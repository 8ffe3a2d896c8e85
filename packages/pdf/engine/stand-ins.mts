import type { HiddenHow } from '../types.ts';
import { isBlank, overlap } from './engine-page.mts';
import { core } from './engine-passages.mts';
import type { Rectangle } from './jobs.ts';
import { boxOf, type JudgedLetter, type Judging } from './judging.mts';
import { layerShift, shifted } from './shifted-layer.mts';
import { matchedWords } from './word-picture.mts';

/** Ways to be hidden in which the words of a recognised page (OCR) are, which say what its picture shows. */
const OF_LAYERS = new Set<HiddenHow>(['invisible', 'transparent', 'under-an-image', 'under-a-box', 'same-colour']);

/** Letters that repeat what other words show in the same place: nobody misses them. */
const repeats = (letters: JudgedLetter[]): ((letter: JudgedLetter) => boolean) => {
  const shown = Map.groupBy(
    letters.filter(({ how, character }) => how === undefined && !isBlank(character)),
    ({ character }) => character.text,
  );
  return ({ character }) =>
    (shown.get(character.text) ?? []).some((other) => overlap(other.character.tight, core(character.tight)));
};

/** Letters that follow each other without a blank, hidden in the same way. */
const wordsIn = (letters: JudgedLetter[]): JudgedLetter[][] => {
  const words: JudgedLetter[][] = [];
  let open: JudgedLetter[] = [];
  for (const letter of letters) {
    const before = open[0];
    if (before && (isBlank(letter.character) || before.how !== letter.how)) {
      words.push(open);
      open = [];
    }
    if (letter.how !== undefined && OF_LAYERS.has(letter.how)) open.push(letter);
  }
  return open.length > 0 ? [...words, open] : words;
};

/** Letters that count as seen, because they say what the picture under them shows, or other letters in their place. */
export const standIns = (judging: Judging, letters: JudgedLetter[]): ReadonlySet<JudgedLetter> => {
  const words = wordsIn(letters);
  if (words.length === 0) return new Set();
  const isRepeated = repeats(letters);
  const repeated = words.filter((word) => word.every(isRepeated));
  const others = words.filter((word) => !repeated.includes(word));
  const all = letters.filter(({ character }) => !isBlank(character)).map(({ character }) => character.tight);
  const matched = (move: { x: number; y: number }): JudgedLetter[][] => {
    const boxed = (tight: Rectangle) => boxOf(judging, shifted(tight, move));
    const boxes = others.map((word) => word.map(({ character }) => boxed(character.tight)));
    const found = matchedWords(judging.looks.wordless, { words: boxes, all: all.map(boxed) });
    return others.filter((_, at) => found[at]);
  };
  let seen = matched({ x: 0, y: 0 });
  if (2 * seen.length < others.length) {
    const { pdfium, page } = judging;
    const characters = letters.map(({ character }) => character);
    const shift = layerShift(pdfium, page, characters);
    if (shift) seen = matched(shift);
  }
  return new Set([...repeated, ...seen].flat());
};
