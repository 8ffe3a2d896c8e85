import bidiFactory, { type EmbeddingLevels } from 'bidi-js';

import { clustersOf } from './clusters.ts';
import { faceProgram, hasCluster } from './face-program.ts';
import { FAMILIES, LENT, type FaceName, type FamilyName } from './families.ts';
import { shape } from './harfbuzz.ts';

/** A letter, or letters that are written together, as glyphs over one another; `advance`, `x` and `y` are in units of the font. */
export type SetLetter = { parts: { glyph: number; x: number; y: number }[]; meaning: string; advance: number };

/** Letters of one family, from left to right; `size` is how many units of the font make its size. */
export type Run = { family: FamilyName; letters: SetLetter[]; size: number };

/** Letters that stand from right to left, with the marks and digits among them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Scripts that are set one character after the other and that a style's own family covers. */
const COVERED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+$/u;
/** What has an effect on the letters around it and no glyph of its own. */
const UNDRAWN = /^[\p{Join_Control}\p{Variation_Selector}\u200e\u200f\u061c\u2066-\u2069]+$/u;

const bidi = bidiFactory();

/** The family that shows a cluster in a style; nothing where none does. */
export const familyOf = (face: FaceName, cluster: string): FamilyName | undefined => {
  if (COVERED.test(cluster) && !RIGHT_TO_LEFT.test(cluster) && hasCluster(face, cluster)) return face;
  return LENT.find(({ family, for: wanted }) => wanted.test(cluster) && hasCluster(family, cluster))?.family;
};

const letterAlone = (family: FamilyName, character: string): SetLetter => {
  const { font, glyphOf } = faceProgram(family);
  const glyph = glyphOf.get(character.codePointAt(0) ?? 0) ?? 0;
  return { parts: [{ glyph, x: 0, y: 0 }], meaning: character, advance: font.getGlyph(glyph).advanceWidth };
};

/** A piece of a line in one family and one direction. */
type Item = { family: FamilyName; level: number; text: string };

/** One letter for each character; from right to left in the order of the line, brackets turned. */
const setPlainly = ({ family, level, text }: Item): SetLetter[] => {
  const characters = Array.from(text).filter((character) => !UNDRAWN.test(character));
  if (level % 2 === 0) return characters.map((character) => letterAlone(family, character));
  return characters
    .toReversed()
    .map((character) => letterAlone(family, bidi.getMirroredCharacter(character) ?? character));
};

/** Readers turn a line that runs from right to left, and what one code means with it. */
const backwards = (text: string): string => Array.from(text).toReversed().join('');

/** The glyphs that HarfBuzz gives for letters that it does not part are one letter here, so that no part of it can stay alone. */
const setShaped = ({ family, level, text }: Item): SetLetter[] => {
  const rightToLeft = level % 2 === 1;
  const shaped = shape(family, text, rightToLeft);
  const starts = [...new Set(shaped.map(({ cluster }) => cluster))].toSorted((a, b) => a - b);
  return [...Map.groupBy(shaped, ({ cluster }) => cluster)].map(([start, glyphs]) => {
    let advance = 0;
    const parts = glyphs.map(({ glyph, dx, dy, advance: moves }) => {
      const part = { glyph, x: advance + dx, y: dy };
      advance += moves;
      return part;
    });
    const meaning = text.slice(start, starts[starts.indexOf(start) + 1]);
    return { parts, meaning: rightToLeft ? backwards(meaning) : meaning, advance };
  });
};

/** Families whose own spaces are as wide as their words want them. */
const SPACED: ReadonlySet<FamilyName> = new Set(['arabic', 'hebrew', 'devanagari', 'thai']);

/** The pieces of a line in the order of reading. Spaces stay in the family of what stands before them, where it has one. */
const itemsOf = (face: FaceName, text: string, levels: Uint8Array): Item[] => {
  const items: Item[] = [];
  let at = 0;
  for (const cluster of clustersOf(text)) {
    const last = items.at(-1);
    const level = levels[at] ?? 0;
    const stays = last !== undefined && (UNDRAWN.test(cluster) || (cluster === ' ' && SPACED.has(last.family)));
    const family = stays ? last.family : (familyOf(face, cluster) ?? face);
    if (last?.family === family && last.level === level) last.text += cluster;
    else items.push({ family, level, text: cluster });
    at += cluster.length;
  }
  return items;
};

/** Rule L2 of the bidirectional algorithm (UAX 9), by pieces. */
const inOrder = (items: Item[]): Item[] => {
  let ordered = items;
  for (let level = Math.max(0, ...items.map((item) => item.level)); level > 0; level -= 1) {
    const next: Item[] = [];
    let turned: Item[] = [];
    for (const item of ordered) {
      if (item.level >= level) {
        turned = [item, ...turned];
      } else {
        next.push(...turned, item);
        turned = [];
      }
    }
    ordered = [...next, ...turned];
  }
  return ordered;
};

/** Whether a paragraph runs from right to left, by the first letter that says so. */
export const runsLeft = (text: string): boolean =>
  RIGHT_TO_LEFT.test(text) && (bidi.getEmbeddingLevels(text).paragraphs[0]?.level ?? 0) % 2 === 1;

const levelsOf = (text: string, leftwards: boolean): Uint8Array => {
  if (!leftwards && !RIGHT_TO_LEFT.test(text)) return new Uint8Array(text.length);
  const embedding: EmbeddingLevels = bidi.getEmbeddingLevels(text, leftwards ? 'rtl' : 'ltr');
  return embedding.levels;
};

/** A line as it is drawn: glyphs from left to right, in the families that have them. */
export const setText = (face: FaceName, text: string, leftwards = false): Run[] => {
  const runs: Run[] = [];
  for (const item of inOrder(itemsOf(face, text, levelsOf(text, leftwards)))) {
    const letters = FAMILIES[item.family].shaped ? setShaped(item) : setPlainly(item);
    const last = runs.at(-1);
    if (last?.family === item.family) last.letters.push(...letters);
    else runs.push({ family: item.family, letters, size: faceProgram(item.family).font.unitsPerEm });
  }
  return runs;
};
