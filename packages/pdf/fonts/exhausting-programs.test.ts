import { describe, expect, test } from 'vitest';
import { readCff } from './cff.ts';
import { cutCff } from './cut-cff.ts';
import { Uncuttable } from './font-program.ts';

const short = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);

const index = (items: Buffer[]): Buffer => {
  if (items.length === 0) return short(0);
  const offsets = Buffer.alloc(4 * (items.length + 1));
  let at = 1;
  items.forEach((item, number) => {
    offsets.writeUInt32BE(at, 4 * number);
    at += item.length;
  });
  offsets.writeUInt32BE(at, 4 * items.length);
  return Buffer.concat([short(items.length), Buffer.from([4]), offsets, ...items]);
};

const entry = (operator: number[], ...values: number[]): Buffer =>
  Buffer.concat([...values.map((value) => Buffer.from([29, value >> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])), Buffer.from(operator)]);

type Exhausting = { glyphs: Buffer[]; fonts: Buffer[][]; select: Buffer };

/** A CID-keyed program (Adobe Technical Note 5176): glyphs, the subroutines of each of its fonts, and which font a glyph belongs to. */
const program = ({ glyphs, fonts, select }: Exhausting): Buffer => {
  const top = (at: number[]): Buffer =>
    index([Buffer.concat([entry([12, 30], 391, 392, 0), entry([15], at[0] ?? 0), entry([17], at[1] ?? 0), entry([12, 36], at[2] ?? 0), entry([12, 37], at[3] ?? 0)])]);
  const head = (at: number[]): Buffer =>
    Buffer.concat([Buffer.from([1, 0, 4, 4]), index([Buffer.from('Invented')]), top(at), index([Buffer.from('Adobe'), Buffer.from('Identity')]), index([])]);
  const charset = Buffer.concat([Buffer.from([2]), short(1), short(glyphs.length - 2)]);
  const outlines = index(glyphs);
  const start = head([]).length;
  const selectAt = start + charset.length + outlines.length;
  let at = selectAt + select.length;
  const dicts: Buffer[] = [];
  const privates = fonts.map((subrs) => {
    const own = Buffer.concat([entry([19], 6), index(subrs)]);
    dicts.push(entry([18], 6, at));
    at += own.length;
    return own;
  });
  return Buffer.concat([head([start, start + charset.length, at, selectAt]), charset, outlines, select, ...privates, index(dicts)]);
};

const END = Buffer.from([14]);
/** The first subroutine, among fewer than 1,240 (Adobe Technical Note 5177, 4.7). */
const CALL = [139 - 107, 10];
const RETURN = Buffer.from([11]);
const calling = (times: number): Buffer => Buffer.from([...Array.from({ length: times }, () => CALL).flat(), 14]);
const shown = { kind: 'composite' as const, cids: new Set([1]) };
const one = { glyphs: [END, END], fonts: [[RETURN]], select: Buffer.from([0, 0, 0]) };
const cut = (changes: Partial<Exhausting>): Buffer => cutCff(readCff(program({ ...one, ...changes })), shown);
const empty = (count: number): Buffer[] => Array.from({ length: count }, () => Buffer.alloc(0));

describe('a program that is made to exhaust its reader', () => {
  test('is told from one that is not', () => {
    expect(cut({}).length).toBeGreaterThan(0);
    expect(cut({ glyphs: [END, calling(400)] }).length).toBeGreaterThan(0);
    expect(cut({ fonts: Array.from({ length: 256 }, () => [RETURN]) }).length).toBeGreaterThan(0);
    expect(cut({ fonts: Array.from({ length: 100 }, () => empty(1000)) }).length).toBeGreaterThan(0);
  });

  test.each<[string, Partial<Exhausting>]>([
    ['by more fonts than a glyph could name', { fonts: Array.from({ length: 257 }, () => [RETURN]) }],
    ['by subroutines of many fonts', { fonts: Array.from({ length: 101 }, () => empty(1000)) }],
    ['by calls of nothing', { glyphs: [END, calling(501)] }],
    ['by fonts selected again and again', { select: Buffer.concat([Buffer.from([3]), short(3), short(0), Buffer.from([0]), short(2), Buffer.from([0]), short(0), Buffer.from([0]), short(2)]) }],
  ])('is not cut: %s', (_, changes) => {
    expect(() => cut(changes)).toThrow(Uncuttable);
  });

  test('takes fonts by ranges, in order', () => {
    const select = Buffer.concat([Buffer.from([3]), short(2), short(0), Buffer.from([0]), short(1), Buffer.from([1]), short(2)]);
    const inOrder = readCff(program({ ...one, fonts: [[RETURN], [RETURN]], select }));
    expect([0, 1].map(inOrder.fontOf)).toEqual([0, 1]);
  });
});
