import fontkit from '@pdf-lib/fontkit';

import { assetBytes } from '../assets.ts';
import { ascending } from '../fonts/font-program.ts';
import { FAMILIES, type FamilyName } from './families.ts';
import { shape } from './harfbuzz.ts';

export type FaceProgram = {
  bytes: Buffer;
  font: ReturnType<typeof fontkit.create>;
  glyphOf: ReadonlyMap<number, number>;
  /** The first character that each glyph stands for; other characters with the same glyph read the same. */
  characterOf: ReadonlyMap<number, number>;
};

const programs = new Map<FamilyName, FaceProgram>();
const JOINER = '\u200d';
const [FIRST_RADICAL, LAST_RADICAL] = [0x2e80, 0x2fdf];
const [FIRST_ARABIC, LAST_ARABIC] = [0x620, 0x6d3];

/** The forms of a letter at the beginning, in the middle and at the end of a word. */
const joinedForms = (family: FamilyName, letter: string): number[] =>
  [`${letter}${JOINER}`, `${JOINER}${letter}${JOINER}`, `${JOINER}${letter}`].flatMap((text) => {
    const drawn = shape(family, text, true).filter(({ advance }) => advance > 0);
    return drawn.length === 1 ? drawn.map(({ glyph }) => glyph) : [];
  });

const standsIn = ([character]: [number, number]): boolean =>
  character >= FIRST_RADICAL &&
  (character <= LAST_RADICAL || String.fromCodePoint(character).normalize('NFKC') !== String.fromCodePoint(character));

/** Radicals and other characters that only stand for another (NFKC) come first, so that the other is what their glyph means. */
const inPreference = (glyphOf: Map<number, number>): [number, number][] => {
  const backwards = [...glyphOf].toReversed();
  return [...backwards.filter(standsIn), ...backwards.filter((one) => !standsIn(one))];
};

/** A family's program, read once. */
export const faceProgram = (name: FamilyName): FaceProgram => {
  const known = programs.get(name);
  if (known) return known;
  const bytes = Buffer.from(assetBytes(FAMILIES[name].file));
  const font = fontkit.create(bytes);
  const glyphOf = new Map(
    ascending(font.characterSet).map((character) => [character, font.glyphForCodePoint(character).id]),
  );
  const characterOf = new Map(inPreference(glyphOf).map(([character, glyph]) => [glyph, character]));
  if (name === 'arabic') {
    for (const character of [...glyphOf.keys()].filter((one) => one >= FIRST_ARABIC && one <= LAST_ARABIC)) {
      for (const glyph of joinedForms(name, String.fromCodePoint(character)))
        if (!characterOf.has(glyph)) characterOf.set(glyph, character);
    }
  }
  const program = { bytes, font, glyphOf, characterOf };
  programs.set(name, program);
  return program;
};

/** Whether a family has a glyph for every character of a cluster; selectors and joiners need none. */
export const hasCluster = (name: FamilyName, cluster: string): boolean =>
  Array.from(cluster).every(
    (character) =>
      /[\p{Join_Control}\p{Variation_Selector}\u200e\u200f\u061c\u2066-\u2069]/u.test(character) ||
      faceProgram(name).glyphOf.has(character.codePointAt(0) ?? 0),
  );
