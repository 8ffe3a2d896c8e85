import { clustersOf } from '../page/clusters.ts';
import { printable } from '../page/printable.ts';
import { familyOf } from '../page/set-text.ts';

/** A letter for which no family has a glyph, and where it stands in a text: line and letter from 1, its first character by its number. */
export type UnsetLetter = { line: number; letter: number; character: string };

/** As `sealNote` parts a text into lines. */
const LINES = /\r\n?|[\n\u2028\u2029\u0085\f\v]/;
const NUMBER = /\[(U\+[0-9A-F]{4,6})\]/;

/** The letters of a note's text that cannot be set and would be shown by their numbers. */
export const unsetLetters = (text: string): UnsetLetter[] =>
  text.split(LINES).flatMap((line, at) =>
    clustersOf(line.normalize('NFC')).flatMap((cluster, index) => {
      const shown = printable(cluster, (one) => familyOf('serif', one) !== undefined);
      const [, character] = NUMBER.exec(shown) ?? [];
      return character === undefined ? [] : [{ line: at + 1, letter: index + 1, character }];
    }),
  );
