import { PDFArray, PDFDict, PDFName, PDFNull, PDFRawStream, PDFRef, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { noUse, readUse, type Category, type ContentUse } from './content-use.ts';
import { fits, isForeign, isForm, keptKeys } from './kept-keys.ts';
import { clearContent, isContent, plainStream, withoutWords } from './plain-content.ts';
import { usedGlyphs, usedNames } from './used-glyphs.ts';
import { meaningsIn, tableOf, usedMeanings, type ShownCodes } from './used-meanings.ts';

const CATEGORIES: readonly Category[] = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font'];
/** Forms that paint themselves are drawn by no reader; deeper ones than this are made to exhaust it. */
const DEEPEST = 28;
const NO_CODES: ShownCodes = { single: new Set(), pairs: new Set() };

/**
 * Copies what a page draws with from one document into another, and nothing that hangs on it: a resource is copied only when the
 * content that it belongs to names it, and no page, annotation, structure, metadata, attachment or private data can be reached
 * through what is copied.
 */
export class ResidueFreeCopy {
  readonly #from: PDFContext;
  readonly #to: PDFContext;
  readonly #copied = new Map<PDFRef, PDFRef>();
  readonly #tables = new Map<PDFRawStream, ReturnType<typeof meaningsIn>>();

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
      const used = entries instanceof PDFDict ? this.#used(entries, category, use) : undefined;
      if (used && used.keys().length > 0) target.set(PDFName.of(category), used);
    }
    return target;
  }

  #used(entries: PDFDict, category: Category, use: ContentUse): PDFDict {
    const target = PDFDict.withContext(this.#to);
    for (const [key, value] of entries.entries()) {
      const name = key.decodeText();
      const object = this.#from.lookup(value);
      if (!use.names[category].has(name) || !fits(category, object)) continue;
      const font = category === 'Font' ? object : undefined;
      target.set(key, font instanceof PDFDict ? this.#font(font, use.codes.get(name) ?? NO_CODES) : this.copy(value));
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

  /** A font without names and meanings of letters that other pages write. */
  #font(font: PDFDict, codes: ShownCodes): PDFObject {
    if (font.has(PDFName.of('CharProcs'))) return this.#type3(font, codes.single);
    const [encoding, table] = ['Encoding', 'ToUnicode'].map((key) => font.lookup(PDFName.of(key)));
    const named = encoding instanceof PDFDict && encoding.has(PDFName.of('Differences'));
    if (!named && !(table instanceof PDFRawStream)) return this.copy(font);
    const keeps = keptKeys(font);
    const target = this.#entries(font, (key) => keeps(key) && key !== 'ToUnicode' && !(named && key === 'Encoding'));
    if (named) {
      const kept = this.#entries(encoding, (key) => key !== 'Differences');
      kept.set(PDFName.of('Differences'), usedNames(font, codes.single, this.#to));
      target.set(PDFName.of('Encoding'), kept);
    }
    if (table instanceof PDFRawStream) target.set(PDFName.of('ToUnicode'), this.#meanings(table, codes));
    return this.#to.register(target);
  }

  #meanings(table: PDFRawStream, codes: ShownCodes): PDFRef {
    const meanings = this.#tables.get(table) ?? meaningsIn(clearContent(table));
    this.#tables.set(table, meanings);
    return this.#to.register(this.#to.flateStream(tableOf(usedMeanings(meanings, codes))));
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
      const name = key.decodeText();
      if (keeps(name) && fits(name, this.#from.lookup(value))) target.set(key, this.copy(value));
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
    if (!isContent(source)) return this.#plain(source);
    const target = this.content(source);
    const resources = source.dict.lookup(PDFName.of('Resources'));
    if (resources instanceof PDFDict) target.dict.set(PDFName.of('Resources'), this.resourcesFor(source, resources));
    return target;
  }

  #plain(source: PDFRawStream): PDFRawStream {
    const { contents, filtered } = plainStream(source);
    return PDFRawStream.of(filtered ? this.dictionary(source.dict) : this.#deflated(source.dict), contents);
  }

  #deflated(keys?: PDFDict): PDFDict {
    const dictionary = keys ? this.dictionary(keys) : PDFDict.withContext(this.#to);
    dictionary.delete(PDFName.of('DecodeParms'));
    dictionary.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
    return dictionary;
  }

  /** A content stream with its marks made nameless and its comments left out. Only that of a form or tile keeps keys. */
  content(source: PDFRawStream): PDFRawStream {
    const keys = isContent(source) ? this.#deflated(source.dict) : this.#deflated();
    return PDFRawStream.of(keys, deflateSync(Buffer.from(withoutWords(clearContent(source)), 'latin1')));
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
