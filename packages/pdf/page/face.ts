import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';

import { FACE_NAMES, faceProgram, type FaceName } from './face-program.ts';
import { writeFace } from './write-face.ts';

/** A font on the page: what it can show, how wide it is, and the bytes that stand for a text. */
type Face = {
  ref: PDFRef;
  shows: (character: string) => boolean;
  width: (text: string, size: number) => number;
  encode: (text: string) => string;
  /** The glyphs that have been encoded. */
  glyphs: ReadonlySet<number>;
};

export type Faces = { serif: Face; sans: Face; bold: Face };

/** The font program is read when the first letter is set. */
const faceOf = (document: PDFDocument, name: FaceName): Face => {
  const glyphs = new Set<number>();
  const widths = new Map<string, number>();
  const glyphFor = (character: string): number | undefined =>
    faceProgram(name).glyphOf.get(character.codePointAt(0) ?? 0);
  const advance = (character: string): number => {
    const { font } = faceProgram(name);
    return font.getGlyph(glyphFor(character) ?? 0).advanceWidth / font.unitsPerEm;
  };
  const characterWidth = (character: string): number => {
    const width = widths.get(character) ?? advance(character);
    widths.set(character, width);
    return width;
  };
  return {
    ref: document.context.nextRef(),
    glyphs,
    shows: (character) => glyphFor(character) !== undefined,
    width: (text, size) => Array.from(text).reduce((sum, character) => sum + characterWidth(character), 0) * size,
    encode: (text) => {
      const codes = Array.from(text, (character) => glyphFor(character) ?? 0);
      for (const glyph of codes) glyphs.add(glyph);
      return `<${codes.map((glyph) => glyph.toString(16).padStart(4, '0')).join('')}>`;
    },
  };
};

/** The three faces of a document. A glyph has the same number in every document, whatever else is written in it. */
export const embedFaces = (document: PDFDocument): Faces => ({
  serif: faceOf(document, 'serif'),
  sans: faceOf(document, 'sans'),
  bold: faceOf(document, 'bold'),
});

/** Writes each face that is used, with the glyphs that are. */
export const finishFaces = (document: PDFDocument, faces: Faces): void => {
  for (const name of FACE_NAMES) if (faces[name].glyphs.size > 0) writeFace(document, name, faces[name]);
};
