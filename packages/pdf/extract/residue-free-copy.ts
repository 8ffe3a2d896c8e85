import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNull,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';

import { ascending } from '../fonts/font-program.ts';
import { ContentReader } from './content-reader.ts';
import type { Category, ContentUse } from './content-use.ts';
import { deflated, DEFLATED, type Coding } from './deflated.ts';
import { fitsPlainly, kindAt, placesIn, placeUnder, type Kind, type Place } from './places.ts';
import { withoutWords } from './plain-content.ts';
import { plainStream } from './plain-stream.ts';
import { ReleasedFonts } from './released-fonts.ts';
import { setMeanings, setWidths } from './shown-codes.ts';
import { Unreleasable } from './unreleasable.ts';
import { usedGlyphs } from './used-glyphs.ts';

const CATEGORIES: readonly Category[] = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font'];
const PLACES: Record<Exclude<Category, 'Font'>, Place> = {
  ExtGState: 'state',
  ColorSpace: 'colours',
  Pattern: 'pattern',
  Shading: 'shading',
  XObject: 'xObject',
};
/** Keys of a Type 3 font that describe its letters. */
const OF_LETTERS = new Set(['Widths', 'FirstChar', 'LastChar']);

const FONT = PDFName.of('Font');

/**
 * Copies the resources that a page draws with from one document into another, and nothing else that they refer to: a resource is copied only when the
 * content that it belongs to names it, and no page, annotation, structure, metadata, attachment or private data can be reached
 * through what is copied.
 */
export class ResidueFreeCopy {
  readonly #from: PDFContext;
  readonly #to: PDFContext;
  /** By where it stands too: what is a font descriptor in one place may be called one in another. */
  readonly #copied = new Map<PDFRef, Map<Place, PDFRef>>();
  readonly #fonts: ReleasedFonts;
  readonly #reader: ContentReader;
  readonly #drawn: { font: PDFDict; resources: PDFObject; letters: string; ref: PDFRef }[] = [];

  constructor(from: PDFContext, to: PDFContext) {
    this.#from = from;
    this.#to = to;
    this.#reader = new ContentReader(from);
    this.#fonts = new ReleasedFonts(to, (source, kind, without) => this.#entries(source, kind, without));
  }

  /** An object as it may stand at a place; nothing of it where it may not. */
  copy(object: PDFObject, place: Place): PDFObject {
    if (object instanceof PDFRef) return this.#reference(object, place);
    if (object instanceof PDFStream || object instanceof PDFDict) {
      const kind = kindAt(object, place);
      if (kind === undefined) return PDFNull;
      return object instanceof PDFStream ? this.#stream(object, kind) : this.#entries(object, kind);
    }
    if (object instanceof PDFArray) return this.#array(object, place);
    return fitsPlainly(object, place) ? object : PDFNull;
  }

