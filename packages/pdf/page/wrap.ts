import { clustersOf } from './clusters.ts';

/** Letters between which a line may break without a space: Chinese and Japanese. */
const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef]';
const NOT_FIRST =
  '[、。，．・：；？！ー々〉》」』】〕）］｝〗〙〛ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥’”%)\\]},.!?:;\\s]';
const NOT_LAST = '[〈《「『【〔（［｛〖〘〚‘“(\\[{]';
/** After spaces and tabs, and between letters that need none. */
const BREAKS = new RegExp(
  `(?<=[ \\t])(?![ \\t])|(?<!${NOT_LAST})(?<=${UNSPACED})(?!${NOT_FIRST})|(?<!${NOT_LAST})(?<![ \\t])(?=${UNSPACED})(?!${NOT_FIRST})`,
  'u',
);

/** Breaks a paragraph into lines no wider than `room`; a word wider than that is broken between its letters. */
export const wrap = (text: string, room: number, width: (text: string) => number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(BREAKS)) {
    if (width((line + piece).trimEnd()) <= room) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trimEnd());
    const parts = breakWord(piece, room, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return line.trim() || lines.length === 0 ? [...lines, line.trimEnd()] : lines;
};

/** A vowel of Thai or Lao that is written before its consonant, and so begins a syllable. */
const BEGINS_SYLLABLE = /^[\u0e40-\u0e44\u0ec0-\u0ec4]/u;
/** So many letters may go to the next line for the sake of a whole syllable. */
const MOST_CARRIED = 10;

const breakWord = (word: string, room: number, width: (text: string) => number): string[] => {
  const parts: string[] = [];
  let part: string[] = [];
  for (const cluster of clustersOf(word)) {
    if (part.length > 0 && cluster.trim() !== '' && width(part.join('') + cluster) > room) {
      const carried = BEGINS_SYLLABLE.test(cluster) ? -1 : part.findLastIndex((letter) => BEGINS_SYLLABLE.test(letter));
      const cut = carried > 0 && part.length - carried <= MOST_CARRIED ? carried : part.length;
      parts.push(part.slice(0, cut).join(''));
      part = part.slice(cut);
    }
    part.push(cluster);
  }
  return [...parts, part.join('')];
};
