import { expertEncoding } from './expert-encoding.ts';
import { Uncuttable } from './font-program.ts';
import { shortNumber } from './short-number.ts';
import { CFF_STRINGS } from './standard-names.ts';

/** Numbers of DICT operators (Adobe Technical Note 5176, tables 9, 10 and 23); those of two bytes are 1200 and more. */
export const OP = {
  charset: 15,
  encoding: 16,
  charStrings: 17,
  private: 18,
  subrs: 19,
  ros: 1230,
  fdArray: 1236,
  fdSelect: 1237,
} as const;

/** A DICT: its operands by operator, each as the bytes that write it and as its value. */
export type Dict = Map<number, { bytes: Buffer; value: number }[]>;

export type FontDict = { dict: Dict; privateDict: Dict; subrs: Buffer[] };

export type Cff = {
  top: Dict;
  globalSubrs: Buffer[];
  charStrings: Buffer[];
  /** Of each glyph: its CID in a CID-keyed program, its name otherwise. */
  cids: number[] | undefined;
  names: string[] | undefined;
  fonts: FontDict[];
  fontOf: (glyph: number) => number;
  encoding: Map<number, number>;
  strings: string[];
};

const offsetAt = (bytes: Buffer, at: number, size: number): number => bytes.readUIntBE(at, size);

/** An INDEX and where it ends. */
const readIndex = (bytes: Buffer, from: number): { items: Buffer[]; end: number } => {
  const count = bytes.readUInt16BE(from);
  if (count === 0) return { items: [], end: from + 2 };
  const size = bytes.readUInt8(from + 2);
  const data = from + 2 + (count + 1) * size;
  const offsets = Array.from({ length: count + 1 }, (_, index) => offsetAt(bytes, from + 3 + index * size, size));
  if (
    offsets.some((offset, index) => offset < (offsets[index - 1] ?? 1)) ||
    data + (offsets.at(-1) ?? 0) > bytes.length
  )
    throw new Uncuttable('an index out of order');
  const items = offsets.slice(1).map((to, index) => bytes.subarray(data + (offsets[index] ?? 1), data + to));
  return { items, end: data + (offsets.at(-1) ?? 1) };
};

const realEnd = (bytes: Buffer, from: number): number => {
  let at = from;
  while ((bytes.readUInt8(at) & 15) !== 15 && bytes.readUInt8(at) >> 4 !== 15) at += 1;
  return at + 1;
};

/** The value of an integer operand and where it ends; of a real, not a number. */
const operand = (bytes: Buffer, at: number): { value: number; end: number } => {
  const first = bytes.readUInt8(at);
  if (first === 28) return { value: bytes.readInt16BE(at + 1), end: at + 3 };
  if (first === 29) return { value: bytes.readInt32BE(at + 1), end: at + 5 };
  if (first === 30) return { value: Number.NaN, end: realEnd(bytes, at + 1) };
  if (first < 32 || first === 255) throw new Uncuttable('an unknown operand');
  const { value, length } = shortNumber(bytes, at);
  return { value, end: at + length };
};

const readDict = (bytes: Buffer): Dict => {
  const dict: Dict = new Map();
  let operands: { bytes: Buffer; value: number }[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes.readUInt8(at);
    if (first <= 21) {
      dict.set(first === 12 ? 1200 + bytes.readUInt8(at + 1) : first, operands);
      operands = [];
      at += first === 12 ? 2 : 1;
    } else {
      const { value, end } = operand(bytes, at);
      operands.push({ value, bytes: bytes.subarray(at, end) });
      at = end;
    }
  }
  return dict;
};

export const numberIn = (dict: Dict, operator: number, index = 0): number | undefined =>
  dict.get(operator)?.[index]?.value;

const readPrivate = (bytes: Buffer, dict: Dict): FontDict => {
  const [size, from] = [numberIn(dict, OP.private) ?? 0, numberIn(dict, OP.private, 1) ?? 0];
  const privateDict = readDict(bytes.subarray(from, from + size));
  const subrs = numberIn(privateDict, OP.subrs);
  return { dict, privateDict, subrs: subrs ? readIndex(bytes, from + subrs).items : [] };
};

/** The string numbers, or CIDs, of all glyphs (Adobe Technical Note 5176, 13). */
const readCharset = (bytes: Buffer, from: number, count: number): number[] => {
  if (from === 0) return Array.from({ length: count }, (_, glyph) => glyph);
  if (from <= 2) throw new Uncuttable('an expert charset');
  const format = bytes.readUInt8(from);
  const charset = [0];
  for (let at = from + 1; charset.length < count;) {
    const first = bytes.readUInt16BE(at);
    const left = format === 0 ? 0 : bytes.readUIntBE(at + 2, format === 1 ? 1 : 2);
    for (let step = 0; step <= left && charset.length < count; step += 1) charset.push(first + step);
    at += format === 0 ? 2 : format === 1 ? 3 : 4;
  }
  return charset;
};

