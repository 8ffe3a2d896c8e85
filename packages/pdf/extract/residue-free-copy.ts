import { PDFArray, PDFDict, PDFName, PDFNull, PDFRawStream, PDFRef, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { noUse, readUse, type Category, type ContentUse } from './content-use.ts';
import { isForeign, isForm, keptKeys } from './kept-keys.ts';
import { clearContent, isContent, withoutProperties } from './plain-content.ts';
import { usedGlyphs } from './used-glyphs.ts';

const CATEGORIES: readonly Category[] = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font'];
/** Forms that paint themselves are drawn by no reader; deeper ones than this are made to exhaust it. */
const DEEPEST = 28;

/**
 * Copies what a page draws with from one document into another, and nothing that hangs on it: a resource is copied only when the
 * content that it belongs to names it, and no page, annotation, structure, metadata, attachment or private data can be reached
 * through what is copied.
 */
export class ResidueFreeCopy {
  readonly #from: PDFContext;
  readonly #to: PDFContext;
  readonly #copied = new Map<PDFRef, PDFRef>();

  constructor(from: PDFContext, to: PDFContext) {
    this.#from = from;
    this.#to = to;
  }

  copy(object: PDFObject): PDFObject {
    if (object instanceof PDFRef) return this.#reference(object);
    if (object instanceof PDFStream) return this.#stream(object);
    if (object instanceof PDFDict) return this.dictionary(object);
    if (object instanceof PDFArray) return this.#array(object);
    return object;
  }

  dictionary(source: PDFDict): PDFDict {
    const keeps = keptKeys(source);
    return this.#entries(source, (key) => keeps(key) && key !== 'Resources');
  }

  /** The resources that a content stream uses, and no others. */
  resourcesFor(content: PDFRawStream, resources: PDFDict): PDFDict {
    const use = noUse();
    this.#addUse(content, { resources, use, depth: 0 });
    const target = PDFDict.withContext(this.#to);
    for (const category of CATEGORIES) {
      const entries = resources.lookup(PDFName.of(category));
      if (entries instanceof PDFDict && use.names[category].size > 0) target.set(PDFName.of(category), this.#used(entries, category, use));
    }
    return target;
  }

  #used(entries: PDFDict, category: Category, use: ContentUse): PDFDict {
    const target = PDFDict.withContext(this.#to);
    for (const [key, value] of entries.entries()) {
      const name = key.decodeText();
      if (!use.names[category].has(name)) continue;
      const font = category === 'Font' ? this.#from.lookup(value) : undefined;
      const type3 = font instanceof PDFDict && font.has(PDFName.of('CharProcs'));
      target.set(key, type3 ? this.#type3(font, use.codes.get(name) ?? new Set()) : this.copy(value));
    }
    return target;
  }

  /** A form without resources of its own draws with those of the content that paints it. */
  #addUse(content: PDFRawStream, { resources, use, depth }: { resources: PDFDict; use: ContentUse; depth: number }): void {
    readUse(clearContent(content), use);
    const forms = resources.lookup(PDFName.of('XObject'));
    if (!(forms instanceof PDFDict) || depth > DEEPEST) return;
    const painted = [...use.names.XObject];
    for (const name of painted) {
      const form = forms.lookup(PDFName.of(name));
      const borrows = form instanceof PDFRawStream && isForm(form.dict) && !form.dict.has(PDFName.of('Resources'));
      if (borrows) this.#addUse(form, { resources, use, depth: depth + 1 });
    }
  }

  #type3(font: PDFDict, codes: ReadonlySet<number>): PDFDict {
    const target = this.#entries(font, (key) => keptKeys(font)(key) && !['Resources', 'CharProcs', 'Encoding'].includes(key));
    const { glyphs, encoding } = usedGlyphs(font, codes);
    const resources = font.lookup(PDFName.of('Resources'));
    const procedures = PDFDict.withContext(this.#to);
    const own = PDFDict.withContext(this.#to);
    for (const [name, glyph] of glyphs) {
      procedures.set(name, this.#to.register(this.content(glyph)));
      if (resources instanceof PDFDict) merge(own, this.resourcesFor(glyph, resources));
    }
    target.set(PDFName.of('CharProcs'), procedures);
    target.set(PDFName.of('Encoding'), encoding(this.#to));
    target.set(PDFName.of('Resources'), own);
    return target;
  }

  #entries(source: PDFDict, keeps: (key: string) => boolean): PDFDict {
    const target = PDFDict.withContext(this.#to);
    for (const [key, value] of source.entries()) {
      if (keeps(key.decodeText())) target.set(key, this.copy(value));
    }
    return target;
  }

  #array(source: PDFArray): PDFArray {
    const target = PDFArray.withContext(this.#to);
    for (const value of source.asArray()) target.push(this.copy(value));
    return target;
  }

  #stream(source: PDFStream): PDFObject {
    if (!(source instanceof PDFRawStream)) return PDFNull;
    if (!isContent(source)) return PDFRawStream.of(this.dictionary(source.dict), source.contents);
    const target = this.content(source);
    const resources = source.dict.lookup(PDFName.of('Resources'));
    if (resources instanceof PDFDict) target.dict.set(PDFName.of('Resources'), this.resourcesFor(source, resources));
    return target;
  }

  /** A content stream with its marks made nameless. */
  content(source: PDFRawStream): PDFRawStream {
    const dictionary = this.dictionary(source.dict);
    dictionary.delete(PDFName.of('DecodeParms'));
    dictionary.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
    return PDFRawStream.of(dictionary, deflateSync(Buffer.from(withoutProperties(clearContent(source)), 'latin1')));
  }

  #reference(source: PDFRef): PDFObject {
    const known = this.#copied.get(source);
    if (known) return known;
    const object = this.#from.lookup(source);
    if (!object || isForeign(object)) return PDFNull;
    const target = this.#to.nextRef();
    this.#copied.set(source, target);
    this.#to.assign(target, this.copy(object));
    return target;
  }
}

const merge = (into: PDFDict, from: PDFDict): void => {
  for (const [category, entries] of from.entries()) {
    const there = into.lookup(category);
    if (!(there instanceof PDFDict)) into.set(category, entries);
    else if (entries instanceof PDFDict) for (const [key, value] of entries.entries()) there.set(key, value);
  }
};
