import { Unreadable } from './pdf-value.ts';

/** A glyph that has an outline: its number, and the name or CID that its program gives it. */
type Outline = { glyph: number; name?: string; cid?: number; parts: number[] };

/** A way to a glyph: by a character of one of the program's maps, by a code of its own encoding, or by a name. */
type Way = { kind: 'character' | 'code'; value: number; glyph: number } | { kind: 'name'; value: string; glyph: number };

export type Outlines = { outlines: Outline[]; ways: Way[] };

const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const partsOf = (glyph: Buffer): number[] => {
  const parts: number[] = [];
  if (glyph.readInt16BE(0) >= 0) return parts;
  for (let at = 10, flags = 0x20; flags & 0x20;) {
    flags = glyph.readUInt16BE(at);
    parts.push(glyph.readUInt16BE(at + 2));
    at += (flags & 1 ? 8 : 6) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
  }
  return parts;
};

const waysIn = (cmap: Buffer): Way[] =>
  Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + 8 * index)).flatMap((from): Way[] => {
    const [format, size] = [cmap.readUInt16BE(from), cmap.readUInt16BE(from + 6)];
    if (format === 6) {
      const count = cmap.readUInt16BE(from + 8);
      return Array.from({ length: count }, (_, step): Way => ({ kind: 'character', value: size + step, glyph: cmap.readUInt16BE(from + 10 + 2 * step) }));
    }
    if (format !== 4) throw new Unreadable('a character map of another format');
    return Array.from({ length: size / 2 }, (_, segment) => from + 14 + 2 * segment).flatMap((at): Way[] => {
      const [last, first, delta, offset] = [0, 2 + size, 2 + 2 * size, 2 + 3 * size].map((further) => cmap.readUInt16BE(at + further));
      if (last !== first || offset !== 0 || last === undefined) throw new Unreadable('a segment of several characters');
      return last === 0xffff ? [] : [{ kind: 'character', value: last, glyph: (last + (delta ?? 0)) & 0xffff }];
    });
  });

const postWays = (post: Buffer): Way[] => {
  if (post.readUInt32BE(0) !== 0x00020000) return [];
  const count = post.readUInt16BE(32);
  const names: string[] = [];
  for (let at = 34 + 2 * count; at < post.length; at += 1 + post.readUInt8(at)) names.push(post.toString('latin1', at + 1, at + 1 + post.readUInt8(at)));
  return Array.from({ length: count }, (_, glyph): Way => ({ kind: 'name', value: names[post.readUInt16BE(34 + 2 * glyph) - 258] ?? '', glyph })).filter(({ value }) => value !== '');
};

const KNOWN_TABLES = new Set(['cmap', 'cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'post', 'prep']);

/** Reads a TrueType program as the builder writes it: offsets of four bytes, maps of single characters. */
export const trueTypeOutlines = (program: Uint8Array): Outlines => {
  const bytes = view(program);
  const tables = new Map<string, Buffer>();
  for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16) {
    const from = bytes.readUInt32BE(at + 8);
    tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(from, from + bytes.readUInt32BE(at + 12)));
  }
  const [glyf, loca, cmap, post] = ['glyf', 'loca', 'cmap', 'post'].map((tag) => tables.get(tag));
  if (!glyf || !loca || [...tables.keys()].some((tag) => !KNOWN_TABLES.has(tag))) throw new Unreadable('tables that the builder does not write');
  const offsets = Array.from({ length: loca.length / 4 }, (_, index) => loca.readUInt32BE(4 * index));
  if (offsets[0] !== 0 || offsets.at(-1) !== glyf.length) throw new Unreadable('outlines outside of the list');
  const outlines = offsets.slice(1).flatMap((to, glyph): Outline[] => {
    const from = offsets[glyph] ?? 0;
    return to === from ? [] : [{ glyph, parts: partsOf(glyf.subarray(from, to)) }];
  });
  return { outlines, ways: [...(cmap ? waysIn(cmap) : []), ...(post ? postWays(post) : [])] };
};

