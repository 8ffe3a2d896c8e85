import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';

import { FACE_NAMES, FAMILIES, type FaceName, type FamilyName } from './families.ts';
import { GlyphCodes, type CodeTable } from './glyph-codes.ts';
import { familyOf, setText, type Run } from './set-text.ts';
import { writeFace } from './write-face.ts';

/** The distance of two tab stops, in points. */
const TAB = 36;

/** A style: what it can show, how wide it is, and the glyphs of a line. */
type Face = {
  shows: (cluster: string) => boolean;
  /** The width of a line; a tab goes to the next stop from its beginning. */
  width: (text: string, size: number) => number;
  set: (text: string, leftwards?: boolean) => Run[];
};

/** A family in a document: its font and what is written in it. */
type UsedFamily = { ref: PDFRef; codes: CodeTable };

export type Faces = Record<FaceName, Face> & {
  family: (name: FamilyName) => UsedFamily;
  used: ReadonlyMap<FamilyName, UsedFamily>;
};

export const nextTab = (x: number): number => (Math.floor(x / TAB) + 1) * TAB;

const advanceOf = (runs: Run[]): number =>
  runs.reduce((sum, { letters, size }) => letters.reduce((all, { advance }) => all + advance / size, sum), 0);

/** The font programs are read when the first letter is set. */
const faceOf = (name: FaceName): Face => {
  const widths = new Map<string, number>();
  const widthOfWord = (word: string): number => {
    const width = widths.get(word) ?? advanceOf(setText(name, word));
    widths.set(word, width);
    return width;
  };
  const widthOf = (text: string): number => text.split(/(?<= )/u).reduce((sum, word) => sum + widthOfWord(word), 0);
  return {
    shows: (cluster) => familyOf(name, cluster) !== undefined,
    width: (text, size) => {
      const [first = '', ...cells] = text.split('\t');
      return cells.reduce((x, cell) => nextTab(x) + widthOf(cell) * size, widthOf(first) * size);
    },
    set: (text, leftwards) => setText(name, text, leftwards),
  };
};

/** The faces of a document. A glyph has the same number in every document, whatever else is written in it. */
export const embedFaces = (document: PDFDocument): Faces => {
  const used = new Map<FamilyName, UsedFamily>();
  const family = (name: FamilyName): UsedFamily => {
    const known = used.get(name) ?? { ref: document.context.nextRef(), codes: new GlyphCodes(name) };
    used.set(name, known);
    return known;
  };
  for (const name of FACE_NAMES) family(name);
  return { serif: faceOf('serif'), sans: faceOf('sans'), bold: faceOf('bold'), family, used };
};

const hex = (code: number): string => code.toString(16).padStart(4, '0');

/** The strings that show a line, each with the family that it is in. */
export const shownIn = (faces: Faces, runs: Run[]): { family: FamilyName; string: string }[] =>
  runs.map(({ family, letters }) => {
    const { codes } = faces.family(family);
    return { family, string: `<${letters.map((letter) => hex(codes.codeOf(letter))).join('')}> Tj` };
  });

/** Writes each family that is used, with the glyphs that are. */
export const finishFaces = (document: PDFDocument, { used }: Faces): void => {
  const order = Object.keys(FAMILIES);
  const families = [...used].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  for (const [name, { ref, codes }] of families)
    if (codes.all.size > 0) writeFace(document, name, { ref, codes: codes.all });
};
