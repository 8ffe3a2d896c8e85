import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';

import { unicodeIn, unicodeOf, type BaseEncoding } from '../fonts/glyph-names.ts';
import { nameIn } from './read-entry.ts';

/** The glyphs of a Type 3 font that some codes show, and the encoding of these codes alone. */
export const usedGlyphs = (font: PDFDict, codes: ReadonlySet<number>) => {
  const procedures = font.lookup(PDFName.of('CharProcs'));
  const names = new Map([...baseNames(font, procedures, codes), ...encodedNames(font)]);
  const glyphs = new Map<PDFName, PDFRawStream>();
  const used = [...codes]
    .toSorted((a, b) => a - b)
    .flatMap((code) => {
      const name = names.get(code);
      const glyph = name && procedures instanceof PDFDict ? procedures.lookup(name) : undefined;
      if (!name || !(glyph instanceof PDFRawStream)) return [];
      glyphs.set(name, glyph);
      return [{ code, name }];
    });
  const encoding = (context: PDFContext): PDFDict => {
    const target = PDFDict.withContext(context);
    target.set(PDFName.of('Type'), PDFName.of('Encoding'));
    target.set(PDFName.of('Differences'), differencesOf(used, context));
    return target;
  };
  return { glyphs, encoding };
};

const isBase = (name: string): name is BaseEncoding =>
  ['StandardEncoding', 'WinAnsiEncoding', 'MacRomanEncoding'].includes(name);

/** The encoding that a font names, or builds upon; one with differences alone builds upon StandardEncoding. */
const baseOf = (font: PDFDict): BaseEncoding | undefined => {
  const encoding = font.lookup(PDFName.of('Encoding'));
  const name = encoding instanceof PDFDict ? nameIn(encoding, 'BaseEncoding') : nameIn(font, 'Encoding');
  if (isBase(name)) return name;
  return encoding instanceof PDFDict ? 'StandardEncoding' : undefined;
};

/** Of the glyphs that a font draws, those that its base encoding gives to some codes. */
const baseNames = (
  font: PDFDict,
  procedures: PDFObject | undefined,
  codes: ReadonlySet<number>,
): Map<number, PDFName> => {
  const [base, found] = [baseOf(font), new Map<number, PDFName>()];
  if (!base || !(procedures instanceof PDFDict)) return found;
  const drawn = new Map(procedures.keys().map((name) => [unicodeOf(name.decodeText()), name]));
  for (const code of codes) {
    const unicode = unicodeIn(base, code);
    const name = unicode === undefined ? undefined : (drawn.get(unicode) ?? drawn.get(ALIKE.get(unicode)));
    if (name) found.set(code, name);
  }
  return found;
};

/** The no-break space and the hyphen that does not break are drawn with the glyphs of those that do. */
const ALIKE = new Map<number | undefined, number>([
  [0xa0, 0x20],
  [0xad, 0x2d],
]);

const differencesOf = (used: { code: number; name: PDFName }[], context: PDFContext): PDFArray => {
  const differences = PDFArray.withContext(context);
  for (const { code, name } of used) {
    differences.push(PDFNumber.of(code));
    differences.push(name);
  }
  return differences;
};

/** The names that a font's encoding gives to some codes, and to no others. */
export const usedNames = (font: PDFDict, codes: ReadonlySet<number>, context: PDFContext): PDFArray =>
  differencesOf(
    [...encodedNames(font)].filter(([code]) => codes.has(code)).map(([code, name]) => ({ code, name })),
    context,
  );

/** The names that a font's `Differences` give to codes. */
export const encodedNames = (font: PDFDict): Map<number, PDFName> => {
  const encoding = font.lookup(PDFName.of('Encoding'));
  const differences = encoding instanceof PDFDict ? encoding.lookup(PDFName.of('Differences')) : undefined;
  const names = new Map<number, PDFName>();
  let code = 0;
  for (const item of differences instanceof PDFArray ? differences.asArray() : []) {
    if (item instanceof PDFNumber) code = item.asNumber();
    if (!(item instanceof PDFName)) continue;
    names.set(code, item);
    code += 1;
  }
  return names;
};
