import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';

/** Fonts whose programs cannot be cut for certain: the pages that use them have to be released in another way. */
export class UncuttableFonts extends Error {
  readonly fonts: ReadonlySet<PDFDict>;

  constructor(fonts: ReadonlySet<PDFDict>, options?: ErrorOptions) {
    super('fonts that cannot be cut', options);
    this.fonts = fonts;
  }
}

const BACKWARDS = new Set(['Parent', 'P', 'Pg']);

const childrenOf = (object: PDFObject): PDFObject[] => {
  if (object instanceof PDFArray) return object.asArray();
  const dictionary = object instanceof PDFStream ? object.dict : object;
  if (!(dictionary instanceof PDFDict)) return [];
  return dictionary.entries().flatMap(([key, value]) => (BACKWARDS.has(key.decodeText()) ? [] : [value]));
};

const reaches = (root: PDFObject, fonts: ReadonlySet<PDFObject>, document: PDFDocument): boolean => {
  const seen = new Set<PDFObject>();
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const object = next instanceof PDFRef ? document.context.lookup(next) : next;
    if (!object || seen.has(object)) continue;
    if (fonts.has(object)) return true;
    seen.add(object);
    waiting.push(...childrenOf(object));
  }
  return false;
};

/** The pages, counted from 0, whose resources lead to one of some fonts. */
export const pagesWith = (fonts: ReadonlySet<PDFDict>, document: PDFDocument): number[] =>
  document.getPages().flatMap((page, index) => {
    const resources = page.node.Resources();
    return resources && reaches(resources, fonts, document) ? [index] : [];
  });
