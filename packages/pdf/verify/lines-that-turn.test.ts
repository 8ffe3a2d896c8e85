import { expect, test } from 'vitest';

import { equalsInAnyOrder, lastPlaceOf, placeOf } from './lines-that-turn.ts';

test('what runs from left to right is found as it stands and in no other order', () => {
  const turns = false;
  expect([placeOf('one two one', 'one', { turns }), placeOf('one two one', 'one', { turns, from: 1 })]).toEqual([0, 8]);
  expect([lastPlaceOf('one two one', 'one', turns), lastPlaceOf('eno', 'one', turns)]).toEqual([8, -1]);
  expect([placeOf('eno', 'one', { turns }), placeOf('', 'one', { turns })]).toEqual([-1, -1]);
  expect([equalsInAnyOrder('eno', 'one', turns), equalsInAnyOrder('one', 'one', turns)]).toEqual([false, true]);
});

test('where something runs from right to left, all is found in any order, in one piece', () => {
  const [line, turns] = ['Released to שרה', true];
  expect(placeOf('before שרה Released to after', line, { turns })).toBe(7);
  expect(placeOf('2 of 1 page Extract שרה', 'Extract page 1 of 2', { turns })).toBe(0);
  expect(lastPlaceOf(`${line}, שרה Released to`, line, turns)).toBe(17);
  expect(placeOf(`xx${line}`, line, { turns, from: 1 })).toBe(2);
  for (const other of ['שרה Released, to', 'Released to שרג', 'Released to שר', ''])
    expect([placeOf(other, line, { turns }), lastPlaceOf(other, line, turns)]).toEqual([-1, -1]);
  expect(equalsInAnyOrder('שרה Released to', line, turns)).toBe(true);
  expect(equalsInAnyOrder('שרה Released t', line, turns)).toBe(false);
});

test('the place is looked for from where it is asked, and letters before that do not count', () => {
  expect(placeOf('אב אב', 'בא', { turns: true, from: 2 })).toBe(3);
  expect(placeOf('אב', 'בא', { turns: true, from: 1 })).toBe(-1);
});
