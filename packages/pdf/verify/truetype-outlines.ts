import { Unreadable } from './pdf-value.ts';
import { checkWhole, view, type Outline, type Outlines, type Way } from './program-outlines.ts';

/** How long a glyph of contours is: its points have a flag each, or one for several, and a coordinate both ways of no, one or two bytes. */
const contoursEnd = (glyph: Buffer): number => {
  const points = glyph.readUInt16BE(8 + 2 * glyph.readInt16BE(0)) + 1;
  let at = 12 + 2 * glyph.readInt16BE(0) + glyph.readUInt16BE(10 + 2 * glyph.readInt16BE(0));
  let size = 0;
  for (let seen = 0; seen < points;) {
    const flag = glyph.readUInt8(at);
    const times = flag & 8 ? glyph.readUInt8(at + 1) + 1 : 1;
    for (const [short, same] of [
      [2, 16],
      [4, 32],
    ] as const)
      size += times * (flag & short ? 1 : flag & same ? 0 : 2);
    at += flag & 8 ? 2 : 1;
    seen += times;
  }
  return at + size;
};

/** The glyphs that one is made of, none where it has contours; all of its bytes have to be read so. */
const partsOf = (glyph: Buffer): number[] => {
  const parts: number[] = [];
  let at = 10;
  if (glyph.readInt16BE(0) >= 0) {
    at = contoursEnd(glyph);
  } else {
    let flags = 0x20;
    while (flags & 0x20) {
      flags = glyph.readUInt16BE(at);
      parts.push(glyph.readUInt16BE(at + 2));
      at += (flags & 1 ? 8 : 6) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
    }
    if (flags & 0x100) at += 2 + glyph.readUInt16BE(at);
  }
  checkWhole(glyph, [[0, at]], 4);
  return parts;
};

type Characters = { ways: Way[]; end: number };

const charactersAt = (cmap: Buffer, from: number): Characters => {
  const [format, size] = [cmap.readUInt16BE(from), cmap.readUInt16BE(from + 6)];
  if (format === 6) {
    const count = cmap.readUInt16BE(from + 8);
    const ways = Array.from({ length: count }, (_, step): Way => ({
      kind: 'character',
      value: size + step,
      glyph: cmap.readUInt16BE(from + 10 + 2 * step),
    }));
    return { ways: ways.filter(({ glyph }) => glyph !== 0), end: from + 10 + 2 * count };
  }
  if (format !== 4) throw new Unreadable('a character map of another format');
  const ways = Array.from({ length: size / 2 }, (_, segment) => from + 14 + 2 * segment).flatMap((at): Way[] => {
    const [last = 0, first = 0, delta = 0, offset = 0] = [0, 2 + size, 2 + 2 * size, 2 + 3 * size].map((further) =>
      cmap.readUInt16BE(at + further),
    );
    if (last !== first || offset !== 0) throw new Unreadable('a segment of several characters');
    return last === 0xffff ? [] : [{ kind: 'character', value: last, glyph: (last + delta) & 0xffff }];
  });
  return { ways, end: from + 16 + 4 * size };
};

const waysIn = (cmap: Buffer): Way[] => {
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + 8 * index));
  const maps = starts.map((from) => charactersAt(cmap, from));
  checkWhole(cmap, [
    [0, 4 + 8 * starts.length],
    ...maps.map(({ end }, index): [number, number] => [starts[index] ?? 0, end]),
  ]);
  return maps.flatMap(({ ways }) =>
    ways.map((way) => (ways.length === 1 && way.glyph === 1 ? { ...way, spare: true } : way)),
  );
};

const HEAD = 32;

const postWays = (post: Buffer): Way[] => {
  if (post.readUInt32BE(0) !== 0x00020000) {
    checkWhole(post, [[0, HEAD]]);
    return [];
  }
  const count = post.readUInt16BE(HEAD);
  const names: string[] = [];
  let at = HEAD + 2 + 2 * count;
  while (at < post.length) {
    const to = at + 1 + post.readUInt8(at);
    names.push(post.toString('latin1', at + 1, to));
    at = to;
  }
  checkWhole(post, [[0, at]]);
  const named = Array.from({ length: count }, (_, glyph) => ({
    glyph,
    index: post.readUInt16BE(HEAD + 2 + 2 * glyph),
  })).filter(({ index }) => index !== 0);
  if (named.length !== names.length) throw new Unreadable('a name of no glyph');
  return named.map(({ glyph, index }): Way => ({ kind: 'name', value: names[index - 258] ?? '', glyph }));
};

const KNOWN_TABLES = new Set(['cmap', 'cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'post', 'prep']);

const tablesOf = (bytes: Buffer): Map<string, Buffer> => {
  const rows = Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => 12 + 16 * index).map((at) => {
    const [from, length] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
    return { tag: bytes.toString('latin1', at, at + 4), from, to: from + length };
  });
  checkWhole(bytes, [[0, 12 + 16 * rows.length], ...rows.map(({ from, to }): [number, number] => [from, to])], 4);
  if (rows.some(({ tag }) => !KNOWN_TABLES.has(tag))) throw new Unreadable('tables that the builder does not write');
  return new Map(rows.map(({ tag, from, to }) => [tag, bytes.subarray(from, to)]));
};

/** Reads a TrueType program as the builder writes it: offsets of four bytes, maps of single characters, a width for each glyph. */
export const trueTypeOutlines = (program: Uint8Array): Outlines => {
  const tables = tablesOf(view(program));
  const [glyf, loca, hmtx, cmap, post] = ['glyf', 'loca', 'hmtx', 'cmap', 'post'].map((tag) => tables.get(tag));
  if (!glyf || !loca || !hmtx) throw new Unreadable('no outlines');
  const offsets = Array.from({ length: loca.length / 4 }, (_, index) => loca.readUInt32BE(4 * index));
  if (offsets[0] !== 0 || offsets.at(-1) !== glyf.length) throw new Unreadable('outlines outside of the list');
  if (hmtx.length !== loca.length - 4) throw new Unreadable('widths of no glyph');
  const outlines = offsets.slice(1).flatMap((to, glyph): Outline[] => {
    const from = offsets[glyph] ?? 0;
    if (to === from) return hmtx.readUInt32BE(4 * glyph) === 0 ? [] : [{ glyph, parts: [] }];
    return [{ glyph, parts: partsOf(glyf.subarray(from, to)) }];
  });
  return { outlines, ways: [...(cmap ? waysIn(cmap) : []), ...(post ? postWays(post) : [])] };
};
