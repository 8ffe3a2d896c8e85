import { describe, expect, test } from 'vitest';
import { Uncuttable } from './font-program.ts';
import { plainCharstring } from './plain-charstring.ts';
import { plainType1Charstring } from './plain-type1-charstring.ts';

const number = (value: number): number => value + 139;
const hex = (bytes: number[]): string => Buffer.from(bytes).toString('hex');
const [RETURN, END] = [11, 14];

const subr = (...bytes: number[]): Buffer => Buffer.from(bytes);

const plain = (code: number[], { local = [], global = [] }: { local?: Buffer[]; global?: Buffer[] } = {}): string =>
  plainCharstring(Buffer.from(code), { local, global }).toString('hex');

const plainType1 = (code: number[], subrs: Record<number, number[]> = {}): string =>
  plainType1Charstring(Buffer.from(code), new Map(Object.entries(subrs).map(([at, bytes]) => [Number(at), Buffer.from(bytes)]))).toString('hex');

describe('a charstring of CFF', () => {
  /** The first subroutine of few has the number -107. */
  const first = number(-107);

  test('has its subroutines written out, its own and those of all fonts, in one another', () => {
    const local = [subr(number(1), number(2), 5, RETURN), subr(first, 10, number(9), 6, RETURN)];
    expect(plain([number(0), 22, first + 1, 10, END], { local })).toBe(hex([number(0), 22, number(1), number(2), 5, number(9), 6, END]));
    expect(plain([first, 29, END], { global: [subr(number(3), 7)] })).toBe(hex([number(3), 7, END]));
  });

  test('ends where a subroutine ends it, and where it does not end itself', () => {
    expect(plain([first, 10, number(1), 6], { local: [subr(number(2), 7, END)] })).toBe(hex([number(2), 7, END]));
    expect(plain([number(2), 7])).toBe(hex([number(2), 7, END]));
  });

  test('keeps the bytes after a hint mask, one for eight stems, however the stems are written', () => {
    const stems = Array.from({ length: 18 }, () => number(1));
    expect(plain([...stems, 18, 19, 10, 29, number(1), 6, END])).toBe(hex([...stems, 18, 19, 10, 29, number(1), 6, END]));
    const few = [number(1), number(2), 1, number(3), number(4), 20, 10];
    expect(plain([...few, number(1), 6, END])).toBe(hex([...few, number(1), 6, END]));
  });

  test('keeps numbers of every length and flat curves', () => {
    const numbers = [28, 1, 2, 247, 3, 251, 4, 255, 0, 1, 0, 2];
    expect(plain([...numbers, 5, 12, 35, END])).toBe(hex([...numbers, 5, 12, 35, END]));
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

describe('a charstring of Type 1', () => {
  const call = (index: number): number[] => [number(index), 10];

  test('has its subroutines written out', () => {
    const code = [number(0), number(50), 13, ...call(4), 9, END];
    expect(plainType1(code, { 4: [number(1), 22, ...call(5), RETURN], 5: [number(2), 6, RETURN] })).toBe(hex([number(0), number(50), 13, number(1), 22, number(2), 6, 9, END]));
  });

  test('keeps hints, but not where they change on the way', () => {
    const hints = [number(1), number(2), 1, number(3), number(4), 3];
    expect(plainType1([...hints, number(5), 6, END])).toBe(hex([...hints, number(5), 6, END]));
    const changed = [number(4), number(1), number(3), 12, 16, 12, 17, 10];
    expect(plainType1([...hints, number(5), 6, ...changed, number(7), 7, END], { 4: [number(9), number(9), 1, RETURN] })).toBe(hex([number(5), 6, number(7), 7, END]));
  });

  test('keeps flat curves as they are made, by three procedures', () => {
    const begin = [number(0), number(1), 12, 16];
    const step = [number(1), number(2), 21, number(0), number(2), 12, 16];
    const finish = [number(50), number(7), number(8), number(3), number(0), 12, 16, 12, 17, 12, 17, 12, 33];
    expect(plainType1([...begin, ...step, ...finish, END])).toBe(hex([...begin, ...step, ...finish, END]));
    const subrs = { 0: [...finish.slice(3), RETURN], 1: [...begin, RETURN], 2: [...step.slice(3), RETURN] };
    expect(plainType1([...call(1), number(1), number(2), 21, ...call(2), number(50), number(7), number(8), ...call(0), END], subrs)).toBe(hex([...begin, ...step, ...finish, END]));
  });

  test('keeps numbers of every length and quotients', () => {
    const numbers = [247, 3, 251, 4, 255, 0, 0, 4, 0, number(2), 12, 12];
    expect(plainType1([...numbers, 21, END])).toBe(hex([...numbers, 21, END]));
    expect(plainType1([number(1), 22])).toBe(hex([number(1), 22, END]));
  });

  test.each<[string, number[], Record<number, number[]>]>([
    ['a glyph of two letters', [number(0), number(1), number(2), number(65), number(66), 12, 6], {}],
    ['a procedure that is not known', [number(1), number(1), number(14), 12, 16, END], {}],
    ['an operator that is not known', [12, 99, END], {}],
    ['a subroutine that calls itself', call(4), { 4: call(4) }],
    ['a call by a quotient', [number(8), number(2), 12, 12, 10, END], { 4: [RETURN] }],
    ['a call of nothing', call(4), {}],
    ['fewer numbers than it says', [number(5), number(0), 12, 16, END], {}],
  ])('is not made plain where it has %s', (_, code, subrs) => {
    expect(() => plainType1(code, subrs)).toThrow(Uncuttable);
  });
});
