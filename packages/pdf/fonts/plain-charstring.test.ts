import { describe, expect, test } from 'vitest';

import { Uncuttable } from './font-program.ts';
import { plainCharstring } from './plain-charstring.ts';

const number = (value: number): number => value + 139;
const hex = (bytes: number[]): string => Buffer.from(bytes).toString('hex');
const [RETURN, END] = [11, 14];

const subr = (...bytes: number[]): Buffer => Buffer.from(bytes);

const plain = (code: number[], { local = [], global = [] }: { local?: Buffer[]; global?: Buffer[] } = {}): string =>
  plainCharstring(Buffer.from(code), { local, global }).toString('hex');

describe('a charstring of CFF', () => {
  /** The first subroutine of few has the number -107. */
  const first = number(-107);

  test('has its subroutines written out, its own and those of all fonts, in one another', () => {
    const local = [subr(number(1), number(2), 5, RETURN), subr(first, 10, number(9), 6, RETURN)];
    expect(plain([number(0), 22, first + 1, 10, END], { local })).toBe(
      hex([number(0), 22, number(1), number(2), 5, number(9), 6, END]),
    );
    expect(plain([first, 29, END], { global: [subr(number(3), 7)] })).toBe(hex([number(3), 7, END]));
  });

  test('ends where a subroutine ends it, and where it does not end itself', () => {
    expect(plain([first, 10, number(1), 6], { local: [subr(number(2), 7, END)] })).toBe(hex([number(2), 7, END]));
    expect(plain([number(2), 7])).toBe(hex([number(2), 7, END]));
  });

  test('keeps the bytes after a hint mask, one for eight stems, however the stems are written', () => {
    const stems = Array.from({ length: 18 }, () => number(1));
    expect(plain([...stems, 18, 19, 10, 29, number(1), 6, END])).toBe(
      hex([...stems, 18, 19, 10, 29, number(1), 6, END]),
    );
    const few = [number(1), number(2), 1, number(3), number(4), 20, 10];
    expect(plain([...few, number(1), 6, END])).toBe(hex([...few, number(1), 6, END]));
  });

  test('keeps numbers of every length and flat curves', () => {
    const numbers = [28, 1, 2, 247, 3, 251, 4, 255, 0, 1, 0, 2];
    expect(plain([...numbers, 5, 12, 35, END])).toBe(hex([...numbers, 5, 12, 35, END]));
  });

  test('drops a hint of Type 1 that does nothing, and none of the numbers around it', () => {
    expect(plain([number(1), 12, 0, number(2), 5, END])).toBe(hex([number(1), number(2), 5, END]));
  });

  test.each<[string, number[], Buffer[]]>([
    ['a subroutine that calls itself', [first, 10, END], [subr(first, 10)]],
    ['calls without end', Array.from({ length: 6000 }, () => [first, 10]).flat(), [subr(RETURN)]],
    ['a call of a subroutine that is not there', [number(0), 10, END], []],
    ['a call by a number that is not written', [10, END], []],
    ['a call by a fraction', [255, 0, 0, 0, 0, 10, END], []],
    ['arithmetic', [number(1), number(2), 12, 10, END], []],
    ['a glyph of two letters', [number(1), number(2), number(65), number(66), END], []],
    ['a number that is cut off', [28, 1], []],
    ['more than readers take', [first, 10, first, 10, END], [subr(...Array.from({ length: 40_000 }, () => number(1)))]],
  ])('is not made plain where it has %s', (_, code, local) => {
    expect(() => plain(code, { local })).toThrow(Uncuttable);
  });
});

/** A chain of subroutines, each in the next, the last empty. */
const nested = (depth: number): Buffer[] =>
  Array.from({ length: depth }, (_, at) => (at < depth - 1 ? subr(number(at + 1 - 107), 10, RETURN) : subr(RETURN)));

describe('the limits of a charstring of CFF', () => {
  test('are ten subroutines in one another', () => {
    expect(plain([number(-107), 10, END], { local: nested(10) })).toBe(hex([END]));
    expect(() => plain([number(-107), 10, END], { local: nested(11) })).toThrow('subroutines too deep');
  });

  test('are five hundred calls, the glyph counted', () => {
    const calls = (count: number): number[] => [...Array.from({ length: count }, () => [number(-107), 10]).flat(), END];
    expect(plain(calls(499), { local: [subr(RETURN)] })).toBe(hex([END]));
    expect(() => plain(calls(500), { local: [subr(RETURN)] })).toThrow('subroutines too deep');
  });

  test('are 65,535 bytes, of which the numbers of calls are none', () => {
    const long = (length: number): number[] => Array.from({ length }, () => number(1));
    expect(plain([...long(65_533), 5, END])).toHaveLength(2 * 65_535);
    expect(plain([...long(65_533), number(-107), 10, 5, END], { local: [subr(RETURN)] })).toHaveLength(2 * 65_535);
    expect(() => plain([...long(65_534), 5, END])).toThrow('a charstring too long');
  });
});

describe('the number of a subroutine', () => {
  test.each([
    [1, 107],
    [1239, 107],
    [1240, 1131],
    [33_899, 1131],
    [33_900, 32_768],
  ])('where there are %i is counted from -%i', (count, bias) => {
    const local = Array.from({ length: count }, (_, at) =>
      subr(...(at === 0 ? [number(7), 6] : [number(at % 2), 7]), RETURN),
    );
    const code = Buffer.from([28, 0, 0, 10, END]);
    code.writeInt16BE(-bias, 1);
    expect(plain([...code], { local })).toBe(hex([number(7), 6, END]));
  });

  test('may take two bytes', () => {
    const local = Array.from({ length: 1240 }, (_, at) => subr(number(at % 100), 6, RETURN));
    expect(plain([247, 3, 10, END], { local: local.slice(0, 300) })).toBe(hex([number(18), 6, END]));
    expect(plain([251, 1, 10, END], { local })).toBe(hex([number(22), 6, END]));
  });

  test('is the operand of its call: no operator is taken for one', () => {
    expect(() => plain([number(1), 22, 10, END], { local: [subr(RETURN)] })).toThrow('a call without a number');
    expect(plain([number(1), number(-107), 10, 22, END], { local: [subr(RETURN)] })).toBe(hex([number(1), 22, END]));
  });
});

test('a number of two bytes is cut off where its second is missing, and whole where it is there', () => {
  expect(plain([247, 9])).toBe(hex([247, 9, END]));
  expect(() => plain([247])).toThrow('a charstring that ends too early');
  expect(() => plain([255, 0, 0, 0])).toThrow('a charstring that ends too early');
});

test('a width before the end is no second letter', () => {
  expect(plain([number(5), END])).toBe(hex([number(5), END]));
  expect(() => plain([number(5), number(6), END])).toThrow('a glyph made of two letters');
});
