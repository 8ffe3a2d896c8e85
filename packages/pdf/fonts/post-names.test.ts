import { describe, expect, test } from 'vitest';

import { latin, long, words } from '../../../test/pdf/adversarial/font-programs.ts';
import { readPostNames, writePost } from './post-names.ts';

const string = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), latin(text)]);
const post = (version: number, ...rest: Buffer[]): Buffer => Buffer.concat([long(version), Buffer.alloc(28), ...rest]);
const read = (table: Buffer | undefined): [string, number][] => [...readPostNames(table)];

describe('the names in a post table', () => {
  test('are those of the Macintosh and its own, each of the first glyph that has it', () => {
    const table = post(0x00020000, words(6, 0, 259, 36, 258, 257, 259), string('one'), string('second'));
    expect(read(table)).toEqual([
      ['.notdef', 0],
      ['second', 1],
      ['A', 2],
      ['one', 3],
      ['dcroat', 4],
    ]);
  });

  test('are those of the Macintosh where the table says so', () => {
    const names = readPostNames(post(0x00010000));
    expect(names.size).toBe(258);
    expect(['.notdef', 'A', 'dcroat'].map((name) => names.get(name))).toEqual([0, 36, 257]);
  });

  test('are as many as there is room for, and none that is not there', () => {
    expect(read(post(0x00020000, words(9, 0, 3)))).toEqual([
      ['.notdef', 0],
      ['space', 1],
    ]);
    expect(read(post(0x00020000, words(2, 258, 300), string('own')))).toEqual([['own', 0]]);
    expect(read(post(0x00020000, words(1, 258)))).toEqual([]);
  });

  test.each([
    ['no table', undefined],
    ['a table that ends too early', post(0x00010000).subarray(0, 31)],
    ['a list that ends too early', post(0x00020000, Buffer.from([1]))],
    ['another version', post(0x00030000, words(1, 3))],
  ])('are none in %s', (_, table) => {
    expect(read(table)).toEqual([]);
  });
});

describe('a written post table', () => {
  const source = Buffer.from(Array.from({ length: 40 }, (_, at) => at + 1));
  /** The slant and the underline are taken over, the memory that it needed is not. */
  const head = (version: number): Buffer => Buffer.concat([long(version), source.subarray(4, 16), Buffer.alloc(16)]);

  test('names the glyphs shown in their order, and the others as missing', () => {
    const names = new Map([
      ['later', 4],
      ['b', 2],
    ]);
    const expected = Buffer.concat([head(0x00020000), words(5, 0, 0, 258, 0, 259), string('b'), string('later')]);
    expect(writePost(source, { names, count: 5 }).toString('hex')).toBe(expected.toString('hex'));
    expect(read(writePost(source, { names, count: 5 }))).toEqual([
      ['.notdef', 0],
      ['b', 2],
      ['later', 4],
    ]);
  });

  test('has no names where none are shown', () => {
    expect(writePost(source, { names: new Map(), count: 3 }).toString('hex')).toBe(head(0x00030000).toString('hex'));
    expect(writePost(undefined, { names: new Map(), count: 3 }).toString('hex')).toBe(post(0x00030000).toString('hex'));
  });
});
