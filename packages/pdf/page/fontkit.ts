import pdfLibFontkit from '@pdf-lib/fontkit'

/** `@pdf-lib/fontkit` as `@cantoo/pdf-lib` 2 expects it: it takes any `encode` for one without arguments, which this one has not. */
export const fontkit = {
  create: (bytes: Uint8Array) => {
    const font = pdfLibFontkit.create(bytes)
    const createSubset = font.createSubset.bind(font)
    font.createSubset = () => {
      const subset = createSubset()
      return {
        includeGlyph: (glyph: Parameters<typeof subset.includeGlyph>[0]) => subset.includeGlyph(glyph),
        encodeStream: () => subset.encodeStream(),
      }
    }
    return font
  },
}
