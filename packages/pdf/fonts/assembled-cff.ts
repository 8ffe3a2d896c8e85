import { OP, type Dict, type FontDict } from './cff.ts';

/** PaintType, StrokeWidth, FontMatrix, FontBBox; of a single font also ItalicAngle, underline and pitch. */
const TOP_KEPT = [1205, 1208, 1207, 5, 1202, 1203, 1204, 1201];
const FONT_KEPT = [1205, 1208, 1207];
/** Of a private DICT, what aligns stems and gives widths: blues, their scale, shift and fuzz, stems, bold, language, expansion (table 23). */
const PRIVATE_KEPT = new Set([6, 7, 8, 9, 10, 11, 20, 21, 1209, 1210, 1211, 1212, 1213, 1214, 1217, 1218]);
const CID_COUNT = 1234;

const numbered = (value: number): Buffer => {
  const bytes = Buffer.from([29, 0, 0, 0, 0]);
  bytes.writeInt32BE(value, 1);
  return bytes;
};

const operator = (number: number): Buffer => Buffer.from(number >= 1200 ? [12, number - 1200] : [number]);

/** An operator of a DICT behind its numbers. */
export const entry = (number: number, values: number[]): Buffer =>
  Buffer.concat([...values.map(numbered), operator(number)]);

const copied = (dict: Dict, operators: Iterable<number>): Buffer =>
  Buffer.concat(
    Array.from(operators, (number) =>
      Buffer.concat([
        ...(dict.get(number) ?? []).map(({ bytes }) => bytes),
        dict.has(number) ? operator(number) : Buffer.alloc(0),
      ]),
    ),
  );

export const writeIndex = (items: Buffer[]): Buffer => {
  if (items.length === 0) return Buffer.alloc(2);
  const head = Buffer.alloc(3 + 4 * (items.length + 1));
  head.writeUInt16BE(items.length, 0);
  head.writeUInt8(4, 2);
  head.writeUInt32BE(1, 3);
  let at = 1;
  for (const [index, item] of items.entries()) head.writeUInt32BE((at += item.length), 7 + 4 * index);
  return Buffer.concat([head, ...items]);
};

const HEADER = Buffer.from([1, 0, 4, 4]);
const NAME = writeIndex([Buffer.from('Embedded')]);

/** A private DICT with its place and size, as the DICT that has it names them. */
const privates = (fonts: FontDict[]): Buffer[] =>
  fonts.map(({ privateDict }) =>
    copied(
      privateDict,
      [...privateDict.keys()].filter((key) => PRIVATE_KEPT.has(key)),
    ),
  );

type Pieces = {
  ros: Buffer | undefined;
  charset: Buffer;
  encoding: Buffer | undefined;
  outlines: Buffer;
  select: Buffer;
  /** Strings that the program adds to those that every program knows. */
  strings: { own: string[] };
  usedFonts: FontDict[];
  top: Dict;
  last: number;
};

/** Where the parts of a program begin. */
type Places = { charset: number; encoding: number; outlines: number; select: number; fonts: number; own: number };

const topIndex = ({ ros, encoding, top, last }: Pieces, own: Buffer[], at: Places): Buffer =>
  writeIndex([
    Buffer.concat([
      ...(ros ? [ros] : []),
      copied(top, TOP_KEPT),
      entry(OP.charset, [at.charset]),
      entry(OP.charStrings, [at.outlines]),
      ...(encoding ? [entry(OP.encoding, [at.encoding])] : []),
      ...(ros
        ? [entry(CID_COUNT, [last + 1]), entry(OP.fdSelect, [at.select]), entry(OP.fdArray, [at.fonts])]
        : [entry(OP.private, [own[0]?.length ?? 0, at.own])]),
    ]),
  ]);

/** The fonts of a program of CIDs; their private parts begin at a place, one after the other. */
const fontIndex = (fonts: FontDict[], own: Buffer[], from: number): Buffer => {
  let place = from;
  return writeIndex(
    fonts.map(({ dict }, index) => {
      const size = own[index]?.length ?? 0;
      place += size;
      return Buffer.concat([copied(dict, FONT_KEPT), entry(OP.private, [size, place - size])]);
    }),
  );
};

/** A program of its parts, each where the DICT at its head says. */
export const assembledCff = (pieces: Pieces): Buffer => {
  const { ros, charset, encoding, outlines, select, strings, usedFonts } = pieces;
  const own = privates(usedFonts);
  const stringIndex = writeIndex(strings.own.map((text) => Buffer.from(text, 'latin1')));
  const none = { charset: 0, encoding: 0, outlines: 0, select: 0, fonts: 0, own: 0 };
  const start = HEADER.length + NAME.length + topIndex(pieces, own, none).length + stringIndex.length + 2;
  const parts: Buffer[] = [
    charset,
    encoding ?? Buffer.alloc(0),
    ros ? select : Buffer.alloc(0),
    outlines,
    ros ? fontIndex(usedFonts, own, 0) : Buffer.alloc(0),
    ...own,
  ];
  const places = parts.map((_, index) => start + parts.slice(0, index).reduce((sum, { length }) => sum + length, 0));
  const [charsetAt = 0, encodingAt = 0, selectAt = 0, outlinesAt = 0, fontsAt = 0, ownAt = 0] = places;
  const top = topIndex(pieces, own, {
    charset: charsetAt,
    encoding: encodingAt,
    outlines: outlinesAt,
    select: selectAt,
    fonts: fontsAt,
    own: ownAt,
  });
  if (ros) parts[4] = fontIndex(usedFonts, own, ownAt);
  return Buffer.concat([HEADER, NAME, top, stringIndex, writeIndex([]), ...parts]);
};
