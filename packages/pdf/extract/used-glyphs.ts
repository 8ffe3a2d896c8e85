import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, type PDFContext } from '@cantoo/pdf-lib';

/** The glyphs of a Type 3 font that some codes show, and the encoding of these codes alone. */
export const usedGlyphs = (font: PDFDict, codes: ReadonlySet<number>) => {
  const names = encodedNames(font);
  const procedures = font.lookup(PDFName.of('CharProcs'));
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
