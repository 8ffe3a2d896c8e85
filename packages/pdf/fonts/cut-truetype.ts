import { writeCharacterMaps } from './character-map.ts';
import { ascending, Uncuttable, type ShownGlyphs } from './font-program.ts';
import { readOutline, type GlyphOutline } from './glyph-outline.ts';
import { writePost } from './post-names.ts';
import { readTables, writeTables, type Tables } from './sfnt.ts';
import { shownCharacters } from './shown-characters.ts';

/** What a reader needs to run the instructions of glyphs; none of it belongs to a glyph. */
const KEPT = new Set(['cvt ', 'fpgm', 'prep']);
const DEEPEST_PART = 16;

const required = (tables: Tables, tag: string): Buffer => {
  const table = tables.get(tag);
  if (!table) throw new Uncuttable(`no table ${tag}`);
  return table;
};

/** The bytes of a glyph's outline, as lenient as readers are about where it ends. */
const outlines = (tables: Tables): { count: number; bytesOf: (glyph: number) => Buffer } => {
  const [glyf, loca] = [required(tables, 'glyf'), required(tables, 'loca')];
  const long = required(tables, 'head').readInt16BE(50) !== 0;
  const offset = (index: number): number => (long ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index));
  const inTable = Math.floor(loca.length / (long ? 4 : 2)) - 1;
  const count = Math.min(required(tables, 'maxp').readUInt16BE(4), inTable);
  return {
    count,
    bytesOf: (glyph) => {
      const [from, to] = [offset(glyph), offset(glyph + 1)];
      return to === from ? Buffer.alloc(0) : glyf.subarray(from, to > from ? to : glyf.length);
    },
  };
};

type Kept = { bytes: Buffer; outline: GlyphOutline };

/** The glyphs wanted, that of missing letters, and those that they are made of. */
const keptGlyphs = (tables: Tables, wanted: Iterable<number>): Map<number, Kept> => {
  const { count, bytesOf } = outlines(tables);
  const kept = new Map<number, Kept>();
  const keep = (glyph: number, depth: number): void => {
    if (glyph < 0 || glyph >= count || kept.has(glyph)) return;
    if (depth > DEEPEST_PART) throw new Uncuttable('glyphs made of glyphs too deeply');
    const bytes = bytesOf(glyph);
    const outline = readOutline(bytes);
    kept.set(glyph, { bytes: bytes.subarray(0, outline.length), outline });
    for (const part of outline.parts) keep(part, depth + 1);
  };
  keep(0, 0);
  for (const glyph of ascending(wanted)) keep(glyph, 0);
  return kept;
};

const glyphTables = (kept: Map<number, Kept>, count: number): { glyf: Buffer; loca: Buffer } => {
  const parts: Buffer[] = [];
  const loca = Buffer.alloc(4 * (count + 1));
  let at = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    const { bytes } = kept.get(glyph) ?? { bytes: Buffer.alloc(0) };
    parts.push(bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4));
    at += 4 * Math.ceil(bytes.length / 4);
    loca.writeUInt32BE(at, 4 * (glyph + 1));
  }
  return { glyf: Buffer.concat(parts), loca };
};

/** Advance widths and side bearings of the kept glyphs, and nothing for the others. */
const metrics = (tables: Tables, kept: Map<number, Kept>, count: number): { hmtx: Buffer; hhea: Buffer } => {
  const [source, hhea] = [required(tables, 'hmtx'), Buffer.from(required(tables, 'hhea').subarray(0, 36))];
  const long = hhea.readUInt16BE(34);
  const hmtx = Buffer.alloc(4 * count);
  let widest = 0;
  for (const glyph of kept.keys()) {
    const bearing = glyph < long ? 4 * glyph + 2 : 4 * long + 2 * (glyph - long);
    const width =
      long > 0 && source.length >= 4
        ? source.readUInt16BE(4 * Math.min(glyph, long - 1, Math.floor(source.length / 4) - 1))
        : 0;
    hmtx.writeUInt16BE(width, 4 * glyph);
    hmtx.writeInt16BE(bearing + 2 <= source.length ? source.readInt16BE(bearing) : 0, 4 * glyph + 2);
    widest = Math.max(widest, width);
  }
  hhea.writeUInt16BE(widest, 10);
  hhea.fill(0, 12, 18);
  hhea.writeUInt16BE(count, 34);
  return { hmtx, hhea };
};

const MAX = { points: 6, contours: 8, partPoints: 10, partContours: 12, parts: 28, depth: 30 };

