import { Uncuttable } from './font-program.ts';
import { deciphered, KEY } from './type1-cipher.ts';

/** A Type 1 program: its glyphs and subroutines in the clear, its own encoding, and the words that describe it. */
export type Type1 = {
  glyphs: Map<string, Buffer>;
  subrs: Map<number, Buffer>;
  /** Nothing where it is StandardEncoding. */
  encoding: Map<number, string> | undefined;
  matrix: string;
  box: string;
  paint: string;
  hints: string[];
};

const SEGMENT = 0x80;
const LAST_SEGMENT = 3;

/** A program without the marks of a file for Windows. */
const unwrapped = (program: Buffer): Buffer => {
  if (program[0] !== SEGMENT) return program;
  const parts: Buffer[] = [];
  for (let at = 0; program[at] === SEGMENT && program[at + 1] !== LAST_SEGMENT;) {
    const length = program.readUInt32LE(at + 2);
    parts.push(program.subarray(at + 6, at + 6 + length));
    at += 6 + length;
  }
  return Buffer.concat(parts);
};

/** The clear part of a program, and the other deciphered; nothing where it has no other, and so no glyphs. */
const partsOf = (program: Buffer): { clear: string; hidden: Buffer } | undefined => {
  const whole = unwrapped(program);
  const mark = whole.indexOf('eexec');
  if (mark < 0) return undefined;
  let from = mark + 5;
  while ([9, 10, 13, 32].includes(whole[from] ?? 0)) from += 1;
  const cipher = whole.subarray(from);
  const hex = /^[\da-fA-F\s]{8}/.test(cipher.toString('latin1', 0, 8));
  const bytes = hex ? Buffer.from(cipher.toString('latin1').replaceAll(/\s/g, ''), 'hex') : cipher;
  return { clear: whole.toString('latin1', 0, mark), hidden: deciphered(bytes, KEY.program, 4) };
};

/** A name may be empty. */
const GLYPH = /\s*\/(\S*)\s+(\d{1,5})\s+\S+ /y;
const SUBR = /\s*dup\s+(\d{1,5})\s+(\d{1,5})\s+\S+ /y;
const DEFINED = /\s*(?:ND|\|-|(?:(?:noaccess|readonly|executeonly)\s+)?def)/y;
const ANOTHER = /\s*\/\S*\s+\S+\s+(?:RD|-\|)\s/y;
const PUT = /\s*(?:NP|\||(?:(?:noaccess|readonly|executeonly)\s+)?put)/y;

type Reading = { text: string; bytes: Buffer; lead: number };

/** Entries from a place on, each a key and a charstring, as long as there are any, and where they end. */
const entries = (
  { text, bytes, lead }: Reading,
  from: number,
  [begin, end]: [RegExp, RegExp],
): { found: Map<string, Buffer>; at: number } => {
  const found = new Map<string, Buffer>();
  for (let at = from; ;) {
    begin.lastIndex = at;
    const match = begin.exec(text);
    if (!match) return { found, at };
    const [, key = '', length = '0'] = match;
    const to = begin.lastIndex + Number(length);
    if (to > bytes.length) throw new Uncuttable('a charstring that ends too early');
    if (!found.has(key)) found.set(key, deciphered(bytes.subarray(begin.lastIndex, to), KEY.charstring, lead));
    end.lastIndex = to;
    if (!end.test(text)) throw new Uncuttable('a charstring without an end');
    at = end.lastIndex;
  }
};

/** Where the one list of a kind begins. */
const listAt = (text: string, pattern: RegExp): number | undefined => {
  const [first, ...others] = text.matchAll(pattern);
  if (others.length > 0) throw new Uncuttable('two lists of one kind');
  return first && first.index + first[0].length;
};

const HINTS =
  /\/(?:BlueValues|OtherBlues|FamilyBlues|FamilyOtherBlues|BlueScale|BlueShift|BlueFuzz|StdHW|StdVW|StemSnapH|StemSnapV|ForceBold|LanguageGroup|ExpansionFactor|RndStemUp)\s*(?:\[[-\d.eE\s]*\]|\{[-\d.eE\s]*\}|[-+\d.eE]+|true|false)/g;

const encodingIn = (clear: string): Map<number, string> | undefined => {
  if (/\/Encoding\s+StandardEncoding\s/.test(clear)) return undefined;
  if (/dup\s+\d+#/.test(clear)) throw new Uncuttable('codes in another base');
  return new Map(
    Array.from(clear.matchAll(/dup\s+(\d{1,3})\s*\/(\S+)\s+put/g), ([, code, name = '']) => [Number(code), name]),
  );
};

const numbersAfter = (clear: string, key: string): string | undefined =>
  new RegExp(`/${key}\\s*[[{]([-+\\d.eE\\s]*)[\\]}]`).exec(clear)?.[1]?.trim().replaceAll(/\s+/g, ' ');

/** Reads a Type 1 program; nothing where it has no glyphs at all. Throws `Uncuttable`, `RangeError`. */
export const readType1 = (program: Buffer): Type1 | undefined => {
  const parts = partsOf(program);
  if (!parts) return undefined;
  const { clear, hidden } = parts;
  const text = hidden.toString('latin1');
  if (/\/(?:WeightVector|BlendDesignMap|Blend)\b/.test(clear)) throw new Uncuttable('a font of several masters');
  const glyphsAt = listAt(text, /\/CharStrings\s+\d+\s+dict\s+dup\s+begin/g);
  if (glyphsAt === undefined) throw new Uncuttable('no glyphs');
  const subrsAt = listAt(text, /\/Subrs\s+\d+\s+array/g);
  const before = text.slice(0, Math.min(glyphsAt, subrsAt ?? glyphsAt));
  const lead = Number(/\/lenIV\s+(\d+)/.exec(before)?.[1] ?? 4);
  if (/\/lenIV\s+-/.test(before)) throw new Uncuttable('charstrings in the clear');
  const reading = { text, bytes: hidden, lead };
  const { found: glyphs, at: after } = entries(reading, glyphsAt, [GLYPH, DEFINED]);
  ANOTHER.lastIndex = after;
  if (ANOTHER.test(text)) throw new Uncuttable('a list of glyphs that breaks off');
  const subrs = subrsAt === undefined ? new Map<string, Buffer>() : entries(reading, subrsAt, [SUBR, PUT]).found;
  return {
    glyphs,
    subrs: new Map([...subrs].map(([index, code]) => [Number(index), code])),
    encoding: encodingIn(clear),
    matrix: numbersAfter(clear, 'FontMatrix') ?? '0.001 0 0 0.001 0 0',
    box: numbersAfter(clear, 'FontBBox') ?? '0 0 0 0',
    paint: /\/PaintType\s+(\d)/.exec(clear)?.[1] ?? '0',
    hints: Array.from(before.matchAll(HINTS), ([words]) => words.replaceAll(/\s+/g, ' ')),
  };
};
