import { PDFDocument, StandardFonts, type PDFFont, type PDFRef } from '@cantoo/pdf-lib';

import { embedFaces, finishFaces, type Faces } from '../page/face.ts';

/** How a text is set: its width in points at a size, and the string that shows it in the font of a name. */
export type Setting = { font: string; width: (text: string, size: number) => number; encode: (text: string) => string };

export type Family = { serif: boolean; mono: boolean; bold: boolean; italic: boolean };

const STANDARD: Record<string, StandardFonts> = {
  sans: StandardFonts.Helvetica,
  'sans bold': StandardFonts.HelveticaBold,
  'sans italic': StandardFonts.HelveticaOblique,
  'sans bold italic': StandardFonts.HelveticaBoldOblique,
  serif: StandardFonts.TimesRoman,
  'serif bold': StandardFonts.TimesRomanBold,
  'serif italic': StandardFonts.TimesRomanItalic,
  'serif bold italic': StandardFonts.TimesRomanBoldItalic,
  mono: StandardFonts.Courier,
  'mono bold': StandardFonts.CourierBold,
  'mono italic': StandardFonts.CourierOblique,
  'mono bold italic': StandardFonts.CourierBoldOblique,
};

const nameOf = ({ serif, mono, bold, italic }: Family): string =>
  [mono ? 'mono' : serif ? 'serif' : 'sans', bold ? 'bold' : '', italic ? 'italic' : ''].filter(Boolean).join(' ');

/** The family that the name of a font tells. */
export const familyOf = (name: string): Family => ({
  mono: /cour|mono|consol|^co/i.test(name),
  serif: /times|roman|serif|georgia|garamond|palat|^ti/i.test(name) && !/sans/i.test(name),
  bold: /bold|black|heavy|bo$|bi$/i.test(name),
  italic: /ital|obli|it$|bi$/i.test(name),
});

/**
 * The fonts of one document's appearances: one of the standard fourteen, which every reader has, for Latin letters, and the
 * embedded faces of this package for all others.
 */
export class Letters {
  readonly document: PDFDocument;
  readonly faces: Faces;
  readonly #standard = new Map<string, PDFFont>();

  private constructor(document: PDFDocument) {
    this.document = document;
    this.faces = embedFaces(document);
  }

  static async create(): Promise<Letters> {
    return new Letters(await PDFDocument.create({ updateMetadata: false }));
  }

  async setting(text: string, family: Family): Promise<Setting> {
    const name = nameOf(family);
    const font = this.#standard.get(name) ?? (await this.document.embedFont(STANDARD[name] ?? StandardFonts.Helvetica));
    this.#standard.set(name, font);
    if (isWritable(font, text)) {
      return {
        font: name.replaceAll(' ', '-'),
        width: (words, size) => font.widthOfTextAtSize(words, size),
        encode: (words) => font.encodeText(words).toString(),
      };
    }
    const face = family.bold ? 'bold' : family.serif ? 'serif' : 'sans';
    return { font: `face-${face}`, width: this.faces[face].width, encode: this.faces[face].encode };
  }

  /** The fonts as they are referred to in the document of this set, once all is encoded. */
  async finish(): Promise<Map<string, PDFRef>> {
    finishFaces(this.document, this.faces);
    await this.document.flush();
    return new Map([
      ...[...this.#standard].map(([name, font]) => [name.replaceAll(' ', '-'), font.ref] as const),
      ...(['serif', 'sans', 'bold'] as const).map((face) => [`face-${face}`, this.faces[face].ref] as const),
    ]);
  }
}

const isWritable = (font: PDFFont, text: string): boolean => {
  const letters = new Set(font.getCharacterSet());
  return Array.from(text).every((letter) => letters.has(letter.codePointAt(0) ?? 0));
};
