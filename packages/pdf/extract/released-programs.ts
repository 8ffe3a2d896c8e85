import { PDFName, PDFRawStream, type PDFContext, type PDFDict, type PDFRef } from '@cantoo/pdf-lib';

import { EngineFailure } from '../engine/run-engine.ts';
import { cutProgram, type CutProgram, type Manner } from '../fonts/cut-program.ts';
import { Uncuttable, type ShownGlyphs, type SimpleCode } from '../fonts/font-program.ts';
import { decodedStream } from './decoded-stream.ts';

const FILES = ['FontFile', 'FontFile2', 'FontFile3'];

/** The font program that a descriptor embeds. */
export const programOf = (descriptor: PDFDict): PDFRawStream | undefined => {
  const file = FILES.map((key) => descriptor.lookup(PDFName.of(key))).find((value) => value !== undefined);
  return file instanceof PDFRawStream ? file : undefined;
};

/** What all fonts that use a program show of it. */
type Shown = { kind: 'simple'; codes: SimpleCode[]; firstCode: number } | { kind: 'composite'; cids: Set<number> };

/** Uses of one program as one kind of font, and the six-letter tag that tells it from other programs. */
type Use = {
  stream: PDFRawStream;
  manner: Manner;
  shown: Shown;
  said: Set<string>;
  tag: string;
  cut?: { key: string; ref: PDFRef } | 'none';
};

const add = ({ shown, said }: Use, more: ShownGlyphs): void => {
  const { cids, codes } = { cids: [], codes: [], ...more };
  if (shown.kind === 'composite') {
    for (const cid of cids) shown.cids.add(cid);
  } else {
    for (const code of codes) {
      const words = JSON.stringify(code);
      if (!said.has(words)) shown.codes.push(code);
      said.add(words);
    }
  }
};

const nothing = (shown: ShownGlyphs): Shown =>
  shown.kind === 'composite' ? { kind: 'composite', cids: new Set() } : { ...shown, codes: [] };

const LETTERS = 26;
const TAG_LENGTH = 6;

/** Six capitals that number the programs of an extract. A source's own tag is not kept: it may be derived from the letters the source uses. */
const tagFor = (index: number): string =>
  Array.from({ length: TAG_LENGTH }, (_, place) =>
    String.fromCharCode(65 + (Math.floor(index / LETTERS ** (TAG_LENGTH - 1 - place)) % LETTERS)),
  ).join('');

/** The time limit for all fonts of an extract; beyond it the build fails, since making images instead would depend on the machine's speed. */
const MOST_MS = 60_000;

/** The font programs of an extract, each cut once to what all its uses show. */
export class ReleasedPrograms {
  readonly #to: PDFContext;
  readonly #uses: Use[] = [];
  readonly #now: () => number;
  #spentMs = 0;

  /** `now` is in milliseconds. */
  constructor(to: PDFContext, now: () => number = () => performance.now()) {
    this.#to = to;
    this.#now = now;
  }

  /** Notes what a font shows of a program. All uses have to be noted before the first is cut. */
  use(stream: PDFRawStream, manner: Manner, shown: ShownGlyphs): Use {
    const known = this.#uses.find(
      (use) => use.stream === stream && use.manner === manner && use.shown.kind === shown.kind,
    );
    const use = known ?? { stream, manner, shown: nothing(shown), said: new Set(), tag: tagFor(this.#uses.length) };
    if (!known) this.#uses.push(use);
    add(use, shown);
    return use;
  }

  /** The cut program and the key under which a descriptor has it; nothing where it has no glyphs. Throws `Uncuttable`, `EngineFailure`. */
  cut(use: Use): { key: string; ref: PDFRef } | undefined {
    use.cut ??= this.#cut(use) ?? 'none';
    return use.cut === 'none' ? undefined : use.cut;
  }

  #cut({ stream, manner, shown }: Use): { key: string; ref: PDFRef } | undefined {
    if (this.#spentMs > MOST_MS) throw new EngineFailure('timed-out');
    const cut = this.#timed(() => cutProgram(decodedStream(stream), manner, shown));
    return cut && { key: KEYS[cut.kind], ref: this.#to.register(this.#written(cut, shown)) };
  }

  #timed<Result>(run: () => Result): Result {
    const from = this.#now();
    try {
      return run();
    } finally {
      this.#spentMs += this.#now() - from;
    }
  }

  #written(cut: CutProgram, { kind }: ShownGlyphs): PDFRawStream {
    if (cut.kind === 'cff')
      return this.#to.flateStream(cut.bytes, { Subtype: kind === 'simple' ? 'Type1C' : 'CIDFontType0C' });
    if (cut.kind === 'truetype') return this.#to.flateStream(cut.bytes, { Length1: cut.bytes.length });
    const { clear, hidden, tail } = cut.parts;
    return this.#to.flateStream(Buffer.concat([clear, hidden, tail]), {
      Length1: clear.length,
      Length2: hidden.length,
      Length3: tail.length,
    });
  }
}

const KEYS = { truetype: 'FontFile2', cff: 'FontFile3', type1: 'FontFile' };

/** How readers find glyphs by the kind of font that a dictionary says it is. */
export const mannerOf = (subtype: string): Manner => {
  if (subtype === 'TrueType' || subtype === 'CIDFontType2') return 'truetype';
  if (subtype === 'Type1' || subtype === 'MMType1' || subtype === 'CIDFontType0') return 'type1';
  throw new Uncuttable('an unknown kind of font');
};
