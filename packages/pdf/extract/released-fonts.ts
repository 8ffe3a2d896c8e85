import { PDFArray, PDFDict, PDFName, PDFRawStream, type PDFContext, type PDFRef } from '@cantoo/pdf-lib';

import { ascending, Uncuttable } from '../fonts/font-program.ts';
import { codingOf, mapOf, type Code, type Coding } from './font-codes.ts';
import { usedCidWidths } from './font-widths.ts';
import type { Kind } from './places.ts';
import { clearContent } from './plain-content.ts';
import { nameIn, numberIn } from './read-entry.ts';
import { mannerOf, programOf, ReleasedPrograms } from './released-programs.ts';
import { setMeanings, setWidths } from './shown-codes.ts';
import { simpleCodes } from './simple-codes.ts';
import { Unreleasable } from './unreleasable.ts';
import { usedNames } from './used-glyphs.ts';

/** Copies the entries of a dictionary of some kind, but for a few. */
export type CopyEntries = (source: PDFDict, kind: Kind, without?: ReadonlySet<string>) => PDFDict;

type Released = { font: PDFDict; ref: PDFRef; strings: Set<string> };

type Program = ReturnType<ReleasedPrograms['use']>;

const key = (name: string): PDFName => PDFName.of(name);

const TYPE = key('Type');

const descendantOf = (font: PDFDict): PDFDict | undefined => {
  const fonts = font.lookup(key('DescendantFonts'));
  const first = fonts instanceof PDFArray ? fonts.lookup(0) : undefined;
  return first instanceof PDFDict ? first : undefined;
};

const tagged = (name: string, tag: string | undefined): PDFName =>
  PDFName.of(tag === undefined ? name : name.replace(/^[A-Z]{6}\+/, `${tag}+`));

/** The fonts of an extract: each copied once, with what its pages show of it and nothing of its other letters. */
export class ReleasedFonts {
  readonly #to: PDFContext;
  readonly #entries: CopyEntries;
  readonly #released = new Map<PDFDict, Released>();
  readonly #programs: ReleasedPrograms;

  constructor(to: PDFContext, entries: CopyEntries) {
    this.#to = to;
    this.#entries = entries;
    this.#programs = new ReleasedPrograms(to);
  }

  /** Notes that some strings are shown in a font, and gives the reference under which it will be. */
  show(font: PDFDict, strings: Iterable<string>): PDFRef {
    const released = this.#released.get(font) ?? { font, ref: this.#to.nextRef(), strings: new Set<string>() };
    this.#released.set(font, released);
    for (const text of strings) released.strings.add(text);
    return released.ref;
  }

  /** Writes all fonts. Throws `Unreleasable`, `SelectionRefused`. */
  finish(): void {
    const failed = new Set<PDFDict>();
    let reason: unknown;
    const attempt = <Result>(font: PDFDict, act: () => Result): Result | undefined => {
      try {
        return act();
      } catch (cause) {
        if (!(cause instanceof Uncuttable)) throw cause;
        failed.add(font);
        reason = cause;
        return undefined;
      }
    };
    const written = [...this.#released.values()].flatMap(({ font, ref, strings }) => {
      const write = attempt(font, () => this.#prepared(font, strings));
      return write ? [{ font, ref, write }] : [];
    });
    for (const { font, ref, write } of written) {
      const object = attempt(font, write);
      if (object) this.#to.assign(ref, object);
    }
    if (failed.size > 0) throw new Unreleasable(failed, { cause: reason });
  }

