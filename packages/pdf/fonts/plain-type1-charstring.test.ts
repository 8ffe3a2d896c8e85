import { describe, expect, test } from 'vitest';

import { Uncuttable } from './font-program.ts';
import { plainType1Charstring } from './plain-type1-charstring.ts';

const number = (value: number): number => value + 139;
const hex = (bytes: number[]): string => Buffer.from(bytes).toString('hex');
const [RETURN, END] = [11, 14];

const call = (index: number): number[] => [number(index), 10];

const plainType1 = (code: number[], subrs: Record<number, number[]> = {}): string =>
  plainType1Charstring(
    Buffer.from(code),
    new Map(Object.entries(subrs).map(([at, bytes]) => [Number(at), Buffer.from(bytes)])),
  ).toString('hex');

describe('a charstring of Type 1', () => {
  test('has its subroutines written out', () => {
    const code = [number(0), number(50), 13, ...call(4), 9, END];
    expect(plainType1(code, { 4: [number(1), 22, ...call(5), RETURN], 5: [number(2), 6, RETURN] })).toBe(
      hex([number(0), number(50), 13, number(1), 22, number(2), 6, 9, END]),
    );
  });

  test('keeps hints, but not where they change on the way', () => {
    const hints = [number(1), number(2), 1, number(3), number(4), 3];
    expect(plainType1([...hints, number(5), 6, END])).toBe(hex([...hints, number(5), 6, END]));
    const changed = [number(4), number(1), number(3), 12, 16, 12, 17, 10];
    expect(
      plainType1([...hints, number(5), 6, ...changed, number(7), 7, END], { 4: [number(9), number(9), 1, RETURN] }),
    ).toBe(hex([number(5), 6, number(7), 7, END]));
  });

  test('keeps flat curves as they are made, by three procedures', () => {
    const begin = [number(0), number(1), 12, 16];
    const step = [number(1), number(2), 21, number(0), number(2), 12, 16];
    const finish = [number(50), number(7), number(8), number(3), number(0), 12, 16, 12, 17, 12, 17, 12, 33];
    expect(plainType1([...begin, ...step, ...finish, END])).toBe(hex([...begin, ...step, ...finish, END]));
    const subrs = { 0: [...finish.slice(3), RETURN], 1: [...begin, RETURN], 2: [...step.slice(3), RETURN] };
    expect(
      plainType1(
        [...call(1), number(1), number(2), 21, ...call(2), number(50), number(7), number(8), ...call(0), END],
        subrs,
      ),
    ).toBe(hex([...begin, ...step, ...finish, END]));
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

const long = (count: number): number[] => [...Array.from({ length: count }, () => [number(1), 6]).flat(), number(1)];

describe('the limits of a charstring of Type 1', () => {
  test('are ten subroutines in one another', () => {
    const nested = (depth: number): Record<number, number[]> =>
      Object.fromEntries(
        Array.from({ length: depth }, (_, at) => [at, at < depth - 1 ? [...call(at + 1), RETURN] : [RETURN]]),
      );
    expect(plainType1([...call(0), END], nested(10))).toBe(hex([END]));
    expect(() => plainType1([...call(0), END], nested(11))).toThrow('subroutines too deep');
  });

  test('are five hundred calls, the glyph counted', () => {
    const calls = (count: number): number[] => [...Array.from({ length: count }, () => call(0)).flat(), END];
    expect(plainType1(calls(499), { 0: [RETURN] })).toBe(hex([END]));
    expect(() => plainType1(calls(500), { 0: [RETURN] })).toThrow('subroutines too deep');
  });

  test('are 65,535 bytes', () => {
    expect(plainType1([...long(32_766), 7, END])).toHaveLength(2 * 65_535);
    expect(() => plainType1([...long(32_767), 7, END])).toThrow('a charstring too long');
  });
});

test('numbers of five bytes are read where they stand, as the number of a subroutine too', () => {
  expect(plainType1([number(1), 6, 255, 0, 0, 1, 2, 10, END], { 258: [number(2), 7, RETURN] })).toBe(
    hex([number(1), 6, number(2), 7, END]),
  );
  expect(plainType1([number(1), 6, 255, 0, 0, 1, 2, 7, END])).toBe(hex([number(1), 6, 255, 0, 0, 1, 2, 7, END]));
  expect(plainType1([32, 6, END])).toBe(hex([32, 6, END]));
});

test('a glyph that a subroutine ends is over, and one that ends nowhere is ended once', () => {
  expect(plainType1([number(0), 10, number(9), 6], { 0: [number(1), 7, END] })).toBe(hex([number(1), 7, END]));
  expect(plainType1([number(0), 10], { 0: [number(1), 7] })).toBe(hex([number(1), 7, END]));
});

test('a number left by a quotient is written after it, and of two numbers one quotient is made', () => {
  expect(plainType1([number(9), number(8), number(2), 12, 12, 5, END])).toBe(
    hex([number(9), number(8), number(2), 12, 12, 5, END]),
  );
});

test('stems and dots of three kinds are hints, which go where they change on the way', () => {
  const changed = [number(4), number(1), number(3), 12, 16, 12, 17, 10];
  const hints = [12, 0, number(1), number(2), 12, 1, number(1), number(2), 12, 2, number(1), number(2), 3];
  expect(plainType1([...hints, number(5), 6, END])).toBe(hex([...hints, number(5), 6, END]));
  expect(plainType1([...hints, number(5), 6, ...changed, END], { 4: [RETURN] })).toBe(hex([number(5), 6, END]));
});

test.each<[string, number[]]>([
  ['a procedure without its number', [12, 16, END]],
  ['a procedure without its count', [number(0), 12, 16, END]],
  ['a procedure of fewer than no numbers', [number(1), number(-1), number(0), 12, 16, END]],
  ['a call without its number', [10, END]],
  ['a number that is cut off', [255, 0, 0]],
])('is refused where it has %s', (_, code) => {
  expect(() => plainType1(code)).toThrow(/a number that is not written|too few numbers|outside/);
});
