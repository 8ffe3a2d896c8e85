import fontkit from '@pdf-lib/fontkit';

import { assetBytes } from '../assets.ts';
import { ascending } from '../fonts/font-program.ts';

export const FACE_NAMES = ['serif', 'sans', 'bold'] as const;
export type FaceName = (typeof FACE_NAMES)[number];

const FILES = { serif: 'serif.ttf', sans: 'sans.ttf', bold: 'sans-bold.ttf' } as const;

export type FaceProgram = {
  bytes: Buffer;
  font: ReturnType<typeof fontkit.create>;
  glyphOf: Map<number, number>;
  /** The first character that each glyph stands for; other characters with the same glyph read the same. */
  characterOf: Map<number, number>;
};

const programs = new Map<FaceName, FaceProgram>();

/** A face's program, read once. */
export const faceProgram = (name: FaceName): FaceProgram => {
  const known = programs.get(name);
  if (known) return known;
  const bytes = Buffer.from(assetBytes(FILES[name]));
  const font = fontkit.create(bytes);
  const glyphOf = new Map(
    ascending(font.characterSet).map((character) => [character, font.glyphForCodePoint(character).id]),
  );
  const characterOf = new Map([...glyphOf].toReversed().map(([character, glyph]) => [glyph, character]));
  const program = { bytes, font, glyphOf, characterOf };
  programs.set(name, program);
  return program;
};