  /** Records what a font shows of its program; returns the function that writes the font. */
  #prepared(font: PDFDict, strings: Set<string>): () => PDFDict {
    const descendant = nameIn(font, 'Subtype') === 'Type0' ? descendantOf(font) : undefined;
    return descendant ? this.#composite(font, descendant, strings) : this.#simple(font, strings);
  }

  #simple(font: PDFDict, strings: Set<string>): () => PDFDict {
    const codes = ascending(new Set([...strings].flatMap((text) => Array.from(text, (byte) => byte.charCodeAt(0)))));
    const descriptor = font.lookup(key('FontDescriptor'));
    const stream = descriptor instanceof PDFDict ? programOf(descriptor) : undefined;
    const firstCode = numberIn(font, 'FirstChar') ?? 0;
    const program =
      stream &&
      this.#programs.use(stream, mannerOf(nameIn(font, 'Subtype')), {
        kind: 'simple',
        codes: simpleCodes(font, codes),
        firstCode,
      });
    return () => {
      const target = this.#frame(font, program, ['Widths', 'FirstChar', 'LastChar']);
      const encoding = font.lookup(key('Encoding'));
      if (encoding instanceof PDFDict) target.set(key('Encoding'), this.#encoding(encoding, font, codes));
      else if (encoding instanceof PDFName) target.set(key('Encoding'), encoding);
      setWidths(target, font, codes);
      if (descriptor instanceof PDFDict) target.set(key('FontDescriptor'), this.#descriptor(descriptor, program));
      setMeanings(target, font, new Set(codes));
      return target;
    };
  }

  /** An encoding with the names of the codes shown. */
  #encoding(encoding: PDFDict, font: PDFDict, codes: number[]): PDFDict {
    const kept = this.#entries(encoding, 'encoding', new Set(['Differences']));
    if (encoding.has(key('Differences'))) kept.set(key('Differences'), usedNames(font, new Set(codes), this.#to));
    return kept;
  }

  #composite(font: PDFDict, descendant: PDFDict, strings: Set<string>): () => PDFDict {
    const coding = codingOf(font);
    const shown = coding && shownCodes(coding, strings);
    const descriptor = descendant.lookup(key('FontDescriptor'));
    const stream = descriptor instanceof PDFDict ? programOf(descriptor) : undefined;
    if (stream && !shown) throw new Uncuttable('codes that only readers know');
    const cids = ascending(new Set(shown?.map(({ cid }) => cid)));
    const map = descendant.lookup(key('CIDToGIDMap'));
    const glyphs = map instanceof PDFRawStream ? glyphMap(map) : undefined;
    const program =
      stream &&
      this.#programs.use(stream, mannerOf(nameIn(descendant, 'Subtype')), {
        kind: 'composite',
        cids: new Set(cids.map((cid) => glyphs?.(cid) ?? cid)),
      });
    return () => {
      const target = this.#frame(font, program, []);
      const encoding = font.lookup(key('Encoding'));
      if (encoding instanceof PDFRawStream && coding && shown)
        target.set(key('Encoding'), this.#characterMap(encoding, coding, shown));
      else if (encoding instanceof PDFName) target.set(key('Encoding'), encoding);
      const under = this.#frame(descendant, program, ['CIDToGIDMap', ...(shown ? ['W', 'W2'] : [])]);
      for (const [name, size] of [
        ['W', 1],
        ['W2', 3],
      ] as const) {
        const widths = descendant.lookup(key(name));
        if (shown && widths instanceof PDFArray)
          under.set(key(name), usedCidWidths(widths, { size, cids, context: this.#to }));
      }
      if (glyphs) under.set(key('CIDToGIDMap'), this.#to.register(this.#to.flateStream(writtenMap(cids, glyphs))));
      else if (map instanceof PDFName) under.set(key('CIDToGIDMap'), map);
      if (descriptor instanceof PDFDict) under.set(key('FontDescriptor'), this.#descriptor(descriptor, program));
      target.set(key('DescendantFonts'), this.#to.obj([this.#to.register(under)]));
      setMeanings(target, font, shown ? new Set(shown.map(({ number }) => number)) : undefined);
      return target;
    };
  }

  #characterMap(source: PDFRawStream, { spaces }: Coding, shown: Code[]): PDFRef {
    const keys = this.#entries(source.dict, 'codes');
    const stream = this.#to.flateStream(mapOf(shown, spaces));
    for (const [name, value] of keys.entries()) stream.dict.set(name, value);
    stream.dict.set(key('CMapName'), key('Embedded'));
    return this.#to.register(stream);
  }

  /** A font's own keys, and neither tables of its letters nor its program. */
  #frame(font: PDFDict, program: Program | undefined, without: string[]): PDFDict {
    const target = this.#entries(font, 'font', new Set(['FontDescriptor', ...without]));
    if (nameIn(target, 'Type') !== 'Font') target.set(TYPE, key('Font'));
    if (font.has(key('BaseFont'))) target.set(key('BaseFont'), tagged(nameIn(font, 'BaseFont'), program?.tag));
    return target;
  }

  #descriptor(descriptor: PDFDict, program: Program | undefined): PDFRef {
    const target = this.#entries(descriptor, 'descriptor');
    if (nameIn(target, 'Type') !== 'FontDescriptor') target.set(TYPE, key('FontDescriptor'));
    if (descriptor.has(key('FontName')))
      target.set(key('FontName'), tagged(nameIn(descriptor, 'FontName'), program?.tag));
    const cut = program && this.#programs.cut(program);
    if (cut) target.set(key(cut.key), cut.ref);
    return this.#to.register(target);
  }
}

/** The codes of some strings, each once, in order. */
const shownCodes = ({ codesIn }: Coding, strings: Set<string>): Code[] => {
  const codes = new Map([...strings].flatMap(codesIn).map((code) => [code.bytes, code]));
  return [...codes.values()].toSorted((a, b) => a.bytes.length - b.bytes.length || a.number - b.number);
};

const glyphMap = (map: PDFRawStream): ((cid: number) => number) => {
  const bytes = Buffer.from(clearContent(map), 'latin1');
  return (cid) => (2 * cid + 2 <= bytes.length ? bytes.readUInt16BE(2 * cid) : 0);
};

const writtenMap = (cids: number[], glyphOf: (cid: number) => number): Buffer => {
  const map = Buffer.alloc(2 * ((cids.at(-1) ?? 0) + 1));
  for (const cid of cids) map.writeUInt16BE(glyphOf(cid), 2 * cid);
  return map;
};
