import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';

import { isForeign } from './places.ts';

/** Fonts whose programs cannot be cut for certain, and content that cannot be read to its end: their pages have to be released in another way. */
export class Unreleasable extends Error {
  readonly objects: ReadonlySet<PDFObject>;

  constructor(objects: ReadonlySet<PDFObject>, options?: ErrorOptions) {
    super('objects that cannot be released', options);
    this.objects = objects;
  }
}

const childrenOf = (object: PDFObject): PDFObject[] => {
  if (object instanceof PDFArray) return object.asArray();
  const dictionary = object instanceof PDFStream ? object.dict : object;
  return dictionary instanceof PDFDict ? dictionary.values() : [];
};

const reaches = (roots: PDFObject[], objects: ReadonlySet<PDFObject>, document: PDFDocument): boolean => {
  const seen = new Set<PDFObject>();
  const waiting = [...roots];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const object = next instanceof PDFRef ? document.context.lookup(next) : next;
    if (!object || seen.has(object) || isForeign(object)) continue;
    if (objects.has(object)) return true;
    seen.add(object);
    waiting.push(...childrenOf(object));
  }
  return false;
};

/** The pages, counted from 0, whose content or resources are, or lead to, one of some objects. */
export const pagesWith = (objects: ReadonlySet<PDFObject>, document: PDFDocument): number[] =>
  document.getPages().flatMap(({ node }, index) => {
    const roots = [node.Resources(), node.Contents()].flatMap((root) => root ?? []);
    return reaches(roots, objects, document) ? [index] : [];
  });
