import pdfLibFontkit from '@pdf-lib/fontkit';

type Font = ReturnType<typeof pdfLibFontkit.create>;

/** `@pdf-lib/fontkit` as `@cantoo/pdf-lib` 2 expects it: it takes any `encode` for one without arguments, which this one has not. */
const parse = (bytes: Uint8Array): Font => {
  const font = pdfLibFontkit.create(bytes);
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = createSubset();
    return {
      includeGlyph: (glyph: Parameters<typeof subset.includeGlyph>[0]) => subset.includeGlyph(glyph),
      encodeStream: () => subset.encodeStream(),
    };
  };
  return font;
};

const parsed = new Map<Uint8Array, Font>();

/** Parses each font once; what a document uses of it is kept in the document's own subset. */
export const fontkit = {
  create: (bytes: Uint8Array): Font => {
    const font = parsed.get(bytes) ?? parse(bytes);
    parsed.set(bytes, font);
    return font;
  },
};
