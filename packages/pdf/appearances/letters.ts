import { PDFDocument, StandardFonts, type PDFFont, type PDFRef } from '@cantoo/pdf-lib';

import { embedFaces, finishFaces, shownIn, type Faces } from '../page/face.ts';
import type { FaceName } from '../page/families.ts';
import { printable } from '../page/printable.ts';
import { runsLeft } from '../page/set-text.ts';
import { operator } from './ink.ts';

/** How a text is set: its width in points at a size, and what shows it, beginning in the font of a name. */
export type Setting = {
  font: string;
  width: (text: string, size: number) => number;
  /** The operators that show a line, which may change the font. */
  show: (line: string, size: number) => string;
};

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
        show: (words) => `${font.encodeText(words).toString()} Tj`,
      };
    }
    const face = family.bold ? 'bold' : family.serif ? 'serif' : 'sans';
    return this.#embedded(face, runsLeft(text));
  }

  /** In the embedded families, what none of them has by its number. */
  #embedded(face: FaceName, leftwards: boolean): Setting {
    const { faces } = this;
    const { set, shows, width } = faces[face];
    return {
      font: `face-${face}`,
      width: (words, size) => width(printable(words, shows), size),
      show: (words, size) =>
        shownIn(faces, set(printable(words, shows), leftwards))
          .map(({ family, string }) => `/face-${family} ${operator('Tf', size)} ${string}`)
          .join(' '),
    };
  }

  /** The fonts as they are referred to in the document of this set, once all is encoded. */
  async finish(): Promise<Map<string, PDFRef>> {
    finishFaces(this.document, this.faces);
    await this.document.flush();
    return new Map([
      ...[...this.#standard].map(([name, font]) => [name.replaceAll(' ', '-'), font.ref] as const),
      ...Array.from(this.faces.used, ([family, { ref }]) => [`face-${family}`, ref] as const),
    ]);
  }
}

const isWritable = (font: PDFFont, text: string): boolean => {
  const letters = new Set(font.getCharacterSet());
  return Array.from(text).every((letter) => letters.has(letter.codePointAt(0) ?? 0));
};
