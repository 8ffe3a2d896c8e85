import { Unreadable } from './pdf-value.ts';
import { checkWhole, view, type Outline, type Outlines, type Way } from './program-outlines.ts';

type Index = { items: Buffer[]; end: number };

const indexAt = (bytes: Buffer, from: number): Index => {
  const count = bytes.readUInt16BE(from);
  if (count === 0) return { items: [], end: from + 2 };
  const size = bytes.readUInt8(from + 2);
  const base = from + 2 + size * (count + 1);
  const offset = (index: number): number => base + bytes.readUIntBE(from + 3 + size * index, size);
  if (offset(0) !== base + 1) throw new Unreadable('bytes that nothing reads');
  return {
    items: Array.from({ length: count }, (_, index) => bytes.subarray(offset(index), offset(index + 1))),
    end: offset(count),
  };
};

/** Integers of a DICT by operator. */
const dictIn = (bytes: Buffer): Map<number, number[]> => {
  const found = new Map<number, number[]>();
  let operands: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes.readUInt8(at);
    if (first <= 21) {
      found.set(first === 12 ? 1200 + bytes.readUInt8(at + 1) : first, operands);
      operands = [];
      at += first === 12 ? 2 : 1;
    } else if (first === 30) {
      while ((bytes.readUInt8((at += 1)) & 15) !== 15);
      operands.push(Number.NaN);
      at += 1;
    } else {
      operands.push(first === 29 ? bytes.readInt32BE(at + 1) : first === 28 ? bytes.readInt16BE(at + 1) : first - 139);
      at += first === 29 ? 5 : first === 28 ? 3 : first >= 247 ? 2 : 1;
    }
  }
  return found;
};

const CIDS = 1230;
const KNOWN_KEYS = new Set([5, 15, 16, 17, 18, 1201, 1202, 1203, 1204, 1205, 1207, 1208, CIDS, 1234, 1236, 1237]);

/** Where the private part of a font stands. */
const privateOf = (font: Map<number, number[]>): [from: number, to: number] => {
  const [size = 0, from = 0] = font.get(18) ?? [];
  return [from, from + size];
};

/** Reads a bare CFF program as the builder writes it: no subroutines, names and CIDs in a plain list, nothing that is not needed. */
export const cffOutlines = (program: Uint8Array, nameOf: (sid: number) => string | undefined): Outlines => {
  const bytes = view(program);
  const tops = indexAt(bytes, indexAt(bytes, bytes.readUInt8(2)).end);
  const strings = indexAt(bytes, tops.end);
  const globals = indexAt(bytes, strings.end);
  const top = dictIn(tops.items[0] ?? Buffer.alloc(0));
  const at = (operator: number): number => top.get(operator)?.[0] ?? -1;
  const list = top.has(1236) ? indexAt(bytes, at(1236)) : undefined;
  const fonts = list ? list.items.map(dictIn) : [top];
  if (globals.items.length > 0 || fonts.some((font) => dictIn(bytes.subarray(...privateOf(font))).has(19)))
    throw new Unreadable('subroutines');
  if ([top, ...fonts].some((font) => [...font.keys()].some((key) => !KNOWN_KEYS.has(key))))
    throw new Unreadable('words about the program');

  const used = new Set((top.get(CIDS) ?? []).slice(0, 2));
  const named = (sid: number): string => {
    used.add(sid);
    return nameOf(sid) ?? strings.items[sid - 391]?.toString('latin1') ?? '';
  };
  const glyphs = indexAt(bytes, at(17));
  if (bytes.readUInt8(at(15)) !== 0) throw new Unreadable('a list of names of another format');
  const charset = (glyph: number): number => (glyph === 0 ? 0 : bytes.readUInt16BE(at(15) + 1 + 2 * (glyph - 1)));
  const outlines = glyphs.items.map((_, glyph): Outline =>
    top.has(CIDS) ? { glyph, cid: charset(glyph), parts: [] } : { glyph, name: named(charset(glyph)), parts: [] },
  );

  const place = top.has(16) ? at(16) : undefined;
  const supplied = place === undefined ? 0 : bytes.readUInt8(place + 2);
  if (place !== undefined && (bytes.readUInt8(place) !== 128 || bytes.readUInt8(place + 1) !== 0))
    throw new Unreadable('an encoding of another format');
  const ways = Array.from({ length: supplied }, (_, index) => (place ?? 0) + 3 + 3 * index).map((from): Way => {
    const name = named(bytes.readUInt16BE(from + 1));
    return {
      kind: 'code',
      value: bytes.readUInt8(from),
      glyph: outlines.findIndex((outline) => outline.name === name),
    };
  });

  if (strings.items.some((_, index) => !used.has(391 + index))) throw new Unreadable('a string of no glyph');
  checkWhole(bytes, [
    [0, globals.end],
    [at(15), at(15) + 1 + 2 * (glyphs.items.length - 1)],
    [at(17), glyphs.end],
    ...(place === undefined ? [] : [[place, place + 3 + 3 * supplied] satisfies [number, number]]),
    ...(list
      ? [
          [at(1236), list.end] satisfies [number, number],
          [at(1237), at(1237) + 1 + glyphs.items.length] satisfies [number, number],
        ]
      : []),
    ...fonts.map(privateOf),
  ]);
  return { outlines, ways };
};
