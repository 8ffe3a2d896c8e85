import { expect, test } from 'vitest';

import { latin, long, words } from '../../../test/pdf/adversarial/font-programs.ts';
import { readTables, writeTables } from './sfnt.ts';

const contents = (program: Buffer): Record<string, string> =>
  Object.fromEntries([...readTables(program)].map(([tag, bytes]) => [tag, bytes.toString('latin1')]));

test('tables are written in the order of their tags, each at a place divisible by four, with sums over them', () => {
  const written = writeTables(
    new Map([
      ['loca', latin('abcdefg')],
      ['cvt ', latin('\xff\xff\xff\xff\0\0\0\x02')],
      ['glyf', Buffer.alloc(0)],
    ]),
  );
  const rows = [
    [latin('cvt '), long(1), long(60), long(8)],
    [latin('glyf'), long(0), long(68), long(0)],
    [latin('loca'), long(0x61626364 + 0x65666700), long(68), long(7)],
  ].flat();
  const expected = Buffer.concat([
    long(0x00010000),
    words(3, 32, 1, 16),
    ...rows,
    latin('\xff\xff\xff\xff\0\0\0\x02'),
    latin('abcdefg\0'),
  ]);
  expect(written.toString('hex')).toBe(expected.toString('hex'));
  expect(contents(written)).toEqual({ 'cvt ': '\xff\xff\xff\xff\0\0\0\x02', glyf: '', loca: 'abcdefg' });
});

test('the first of two tables with one tag counts, and bytes beyond the program are none', () => {
  const program = Buffer.concat([
    long(0),
    words(3, 0, 0, 0),
    latin('glyf'),
    long(0),
    long(60),
    long(2),
    latin('glyf'),
    long(0),
    long(61),
    long(2),
    latin('head'),
    long(0),
    long(62),
    long(9),
    latin('abcd'),
  ]);
  expect(contents(program)).toEqual({ glyf: 'ab', head: 'cd' });
});

const program = (count: number): Buffer => Buffer.concat([long(0), words(count, 0, 0, 0), Buffer.alloc(16 * count)]);

test('a program has 64 tables at most', () => {
  expect(readTables(program(64)).size).toBe(1);
  expect(() => readTables(program(65))).toThrow('too many tables');
});