type Size = { points: number; contours: number; depth: number };

/** The size of a glyph with all that it is made of. Throws `Uncuttable` on a glyph that is made of itself. */
const sizeOf = (
  glyph: number,
  { kept, known }: { kept: Map<number, Kept>; known: Map<number, Size | 'begun'> },
): Size => {
  const size = known.get(glyph);
  if (size === 'begun') throw new Uncuttable('a glyph made of itself');
  if (size) return size;
  known.set(glyph, 'begun');
  const { points, contours, parts } = kept.get(glyph)?.outline ?? { points: 0, contours: 0, parts: [] };
  const sizes = parts.map((part) => sizeOf(part, { kept, known }));
  const sum = (key: 'points' | 'contours'): number => sizes.reduce((total, one) => total + one[key], 0);
  const depth = sizes.length === 0 ? 0 : 1 + Math.max(...sizes.map((one) => one.depth));
  const whole = { points: points + sum('points'), contours: contours + sum('contours'), depth };
  known.set(glyph, whole);
  return whole;
};

/** The largest sizes of the kept glyphs; those of the whole font would tell of the others. */
const maximum = (tables: Tables, kept: Map<number, Kept>, count: number): Buffer => {
  const maxp = Buffer.from(required(tables, 'maxp'));
  maxp.writeUInt16BE(count, 4);
  if (maxp.length < 32) return maxp;
  const known = new Map<number, Size | 'begun'>();
  const most = { points: 0, contours: 0, partPoints: 0, partContours: 0, parts: 0, depth: 0 };
  for (const [glyph, { outline }] of kept) {
    const { points, contours, depth } = sizeOf(glyph, { kept, known });
    const [ofPoints, ofContours] =
      outline.parts.length > 0 ? (['partPoints', 'partContours'] as const) : (['points', 'contours'] as const);
    most[ofPoints] = Math.max(most[ofPoints], points);
    most[ofContours] = Math.max(most[ofContours], contours);
    most.parts = Math.max(most.parts, outline.parts.length);
    most.depth = Math.max(most.depth, depth);
  }
  for (const key of ['points', 'contours', 'partPoints', 'partContours', 'parts', 'depth'] as const)
    maxp.writeUInt16BE(Math.min(0xffff, most[key]), MAX[key]);
  return maxp;
};

/** The box around all kept glyphs, long offsets, and neither dates nor a sum over what was there before. */
const headOf = (tables: Tables, kept: Map<number, Kept>): Buffer => {
  const head = Buffer.from(required(tables, 'head').subarray(0, 54));
  const boxes = [...kept.values()].flatMap(({ bytes }) =>
    bytes.length === 0 ? [] : [[2, 4, 6, 8].map((at) => bytes.readInt16BE(at))],
  );
  const edge = (column: number, pick: (...values: number[]) => number): number =>
    boxes.length === 0 ? 0 : pick(...boxes.map((box) => box[column] ?? 0));
  head.writeUInt32BE(0, 4);
  head.writeUInt32BE(0, 8);
  head.fill(0, 20, 36);
  [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)].forEach((value, index) =>
    head.writeInt16BE(value, 36 + 2 * index),
  );
  head.writeInt16BE(1, 50);
  return head;
};

/**
 * A TrueType program cut to what is shown: outlines, widths, character maps and names of other glyphs are gone, and the glyphs keep
 * their numbers. Throws `Uncuttable`, `RangeError`.
 */
export const cutTrueType = (program: Buffer, shown: ShownGlyphs): Buffer => {
  const tables = readTables(program);
  const { glyphs, maps, names } = shownCharacters(tables, shown);
  const kept = keptGlyphs(tables, glyphs);
  const spare = maps.some(({ entries }) => [...entries.values()].includes(1)) ? 1 : 0;
  const count = Math.max(spare, ...kept.keys()) + 1;
  const out: Tables = new Map([...tables].filter(([tag]) => KEPT.has(tag)));
  const { glyf, loca } = glyphTables(kept, count);
  const { hmtx, hhea } = metrics(tables, kept, count);
  const rest = {
    glyf,
    loca,
    hmtx,
    hhea,
    maxp: maximum(tables, kept, count),
    head: headOf(tables, kept),
    post: writePost(tables.get('post'), { names, count }),
  };
  for (const [tag, table] of Object.entries(rest)) out.set(tag, table);
  if (maps.length > 0) out.set('cmap', writeCharacterMaps(maps));
  return writeTables(out);
};