/** A glyph's font is a number of one byte. */
const MOST_FONTS = 256;
/** For all fonts of a program together; more is an attack on the reader. */
const MOST_SUBRS = 100_000;

const readFonts = (bytes: Buffer, from: number): FontDict[] => {
  const { items } = readIndex(bytes, from);
  if (items.length > MOST_FONTS) throw new Uncuttable('too many fonts');
  let subrs = 0;
  return items.map((dict) => {
    const font = readPrivate(bytes, readDict(dict));
    subrs += font.subrs.length;
    if (subrs > MOST_SUBRS) throw new Uncuttable('too many subroutines');
    return font;
  });
};

const readSelect = (bytes: Buffer, from: number, count: number): ((glyph: number) => number) => {
  const format = bytes.readUInt8(from);
  if (format === 0) return (glyph) => bytes.readUInt8(from + 1 + glyph);
  if (format !== 3) throw new Uncuttable('an unknown selection of fonts');
  const fonts = Array<number>(count).fill(0);
  const ranges = bytes.readUInt16BE(from + 1);
  for (let range = 0; range < ranges; range += 1) {
    const at = from + 3 + 3 * range;
    const [first, end] = [bytes.readUInt16BE(at), bytes.readUInt16BE(at + 3)];
    if (end < first) throw new Uncuttable('a selection of fonts out of order');
    fonts.fill(bytes.readUInt8(at + 2), first, end);
  }
  return (glyph) => fonts[glyph] ?? 0;
};

/** The glyphs of an encoding of the program's own; empty where it is StandardEncoding. */
const readEncoding = (bytes: Buffer, from: number, charset: number[]): Map<number, number> => {
  const codes = new Map<number, number>();
  if (from === 1) return expertEncoding(charset);
  if (from === 0) return codes;
  const [format, count] = [bytes.readUInt8(from), bytes.readUInt8(from + 1)];
  let [at, glyph] = [from + 2, 1];
  for (let read = 0; read < count; read += 1) {
    const left = (format & 127) === 0 ? 0 : bytes.readUInt8(at + 1);
    for (let step = 0; step <= left; step += 1, glyph += 1) codes.set(bytes.readUInt8(at) + step, glyph);
    at += (format & 127) === 0 ? 1 : 2;
  }
  if ((format & 128) === 0) return codes;
  for (let left = bytes.readUInt8(at), place = at + 1; left > 0; left -= 1, place += 3) {
    const supplied = charset.indexOf(bytes.readUInt16BE(place + 1));
    if (supplied >= 0) codes.set(bytes.readUInt8(place), supplied);
  }
  return codes;
};

/** Reads a bare CFF program of one font. Throws `Uncuttable`, `RangeError`. */
export const readCff = (bytes: Buffer): Cff => {
  const names = readIndex(bytes, bytes.readUInt8(2));
  const tops = readIndex(bytes, names.end);
  const strings = readIndex(bytes, tops.end);
  const global = readIndex(bytes, strings.end);
  const [topBytes] = tops.items;
  if (!topBytes || tops.items.length !== 1) throw new Uncuttable('not one font');
  const top = readDict(topBytes);
  const charStrings = readIndex(bytes, numberIn(top, OP.charStrings) ?? -1).items;
  const charset = readCharset(bytes, numberIn(top, OP.charset) ?? 0, charStrings.length);
  const own = strings.items.map((string) => string.toString('latin1'));
  const named = (sid: number): string => CFF_STRINGS[sid] ?? own[sid - CFF_STRINGS.length] ?? '';
  const shared = { top, globalSubrs: global.items, charStrings, strings: own };
  if (!top.has(OP.ros)) {
    const encoding = readEncoding(bytes, numberIn(top, OP.encoding) ?? 0, charset);
    return {
      ...shared,
      cids: undefined,
      names: charset.map(named),
      fonts: [readPrivate(bytes, top)],
      fontOf: () => 0,
      encoding,
    };
  }
  const fonts = readFonts(bytes, numberIn(top, OP.fdArray) ?? -1);
  const fontOf = readSelect(bytes, numberIn(top, OP.fdSelect) ?? -1, charStrings.length);
  return { ...shared, cids: charset, names: undefined, fonts, fontOf, encoding: new Map() };
};
