import { decodePDFRawStream, PDFName, PDFRawStream, type PDFContext, type PDFDict, type PDFRef } from '@cantoo/pdf-lib';
import { cutProgram, type CutProgram, type Manner } from '../fonts/cut-program.ts';
import { Uncuttable, type ShownGlyphs } from '../fonts/font-program.ts';
import { SelectionRefused } from './select-pages.ts';

const FILES = ['FontFile', 'FontFile2', 'FontFile3'];

/** The font program that a descriptor embeds. */
export const programOf = (descriptor: PDFDict): PDFRawStream | undefined => {
  const file = FILES.map((key) => descriptor.lookup(PDFName.of(key))).find((value) => value !== undefined);
  return file instanceof PDFRawStream ? file : undefined;
};

/** Uses of one program as one kind of font: what all of them show together, and the letters that tell it from other programs. */
type Use = { stream: PDFRawStream; manner: Manner; shown: ShownGlyphs; tag: string; cut?: { key: string; ref: PDFRef } | 'none' };

const union = (known: ShownGlyphs, more: ShownGlyphs): ShownGlyphs => {
  if (known.kind === 'composite') return more.kind === 'composite' ? { kind: 'composite', cids: new Set([...known.cids, ...more.cids]) } : known;
  return more.kind === 'simple' ? { ...known, codes: [...known.codes, ...more.codes] } : known;
};

const LETTERS = 26;
const TAG_LENGTH = 6;

/** Six capitals that count the programs of an extract; those of a source may be made of the letters that it has. */
const tagFor = (index: number): string =>
  Array.from({ length: TAG_LENGTH }, (_, place) => String.fromCharCode(65 + (Math.floor(index / LETTERS ** (TAG_LENGTH - 1 - place)) % LETTERS))).join('');

const decoded = (stream: PDFRawStream): Buffer => {
  try {
    const bytes = decodePDFRawStream(stream).decode();
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  } catch {
    throw new SelectionRefused('unreadable-source');
  }
};

/** The font programs of an extract, each cut once to what all its uses show. */
export class ReleasedPrograms {
  readonly #to: PDFContext;
  readonly #uses: Use[] = [];

  constructor(to: PDFContext) {
    this.#to = to;
  }

  /** Notes what a font shows of a program. All uses have to be noted before the first is cut. */
  use(stream: PDFRawStream, manner: Manner, shown: ShownGlyphs): Use {
    const known = this.#uses.find((use) => use.stream === stream && use.manner === manner && use.shown.kind === shown.kind);
    if (known) {
      known.shown = union(known.shown, shown);
      return known;
    }
    const use: Use = { stream, manner, shown, tag: tagFor(this.#uses.length) };
    this.#uses.push(use);
    return use;
  }

  /** The cut program and the key under which a descriptor has it; nothing where it has no glyphs. Throws `Uncuttable`. */
  cut(use: Use): { key: string; ref: PDFRef } | undefined {
    use.cut ??= this.#cut(use) ?? 'none';
    return use.cut === 'none' ? undefined : use.cut;
  }

  #cut({ stream, manner, shown }: Use): { key: string; ref: PDFRef } | undefined {
    const cut = cutProgram(decoded(stream), manner, shown);
    return cut && { key: KEYS[cut.kind], ref: this.#to.register(this.#written(cut, shown)) };
  }

  #written(cut: CutProgram, { kind }: ShownGlyphs): PDFRawStream {
    if (cut.kind === 'cff') return this.#to.flateStream(cut.bytes, { Subtype: kind === 'simple' ? 'Type1C' : 'CIDFontType0C' });
    if (cut.kind === 'truetype') return this.#to.flateStream(cut.bytes, { Length1: cut.bytes.length });
    const { clear, hidden, tail } = cut.parts;
    return this.#to.flateStream(Buffer.concat([clear, hidden, tail]), { Length1: clear.length, Length2: hidden.length, Length3: tail.length });
  }
}

const KEYS = { truetype: 'FontFile2', cff: 'FontFile3', type1: 'FontFile' };

/** How readers find glyphs by the kind of font that a dictionary says it is. */
export const mannerOf = (subtype: string): Manner => {
  if (subtype === 'TrueType' || subtype === 'CIDFontType2') return 'truetype';
  if (subtype === 'Type1' || subtype === 'MMType1' || subtype === 'CIDFontType0') return 'type1';
  throw new Uncuttable('an unknown kind of font');
};
