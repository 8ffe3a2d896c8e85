import type { Glyph } from '../../../packages/pdf/engine/engine-glyphs.mts';
import type { Character } from '../../../packages/pdf/engine/engine-page.mts';
import type { Rectangle } from '../../../packages/pdf/engine/jobs.ts';

/** A letter whose ink fills its share of the line. */
export const letterIn = (text: string, box: Rectangle): Character => ({ text, tight: box, loose: box, upright: false });

/** Letters from a place on, 5 points wide and 10 high unless said. */
export const lettersFrom = (text: string, { x = 100, y = 100, width = 5, height = 10 } = {}): Character[] =>
  Array.from(text, (letter, index) =>
    letterIn(letter, { left: x + index * width, bottom: y, right: x + (index + 1) * width, top: y + height }),
  );

/** The same letters as a text object draws them. */
export const glyphsFrom = (text: string, place: Parameters<typeof lettersFrom>[1] = {}): Glyph[] =>
  lettersFrom(text, place).map((character) => ({
    characters: [character],
    blank: character.text === ' ',
    x: character.loose.left,
    y: character.loose.bottom,
    owner: 1,
    turn: 0,
  }));
