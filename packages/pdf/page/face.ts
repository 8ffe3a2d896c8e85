import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import { assetBytes } from '../assets.ts';
import { fontkit } from './fontkit.ts';

/** A font on the page: what it can show, how wide it is, and the bytes that stand for a text. */
type Face = {
  font: PDFFont;
  shows: (character: string) => boolean;
  width: (text: string, size: number) => number;
  encode: (text: string) => string;
};

export type Faces = { serif: Face; sans: Face; bold: Face };
export type FaceName = keyof Faces;

const FILES = { serif: 'serif.ttf', sans: 'sans.ttf', bold: 'sans-bold.ttf' } as const;
const POSTSCRIPT_NAMES = {
  serif: 'SEQNTA+DejaVuSerifCondensed',
  sans: 'SEQNTB+DejaVuSansCondensed',
  bold: 'SEQNTC+DejaVuSansCondensed-Bold',
};

const embed = async (document: PDFDocument, name: FaceName): Promise<Face> => {
  const font = await document.embedFont(assetBytes(FILES[name]), {
    subset: true,
    customName: POSTSCRIPT_NAMES[name],
    features: { liga: false, clig: false, dlig: false, kern: false },
  });
  const points = new Set(font.getCharacterSet());
  const widths = new Map<string, number>();
  const characterWidth = (character: string): number => {
    const known = widths.get(character);
    if (known !== undefined) return known;
    const width = font.widthOfTextAtSize(character, 1);
    widths.set(character, width);
    return width;
  };
  return {
    font,
    shows: (character) => points.has(character.codePointAt(0) ?? 0),
    width: (text, size) => Array.from(text).reduce((sum, character) => sum + characterWidth(character), 0) * size,
    encode: (text) => font.encodeText(text).toString(),
  };
};

/** The three faces of a document, each embedded as the subset that is used. */
export const embedFaces = async (document: PDFDocument): Promise<Faces> => {
  document.registerFontkit(fontkit);
  return {
    serif: await embed(document, 'serif'),
    sans: await embed(document, 'sans'),
    bold: await embed(document, 'bold'),
  };
};