const indexAt = (bytes: Buffer, from: number): { items: Buffer[]; end: number } => {
  const count = bytes.readUInt16BE(from);
  if (count === 0) return { items: [], end: from + 2 };
  const size = bytes.readUInt8(from + 2);
  const base = from + 2 + size * (count + 1);
  const offset = (index: number): number => base + bytes.readUIntBE(from + 3 + size * index, size);
  return { items: Array.from({ length: count }, (_, index) => bytes.subarray(offset(index), offset(index + 1))), end: offset(count) };
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

/** Reads a bare CFF program as the builder writes it: no subroutines, names and CIDs in a plain list. */
export const cffOutlines = (program: Uint8Array, nameOf: (sid: number) => string | undefined): Outlines => {
  const bytes = view(program);
  const tops = indexAt(bytes, indexAt(bytes, bytes.readUInt8(2)).end);
  const strings = indexAt(bytes, tops.end);
  const top = dictIn(tops.items[0] ?? Buffer.alloc(0));
  const at = (operator: number): number => top.get(operator)?.[0] ?? -1;
  const fonts = top.has(1236) ? indexAt(bytes, at(1236)).items.map(dictIn) : [top];
  const subrs = fonts.some((font) => {
    const [size = 0, from = 0] = font.get(18) ?? [];
    return dictIn(bytes.subarray(from, from + size)).has(19);
  });
  if (subrs || indexAt(bytes, strings.end).items.length > 0) throw new Unreadable('subroutines');
  const named = (sid: number): string => nameOf(sid) ?? strings.items[sid - 391]?.toString('latin1') ?? '';
  if (bytes.readUInt8(at(15)) !== 0) throw new Unreadable('a list of names of another format');
  const charset = (glyph: number): number => (glyph === 0 ? 0 : bytes.readUInt16BE(at(15) + 1 + 2 * (glyph - 1)));
  const outlines = indexAt(bytes, at(17)).items.flatMap((code, glyph): Outline[] => {
    if (code.length <= 1) return [];
    return [top.has(1230) ? { glyph, cid: charset(glyph), parts: [] } : { glyph, name: named(charset(glyph)), parts: [] }];
  });
  const place = top.get(16)?.[0] ?? 0;
  const supplied = place > 1 ? bytes.readUInt8(place + 2) : 0;
  if (place > 1 && (bytes.readUInt8(place) !== 128 || bytes.readUInt8(place + 1) !== 0)) throw new Unreadable('an encoding of another format');
  const ways = Array.from({ length: supplied }, (_, index) => place + 3 + 3 * index).flatMap((from): Way[] => {
    const name = named(bytes.readUInt16BE(from + 1));
    return outlines.filter((outline) => outline.name === name).map(({ glyph }) => ({ kind: 'code', value: bytes.readUInt8(from), glyph }));
  });
  return { outlines, ways };
};

const eexec = (bytes: Buffer): string => {
  let state = 55_665;
  const plain = bytes.map((byte) => {
    const out = byte ^ (state >> 8);
    state = ((byte + state) * 52_845 + 22_719) & 0xffff;
    return out;
  });
  return Buffer.from(plain.subarray(4)).toString('latin1');
};

/** Reads a Type 1 program as the builder writes it: glyphs one after the other, and no subroutines. */
export const type1Outlines = (program: Uint8Array, length1: number, length2: number): Outlines => {
  const bytes = view(program);
  const clear = bytes.toString('latin1', 0, length1);
  const hidden = eexec(bytes.subarray(length1, length1 + length2));
  const names: string[] = [];
  const begin = /\/CharStrings \d+ dict dup begin\n/.exec(hidden);
  if (!begin || hidden.slice(0, begin.index).includes('Subrs')) throw new Unreadable('subroutines');
  let at = begin.index + begin[0].length;
  for (const entry = /\/(\S+) (\d+) RD /y; (entry.lastIndex = at) >= 0;) {
    const [, name, length] = entry.exec(hidden) ?? [];
    if (name === undefined) break;
    names.push(name);
    at = entry.lastIndex + Number(length);
    if (!hidden.startsWith(' ND\n', at)) throw new Unreadable('a glyph without an end');
    at += 4;
  }
  if (!hidden.startsWith('end\nend\nreadonly put\nnoaccess put\ndup /FontName get exch definefont pop\nmark currentfile closefile\n', at))
    throw new Unreadable('something after the glyphs');
  const ways = Array.from(clear.matchAll(/dup (\d+) \/(\S+) put/g), ([, code, name = '']): Way => ({ kind: 'code', value: Number(code), glyph: names.indexOf(name) }));
  return { outlines: names.map((name, glyph) => ({ glyph, name, parts: [] })), ways };
};