  /** Writes the fonts, once everything that shows them is copied. Throws `Unreleasable`, `SelectionRefused`. */
  finish(): void {
    if (this.#reader.unread.size > 0) throw new Unreleasable(this.#reader.unread);
    this.#fonts.finish();
  }

  /** The resources that a content stream uses, and no others. */
  resourcesFor(content: PDFRawStream, resources: PDFDict): PDFDict {
    const use = this.#reader.useOf(content, resources);
    const target = PDFDict.withContext(this.#to);
    for (const category of CATEGORIES) {
      const used = this.#used(resources, category, use);
      if (category === 'XObject') this.#addInline(used, use);
      if (used.keys().length > 0) target.set(PDFName.of(category), used);
    }
    return target;
  }

  #used(resources: PDFDict, category: Category, use: ContentUse): PDFDict {
    const target = PDFDict.withContext(this.#to);
    const entries = resources.lookup(PDFName.of(category));
    for (const [key, value] of entries instanceof PDFDict ? entries.entries() : []) {
      const name = key.decodeText();
      const object = this.#from.lookup(value);
      if (!use.names[category].has(name) || object === undefined) continue;
      if (category === 'Font')
        target.set(key, object instanceof PDFDict ? this.#font(object, shownIn(use, name), resources) : PDFNull);
      else if (category === 'ExtGState' && object instanceof PDFDict && object.has(FONT))
        target.set(key, this.#stateWithFont(object, use, resources));
      else if (this.#fits(object, PLACES[category])) target.set(key, this.copy(value, PLACES[category]));
    }
    return target;
  }

  #addInline(target: PDFDict, { names }: ContentUse): void {
    for (const name of names.XObject) {
      const [key, image] = [PDFName.of(name), this.#reader.inline.get(name)];
      if (image && !target.has(key)) target.set(key, this.#to.register(this.#plain(image, 'image')));
    }
  }

  /** A font with what is shown of it. A Type 3 font draws with resources of its own, or with those around it. */
  #font(font: PDFDict, strings: ReadonlySet<string>, around: PDFDict): PDFObject {
    if (!font.has(PDFName.of('CharProcs'))) return this.#fonts.show(font, strings);
    return this.#type3(
      font,
      new Set([...strings].flatMap((text) => Array.from(text, (byte) => byte.charCodeAt(0)))),
      around,
    );
  }

  /** A graphics state may choose a font; then whatever its content shows may be shown in it. */
  #stateWithFont(state: PDFDict, use: ContentUse, around: PDFDict): PDFDict {
    const target = this.#entries(state, 'state');
    const chosen = state.lookup(FONT);
    const [font, size] = chosen instanceof PDFArray && chosen.size() === 2 ? [chosen.lookup(0), chosen.lookup(1)] : [];
    if (!(font instanceof PDFDict) || !size) return target;
    target.set(
      FONT,
      this.#to.obj([
        this.#font(font, new Set([...use.shown.values()].flatMap((strings) => [...strings])), around),
        size,
      ]),
    );
    return target;
  }

  /** Copied once for the same letters, also where tiles or glyphs are drawn with one another. */
  #type3(font: PDFDict, codes: ReadonlySet<number>, around: PDFDict): PDFRef {
    const resources = font.lookup(PDFName.of('Resources')) ?? around;
    const letters = ascending(codes).join(' ');
    const known = this.#drawn.find(
      (drawn) => drawn.font === font && drawn.resources === resources && drawn.letters === letters,
    );
    if (known) return known.ref;
    const ref = this.#to.nextRef();
    this.#drawn.push({ font, resources, letters, ref });
    this.#to.assign(ref, this.#type3With(resources, font, codes));
    return ref;
  }

  #type3With(resources: PDFObject, font: PDFDict, codes: ReadonlySet<number>): PDFDict {
    const target = this.#entries(font, 'font', OF_LETTERS);
    setWidths(target, font, ascending(codes));
    setMeanings(target, font, codes);
    const { glyphs, encoding } = usedGlyphs(font, codes);
    const procedures = PDFDict.withContext(this.#to);
    const own = PDFDict.withContext(this.#to);
    for (const [name, glyph] of glyphs) {
      procedures.set(
        name,
        this.#to.register(this.content(glyph, resources instanceof PDFDict ? resources : undefined)),
      );
      if (resources instanceof PDFDict) merge(own, this.resourcesFor(glyph, resources));
    }
    target.set(PDFName.of('CharProcs'), procedures);
    target.set(PDFName.of('Encoding'), encoding(this.#to));
    target.set(PDFName.of('Resources'), own);
    return target;
  }

  #fits(object: PDFObject | undefined, place: Place): boolean {
    return !(object instanceof PDFStream || object instanceof PDFDict) || kindAt(object, place) !== undefined;
  }

  #entries(source: PDFDict, kind: Kind, without: ReadonlySet<string> = NONE): PDFDict {
    const target = PDFDict.withContext(this.#to);
    for (const [key, value] of source.entries()) {
      const name = key.decodeText();
      const place = without.has(name) ? undefined : placeUnder(kind, name);
      if (place && this.#fits(this.#from.lookup(value), place)) target.set(key, this.copy(value, place));
    }
    return target;
  }

  #array(source: PDFArray, place: Place): PDFArray {
    const target = PDFArray.withContext(this.#to);
    const placeOf = placesIn(source, place);
    for (const [index, value] of source.asArray().entries()) target.push(this.copy(value, placeOf(index)));
    return target;
  }

  #stream(source: PDFStream, kind: Kind): PDFObject {
    if (!(source instanceof PDFRawStream)) return PDFNull;
    if (kind !== 'form' && kind !== 'tile') return this.#plain(source, kind);
    const resources = source.dict.lookup(PDFName.of('Resources'));
    const without = kind === 'tile' ? PDFDict.withContext(this.#from) : undefined;
    const own = resources instanceof PDFDict ? resources : without;
    const target = this.content(source, own, kind);
    if (own) target.dict.set(PDFName.of('Resources'), this.resourcesFor(source, own));
    return target;
  }

  #plain(source: PDFRawStream, kind: Kind): PDFRawStream {
    const { contents, coding } = plainStream(source);
    const keys = this.#entries(source.dict, kind);
    return PDFRawStream.of(coding ? this.#coded(keys, coding) : keys, contents);
  }

  #coded(dictionary: PDFDict, { filter, parameters }: Coding): PDFDict {
    dictionary.delete(PDFName.of('DecodeParms'));
    dictionary.set(PDFName.of('Filter'), filter);
    if (parameters) dictionary.set(PDFName.of('DecodeParms'), this.copy(parameters, 'parameters'));
    return dictionary;
  }

  /** A content stream without comments and with the names of its marked content removed. Only the stream of a form or tile keeps its keys. */
  content(source: PDFRawStream, resources: PDFDict | undefined, kind?: 'form' | 'tile'): PDFRawStream {
    const keys = kind ? this.#entries(source.dict, kind) : PDFDict.withContext(this.#to);
    const content = this.#reader.read(source, resources);
    return PDFRawStream.of(this.#coded(keys, DEFLATED), deflated(Buffer.from(withoutWords(content), 'latin1')));
  }

  #reference(source: PDFRef, place: Place): PDFObject {
    const known = this.#copied.get(source) ?? new Map<Place, PDFRef>();
    this.#copied.set(source, known);
    const there = known.get(place);
    if (there) return there;
    const object = this.#from.lookup(source);
    if (!object || !this.#fits(object, place)) return PDFNull;
    const target = this.#to.nextRef();
    known.set(place, target);
    this.#to.assign(target, this.copy(object, place));
    return target;
  }
}

const NONE: ReadonlySet<string> = new Set();

/** What a font shows, and what is shown where none was chosen. */
const shownIn = ({ shown }: ContentUse, font: string): Set<string> =>
  new Set([...(shown.get(font) ?? []), ...(shown.get('') ?? [])]);

const merge = (into: PDFDict, from: PDFDict): void => {
  for (const [category, entries] of from.entries()) {
    const there = into.lookup(category);
    if (!(there instanceof PDFDict)) into.set(category, entries);
    else if (entries instanceof PDFDict) for (const [key, value] of entries.entries()) there.set(key, value);
  }
};
