import { Uncuttable } from './font-program.ts';
import { shortNumber } from './short-number.ts';

/** Subroutines of a program, and of the font that a glyph belongs to. */
export type Subroutines = { global: Buffer[]; local: Buffer[] };

const DEEPEST = 10;
/** The longest charstring that readers take (Adobe Technical Note 5177, appendix B). */
const LONGEST = 65_535;
/** A glyph has a few dozen calls; more is an attack on the reader. */
const MOST_CALLS = 500;

const CALL_LOCAL = 10;
const RETURN = 11;
const ESCAPE = 12;
const END = 14;
const MASKS = new Set([19, 20]);
const STEMS = new Set([1, 3, 18, 23]);
const CALL_GLOBAL = 29;
const FLEXES = new Set([34, 35, 36, 37]);
/** A hint of Type 1 that stayed behind where a program was rewritten, and does nothing (Adobe Technical Note 5177, appendix A). */
const DOT_SECTION = 0;

const bias = (subrs: Buffer[]): number => (subrs.length < 1240 ? 107 : subrs.length < 33_900 ? 1131 : 32_768);

const numberLength = (first: number): number =>
  first === 28 ? 3 : first === 255 ? 5 : first >= 247 ? 2 : first >= 32 ? 1 : 0;

const valueOf = (bytes: Buffer): number =>
  bytes.readUInt8(0) === 28 ? bytes.readInt16BE(1) : shortNumber(bytes, 0).value;

/** Writes a charstring without calls, as it is run. */
class Writing {
  readonly #subrs: Subroutines;
  readonly #parts: Buffer[] = [];
  #length = 0;
  #calls = 0;
  /** Operands since the last operator that used them up, and whether the last thing written is one. */
  #operands = 0;
  #stems = 0;

  constructor(subrs: Subroutines) {
    this.#subrs = subrs;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  /** Whether the glyph is over. */
  run(code: Buffer, depth = 0): boolean {
    this.#calls += 1;
    if (depth > DEEPEST || this.#calls > MOST_CALLS) throw new Uncuttable('subroutines too deep');
    for (let at = 0; at < code.length;) {
      const first = code.readUInt8(at);
      const length = numberLength(first);
      if (length > 0) {
        if (at + length > code.length) throw new Uncuttable('a charstring that ends too early');
        this.#write(code.subarray(at, at + length));
        this.#operands += 1;
        at += length;
        continue;
      }
      at += 1;
      if (first === RETURN) return false;
      if (first === CALL_LOCAL || first === CALL_GLOBAL) {
        if (this.#call(first === CALL_LOCAL ? this.#subrs.local : this.#subrs.global, depth)) return true;
        continue;
      }
      at += this.#operator(code, at, first);
      if (first === END) return true;
    }
    return false;
  }

  #write(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    if (this.#length > LONGEST) throw new Uncuttable('a charstring too long');
  }

  /** The operand of a call has to be the number that was written last. */
  #call(subrs: Buffer[], depth: number): boolean {
    const operand = this.#operands > 0 ? this.#parts.pop() : undefined;
    if (!operand || operand.readUInt8(0) === 255) throw new Uncuttable('a call without a number');
    this.#length -= operand.length;
    this.#operands -= 1;
    const subr = subrs[valueOf(operand) + bias(subrs)];
    if (!subr) throw new Uncuttable('a call of nothing');
    return this.run(subr, depth + 1);
  }

  /** Writes an operator and gives how many bytes after it belong to it. */
  #operator(code: Buffer, at: number, first: number): number {
    const stems = STEMS.has(first) || MASKS.has(first);
    if (stems) this.#stems += Math.floor(this.#operands / 2);
    if (first === ESCAPE && code.readUInt8(at) === DOT_SECTION) return 1;
    if (first === ESCAPE && !FLEXES.has(code.readUInt8(at))) throw new Uncuttable('arithmetic in a charstring');
    if (first === END && this.#operands > 1) throw new Uncuttable('a glyph made of two letters');
    const further = first === ESCAPE ? 1 : MASKS.has(first) ? Math.ceil(this.#stems / 8) : 0;
    this.#write(code.subarray(at - 1, at + further));
    this.#operands = 0;
    return further;
  }
}

const ENDED = Buffer.from([END]);

/** A glyph's charstring (Adobe Technical Note 5177) with its subroutines written out. Throws `Uncuttable`. */
export const plainCharstring = (code: Buffer, subrs: Subroutines): Buffer => {
  const writing = new Writing(subrs);
  return writing.run(code) ? writing.bytes : Buffer.concat([writing.bytes, ENDED]);
};
