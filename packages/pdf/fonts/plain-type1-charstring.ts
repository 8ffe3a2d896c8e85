import { Uncuttable } from './font-program.ts';
import { shortNumber } from './short-number.ts';

const DEEPEST = 10;
const LONGEST = 65_535;
/** A glyph has a few dozen calls; more is an attack on the reader. */
const MOST_CALLS = 500;

const OP = { hstem: 1, vstem: 3, callSubr: 10, return: 11, escape: 12, end: 14 };
const ESCAPED = {
  dotSection: 0,
  vstem3: 1,
  hstem3: 2,
  seac: 6,
  sbw: 7,
  div: 12,
  callOther: 16,
  pop: 17,
  setCurrentPoint: 33,
};
const HINTS = new Set([ESCAPED.dotSection, ESCAPED.vstem3, ESCAPED.hstem3]);
const FLEX = new Set([0, 1, 2]);
const REPLACE_HINTS = 3;

/** An operand that has been written: a number, or bytes that leave one on the stack. */
type Operand = { bytes: Buffer; value: number | undefined };

const numberAt = (code: Buffer, at: number): Operand => {
  if (code.readUInt8(at) === 255) return { bytes: code.subarray(at, at + 5), value: code.readInt32BE(at + 1) };
  const { value, length } = shortNumber(code, at);
  return { bytes: code.subarray(at, at + length), value };
};

/** Writes a charstring without calls, as it is run. */
class Writing {
  readonly #subrs: ReadonlyMap<number, Buffer>;
  readonly #hinted: boolean;
  readonly #parts: Buffer[] = [];
  #operands: Operand[] = [];
  #given: Operand[] = [];
  #length = 0;
  #calls = 0;
  replacesHints = false;

  constructor(subrs: ReadonlyMap<number, Buffer>, hinted: boolean) {
    this.#subrs = subrs;
    this.#hinted = hinted;
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
      if (first >= 32) {
        const operand = numberAt(code, at);
        this.#operands.push(operand);
        at += operand.bytes.length;
        continue;
      }
      at += first === OP.escape ? 2 : 1;
      if (first === OP.return) return false;
      if (first === OP.escape) {
        this.#escaped(code.readUInt8(at - 1));
      } else if (first === OP.callSubr) {
        if (this.#call(depth)) return true;
      } else if (first === OP.hstem || first === OP.vstem) {
        this.#hint(Buffer.from([first]));
      } else {
        this.#write(Buffer.from([first]));
      }
      if (first === OP.end) return true;
    }
    return false;
  }

  #write(operator: Buffer): void {
    for (const part of [...this.#operands.map(({ bytes }) => bytes), operator]) {
      this.#parts.push(part);
      this.#length += part.length;
    }
    if (this.#length > LONGEST) throw new Uncuttable('a charstring too long');
    this.#operands = [];
  }

  #hint(operator: Buffer): void {
    if (this.#hinted) this.#write(operator);
    else this.#operands = [];
  }

  #number(): number {
    const value = this.#operands.pop()?.value;
    if (value === undefined) throw new Uncuttable('a number that is not written');
    return value;
  }

  #call(depth: number): boolean {
    const subr = this.#subrs.get(this.#number());
    if (!subr) throw new Uncuttable('a call of nothing');
    return this.run(subr, depth + 1);
  }

  #escaped(operator: number): void {
    const bytes = Buffer.from([OP.escape, operator]);
    if (operator === ESCAPED.seac) throw new Uncuttable('a glyph made of two letters');
    if (operator === ESCAPED.callOther) return this.#other(bytes);
    if (HINTS.has(operator)) return this.#hint(bytes);
    if (operator === ESCAPED.div) {
      const operands = this.#operands.splice(-2);
      this.#operands.push({
        bytes: Buffer.concat([...operands.map((operand) => operand.bytes), bytes]),
        value: undefined,
      });
    } else if (operator === ESCAPED.pop) {
      this.#operands.push(this.#given.pop() ?? { bytes, value: undefined });
    } else if (operator === ESCAPED.sbw || operator === ESCAPED.setCurrentPoint) {
      this.#write(bytes);
    } else {
      throw new Uncuttable('an unknown operator');
    }
  }

  /** Procedures in PostScript: only those for flat curves and for changing hints are known (Adobe Type 1 Font Format, 8). */
  #other(bytes: Buffer): void {
    const procedure = this.#number();
    const count = this.#number();
    const given = this.#operands.splice(this.#operands.length - count);
    if (given.length !== count || count < 0) throw new Uncuttable('too few numbers');
    if (procedure === REPLACE_HINTS) {
      this.replacesHints = true;
      this.#given = given;
    } else if (FLEX.has(procedure)) {
      this.#given = [];
      this.#operands.push(...given, literal(count), literal(procedure));
      this.#write(bytes);
    } else {
      throw new Uncuttable('an unknown procedure');
    }
  }
}

const literal = (value: number): Operand => ({ bytes: Buffer.from([139 + value]), value });

const ENDED = Buffer.from([OP.end]);

/** A glyph's charstring (Adobe Type 1 Font Format, 6) with its subroutines written out; without hints, where it changes them on the way. */
export const plainType1Charstring = (code: Buffer, subrs: ReadonlyMap<number, Buffer>): Buffer => {
  const write = (hinted: boolean): Writing & { over?: boolean } => {
    const writing = new Writing(subrs, hinted);
    return Object.assign(writing, { over: writing.run(code) });
  };
  const first = write(true);
  const { bytes, over } = first.replacesHints ? write(false) : first;
  return over ? bytes : Buffer.concat([bytes, ENDED]);
};
