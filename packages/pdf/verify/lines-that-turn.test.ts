import { expect, test } from 'vitest';

import { equalsInAnyOrder, lastPlaceOf, placeOf } from './lines-that-turn.ts';

test('what runs from left to right is found as it stands and in no other order', () => {
  expect([placeOf('one two one', 'one'), placeOf('one two one', 'one', 1), lastPlaceOf('one two one', 'one')]).toEqual([
    0, 8, 8,
  ]);
  expect([placeOf('eno', 'one'), lastPlaceOf('eno', 'one'), placeOf('', 'one')]).toEqual([-1, -1, -1]);
  expect([equalsInAnyOrder('eno', 'one'), equalsInAnyOrder('one', 'one')]).toEqual([false, true]);
});

test('a line with letters from right to left is found in any order, in one piece', () => {
  const line = 'Released to שרה';
  expect(placeOf('before שרה Released to after', 'Released to שרה')).toBe(7);
  expect(lastPlaceOf(`${line}, שרה Released to`, line)).toBe(17);
  expect(placeOf(`xx${line}`, line, 1)).toBe(2);
  expect(placeOf('שרה Released, to', line)).toBe(-1);
  expect(placeOf('Released to שרג', line)).toBe(-1);
  expect(placeOf('Released to שר', line)).toBe(-1);
  expect([equalsInAnyOrder('שרה Released to', line), equalsInAnyOrder('שרה Released t', line)]).toEqual([true, false]);
});

test('the place is looked for from where it is asked, and letters before that do not count', () => {
  expect(placeOf('אב אב', 'בא', 2)).toBe(3);
  expect(placeOf('אב', 'בא', 1)).toBe(-1);
});
