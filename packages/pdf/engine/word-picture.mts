import type { Pixels } from './jobs.ts';
import { brightness, eachPixel, type Box } from './page-looks.mts';

/** Of 255: a stroke differs by so much from what is around it. */
const STROKE = 64;
/** The share of a word's letters that have a stroke of the picture under them, and how much ink is around it for the ink under it. */
type Standing = { inked: number; around: number };

const CLEAR: Standing = { inked: 0.7, around: 0.6 };
/** Where most words of a page stand for its picture, one that is less clear does too: a reader of pictures takes specks for words. */
const ON_RECOGNISED: Standing = { inked: 0.2, around: 1 };
const MOST_WORDS = 0.6;
/** Fewer pixels around a word than this tell nothing. */
const FEWEST = 30;

/** The pixels under any letter, which say nothing of what is around a word. */
const maskOf = (picture: Pixels, boxes: Box[]): Uint8Array => {
  const mask = new Uint8Array(picture.width * picture.height);
  for (const box of boxes) {
    eachPixel(picture, box, (at) => {
      mask[at] = 1;
    });
  }
  return mask;
};

const around = (boxes: Box[]): Box => {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  const more = Math.max(2, Math.round(0.4 * (bottom - top)));
  return { left: left - more, top: top - more, width: right - left + 2 * more, height: bottom - top + 2 * more };
};

/** The middle one of some brightnesses. */
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 255;

const share = (values: number[], ground: number): number =>
  values.filter((value) => Math.abs(value - ground) >= STROKE).length / Math.max(1, values.length);

const standing = (picture: Pixels, word: Box[], mask: Uint8Array): Standing => {
  const [under, beside]: [number[], number[]] = [[], []];
  eachPixel(picture, around(word), (at) => {
    if (mask[at] === 0) beside.push(brightness(picture, at));
  });
  for (const box of word) eachPixel(picture, box, (at) => void under.push(brightness(picture, at)));
  const ground = median(beside.length >= FEWEST ? beside : under);
  const inked = word.filter((box) => {
    let found = false;
    eachPixel(picture, box, (at) => {
      found ||= Math.abs(brightness(picture, at) - ground) >= STROKE;
    });
    return found;
  });
  const ink = share(under, ground);
  return {
    inked: inked.length / Math.max(1, word.length),
    around: beside.length >= FEWEST ? share(beside, ground) / Math.max(ink, 0.001) : 0,
  };
};

const isMatched =
  (least: Standing) =>
  (one: Standing): boolean =>
    one.inked >= least.inked && one.around <= least.around;

/**
 * Which words stand where a picture shows words: strokes under their letters, and clearly less ink around them. Under words that are
 * laid over a photograph there is as much as around them, and under those that are laid over nothing there is none. `all` are the
 * letters of the page.
 */
export const matchedWords = (picture: Pixels, { words, all }: { words: Box[][]; all: Box[] }): boolean[] => {
  const mask = maskOf(picture, all);
  const found = words.map((word) => standing(picture, word, mask));
  const clear = found.filter(isMatched(CLEAR)).length;
  return found.map(isMatched(clear >= MOST_WORDS * words.length ? ON_RECOGNISED : CLEAR));
};
