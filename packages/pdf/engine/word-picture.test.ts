import { describe, expect, test } from 'vitest';

import type { Pixels } from './jobs.ts';
import type { Box } from './page-looks.mts';
import { matchedWords } from './word-picture.mts';

const [width, height] = [120, 60];

/** A grey picture, of which a function says how bright each place is. */
const picture = (shade: (x: number, y: number) => number): Pixels => {
  const pixels = new Uint8Array(3 * width * height);
  for (let at = 0; at < width * height; at += 1)
    pixels.fill(shade(at % width, Math.floor(at / width)), 3 * at, 3 * at + 3);
  return { width, height, pixels };
};

/** The letters of a word, each 6 by 10 pixels. */
const word = (left: number, top: number, letters = 5): Box[] =>
  Array.from({ length: letters }, (_, at) => ({ left: left + 7 * at, top, width: 6, height: 10 }));

const isIn = (boxes: Box[], x: number, y: number): boolean =>
  boxes.some((box) => x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height);

const strokes = (words: Box[][], ink = 0, paper = 255) =>
  picture((x, y) => (isIn(words.flat(), x, y) && x % 3 === 0 ? ink : paper));

const [first, second] = [word(10, 10), word(10, 40)];
const all = [...first, ...second];

describe('a word on a picture', () => {
  test.each([
    ['dark strokes on bright paper', strokes([first])],
    ['bright strokes on dark paper', strokes([first], 255, 0)],
  ])('is matched by %s under it, and not without', (_, shown) => {
    expect(matchedWords(shown, { words: [first, second], all })).toEqual([true, false]);
  });

  test('is not matched by strokes that are as many around it', () => {
    expect(
      matchedWords(
        picture((x) => (x % 3 === 0 ? 0 : 255)),
        { words: [first], all },
      ),
    ).toEqual([false]);
  });

  test('is not matched by strokes under a few of its letters', () => {
    expect(matchedWords(strokes([first.slice(0, 3)]), { words: [first], all })).toEqual([false]);
    expect(matchedWords(strokes([first.slice(0, 4)]), { words: [first], all })).toEqual([true]);
  });

  test('is matched by strokes that hardly differ from the paper no more than by none', () => {
    expect(matchedWords(strokes([first], 255 - 63), { words: [first], all })).toEqual([false]);
    expect(matchedWords(strokes([first], 255 - 64), { words: [first], all })).toEqual([true]);
  });

  test('does not count the ink of other words as ink around it', () => {
    const beside = word(10, 21);
    const shown = strokes([first, beside]);
    expect(matchedWords(shown, { words: [first, beside], all: [...first, ...beside] })).toEqual([true, true]);
  });

  test('is matched by less where most words of the page are', () => {
    const three = [word(10, 2), word(60, 2), word(10, 24), word(60, 40)];
    const shown = strokes([word(10, 2), word(60, 2), word(10, 24), word(60, 40).slice(0, 2)]);
    expect(matchedWords(shown, { words: three, all: three.flat() })).toEqual([true, true, true, true]);
    expect(matchedWords(shown, { words: three.slice(3), all: three.flat() })).toEqual([false]);
  });

  test('is nothing where there is none, and beside the picture', () => {
    expect(matchedWords(strokes([first]), { words: [], all })).toEqual([]);
    expect(matchedWords(strokes([first]), { words: [word(200, 10)], all })).toEqual([false]);
  });
});
