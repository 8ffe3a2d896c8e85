import { PDFName, PDFString, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';

import { tableOf } from '../extract/used-meanings.ts';
import { cutTrueType } from '../fonts/cut-truetype.ts';
import { ascending } from '../fonts/font-program.ts';
import { withLetters } from './composed-letters.ts';
import { faceProgram } from './face-program.ts';
import { FAMILIES, type FamilyName } from './families.ts';
import type { SetLetter } from './set-text.ts';

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('latin1');

type Codes = ReadonlyMap<number, SetLetter>;

const descriptorOf = (document: PDFDocument, name: FamilyName, codes: Codes): PDFRef => {
  const { context } = document;
  const { bytes, font } = faceProgram(name);
  const scale = (value: number): number => Math.round((value * 1000) / font.unitsPerEm);
  const cut = cutTrueType(withLetters(bytes, codes), { kind: 'composite', cids: new Set(codes.keys()) });
  const { minX, minY, maxX, maxY } = font.bbox;
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: FAMILIES[name].postScriptName,
    Flags: FAMILIES[name].flags,
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

const descendantOf = (document: PDFDocument, name: FamilyName, codes: Codes): PDFRef => {
  const { context } = document;
  const { font } = faceProgram(name);
  const widthOf = (code: number): number => Math.round(((codes.get(code)?.advance ?? 0) * 1000) / font.unitsPerEm);
  const system = context.obj({ Supplement: 0 });
  system.set(PDFName.of('Registry'), PDFString.of('Adobe'));
  system.set(PDFName.of('Ordering'), PDFString.of('Identity'));
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: FAMILIES[name].postScriptName,
    CIDSystemInfo: system,
    CIDToGIDMap: 'Identity',
    FontDescriptor: descriptorOf(document, name, codes),
    W: ascending(codes.keys()).flatMap((code) => [code, [widthOf(code)]]),
  });
  return context.register(descendant);
};

/** Writes a family with some glyphs and no others. */
export const writeFace = (
  document: PDFDocument,
  name: FamilyName,
  { ref, codes }: { ref: PDFRef; codes: Codes },
): void => {
  const { context } = document;
  const meanings = ascending(codes.keys()).map((code) => ({
    code: String.fromCharCode(code >> 8, code & 255),
    meaning: utf16(codes.get(code)?.meaning ?? ''),
  }));
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: FAMILIES[name].postScriptName,
    Encoding: 'Identity-H',
    DescendantFonts: [descendantOf(document, name, codes)],
    ToUnicode: context.register(context.flateStream(tableOf(meanings))),
  });
  context.assign(ref, font);
};
