import { describe, expect, test } from 'vitest';

import { operands, words, writtenCff } from '../../../test/pdf/adversarial/font-programs.ts';
import { readCff } from './cff.ts';
import { cutCff } from './cut-cff.ts';
import { Uncuttable } from './font-program.ts';

type Exhausting = { glyphs: Buffer[]; fonts: Buffer[][]; select: Buffer };

/** A CID-keyed program (Adobe Technical Note 5176): glyphs, the subroutines of each of its fonts, and which font a glyph belongs to. */
const program = ({ glyphs, fonts, select }: Exhausting): Buffer =>
  writtenCff({
    top: operands([391, 392, 0], 12, 30),
    strings: ['Adobe', 'Identity'],
    charset: Buffer.concat([Buffer.from([2]), words(1, glyphs.length - 2)]),
    glyphs,
    privates: fonts.map((subrs) => ({ subrs })),
    select,
  });

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
    [
      'by fonts selected again and again',
      {
        select: Buffer.concat([
          Buffer.from([3]),
          words(3),
          words(0),
          Buffer.from([0]),
          words(2),
          Buffer.from([0]),
          words(0),
          Buffer.from([0]),
          words(2),
        ]),
      },
    ],
  ])('is not cut: %s', (_, changes) => {
    expect(() => cut(changes)).toThrow(Uncuttable);
  });

  test('takes fonts by ranges, in order', () => {
    const select = Buffer.concat([
      Buffer.from([3]),
      words(2),
      words(0),
      Buffer.from([0]),
      words(1),
      Buffer.from([1]),
      words(2),
    ]);
    const inOrder = readCff(program({ ...one, fonts: [[RETURN], [RETURN]], select }));
    expect([0, 1].map(inOrder.fontOf)).toEqual([0, 1]);
  });
});
