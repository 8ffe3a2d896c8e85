import { PDFName, PDFString, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';

import { tableOf } from '../extract/used-meanings.ts';
import { cutTrueType } from '../fonts/cut-truetype.ts';
import { ascending } from '../fonts/font-program.ts';
import { faceProgram, type FaceName } from './face-program.ts';

const POSTSCRIPT_NAMES = {
  serif: 'SEQNTA+DejaVuSerifCondensed',
  sans: 'SEQNTB+DejaVuSansCondensed',
  bold: 'SEQNTC+DejaVuSansCondensed-Bold',
};
/** Symbolic, and serif (ISO 32000-1, 9.8.2). */
const FLAGS = { serif: 6, sans: 4, bold: 4 };

const utf16 = (character: number): string =>
  Buffer.from(String.fromCodePoint(character), 'utf16le').swap16().toString('latin1');

const descriptorOf = (document: PDFDocument, name: FaceName, glyphs: ReadonlySet<number>): PDFRef => {
  const { context } = document;
  const { bytes, font } = faceProgram(name);
  const scale = (value: number): number => Math.round((value * 1000) / font.unitsPerEm);
  const cut = cutTrueType(bytes, { kind: 'composite', cids: glyphs });
  const { minX, minY, maxX, maxY } = font.bbox;
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: POSTSCRIPT_NAMES[name],
    Flags: FLAGS[name],
    FontBBox: [minX, minY, maxX, maxY].map(scale),
    ItalicAngle: 0,
    Ascent: scale(font.ascent),
    Descent: scale(font.descent),
    CapHeight: scale(font.capHeight || font.ascent),
    XHeight: scale(font.xHeight || 0),
    StemV: 0,
    FontFile2: context.register(context.flateStream(cut, { Length1: cut.length })),
  });
  return context.register(descriptor);
};

const descendantOf = (document: PDFDocument, name: FaceName, glyphs: ReadonlySet<number>): PDFRef => {
  const { context } = document;
  const { font } = faceProgram(name);
  const system = context.obj({ Supplement: 0 });
  system.set(PDFName.of('Registry'), PDFString.of('Adobe'));
  system.set(PDFName.of('Ordering'), PDFString.of('Identity'));
  const widthOf = (glyph: number): number => Math.round((font.getGlyph(glyph).advanceWidth * 1000) / font.unitsPerEm);
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: POSTSCRIPT_NAMES[name],
    CIDSystemInfo: system,
    CIDToGIDMap: 'Identity',
    FontDescriptor: descriptorOf(document, name, glyphs),
    W: ascending(glyphs).flatMap((glyph) => [glyph, [widthOf(glyph)]]),
  });
  return context.register(descendant);
};

/** Writes a face with some glyphs and no others, as a font whose codes are the numbers of the glyphs. */
export const writeFace = (
  document: PDFDocument,
  name: FaceName,
  { ref, glyphs }: { ref: PDFRef; glyphs: ReadonlySet<number> },
): void => {
  const { context } = document;
  const { characterOf } = faceProgram(name);
  const meanings = ascending(glyphs).flatMap((glyph) => {
    const character = characterOf.get(glyph);
    return character === undefined
      ? []
      : [{ code: String.fromCharCode(glyph >> 8, glyph & 255), meaning: utf16(character) }];
  });
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: POSTSCRIPT_NAMES[name],
    Encoding: 'Identity-H',
    DescendantFonts: [descendantOf(document, name, glyphs)],
    ToUnicode: context.register(context.flateStream(tableOf(meanings))),
  });
  context.assign(ref, font);
};
