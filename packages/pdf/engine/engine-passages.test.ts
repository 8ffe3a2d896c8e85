import { describe, expect, test } from 'vitest';

import { letterIn, lettersFrom } from '../../../test/pdf/adversarial/plain-letters.ts';
import type { Character } from './engine-page.mts';
import { blanksBetween, byLines, core, findPassage, placesOf, union } from './engine-passages.mts';

const textOf = (letters: Character[]): string => letters.map(({ text }) => text).join('');
const box = (left: number, bottom: number, right: number, top: number) => ({ left, bottom, right, top });

describe('a passage', () => {
  test.each([
    ['Quill', 'To Quill, and Quill', ['Quill', 'Quill']],
    ['Quill', 'Quil', []],
    ['aa', 'aaaaa', ['aa', 'aa']],
    ['To', 'To him', ['To']],
    ['a b', 'a\u00a0\r\n\tb', ['ab']],
    ['co\u00adop', 'co-op coop', ['coop']],
    ['coop', 'co\u00adop c\u200bo\ufffeo\uffffp c\u0002oop', ['co\u00adop', 'co\ufffeop', 'c\u0002oop']],
    ['find', 'he \ufb01nds', ['\ufb01nd']],
    ['\ufb01nd', 'he finds', ['find']],
    ['i', 'a\ufb01x', ['\ufb01']],
    ['word', '\u{1d400}\u{1f600} word', ['word']],
    ['\u{1f600}x', 'a\u{1f600}x', ['\u{1f600}x']],
    ['', 'anything', []],
    [' \n\u00ad', 'any thing', []],
  ])('%j stands in %j as %j', (passage, page, found) => {
    expect(placesOf(lettersFrom(page), { passage }).map(textOf)).toEqual(found);
  });

  test('covers its letters once, by lines, with their ink and their share of the line', () => {
    const ink = box(101, 102, 104, 108);
    const letters = [
      { ...letterIn('a', box(100, 100, 105, 110)), tight: ink },
      { ...letterIn('b', box(105, 100, 110, 110)), tight: box(106, 95, 116, 115) },
    ];
    const below = letterIn('c', box(100, 80, 105, 90));
    const { lines, count, ink: taken } = findPassage([...letters, below], { passage: 'abc' });
    expect(count).toBe(3);
    expect(lines).toEqual([
      { rect: box(100, 95, 116, 115), letters },
      { rect: below.loose, letters: [below] },
    ]);
    expect(taken[0]?.left).toBeCloseTo(101.6);
    expect(taken[0]?.right).toBeCloseTo(114);
    expect(taken[1]).toEqual(box(101, 82, 104, 88));
  });

  test('that is not there covers nothing', () => {
    expect(findPassage(lettersFrom('some words'), { passage: 'others' })).toEqual({ lines: [], ink: [], count: 0 });
  });

  test('whose letter is there twice counts that letter once', () => {
    expect(findPassage(lettersFrom('x\ufb00y'), { passage: 'f' }).count).toBe(1);
  });
});

describe('letters that follow each other', () => {
  const first = box(100, 100, 110, 110);
  test.each([
    ['on one level', box(110, 100, 120, 110), 1],
    ['raised by less than half', box(110, 104, 120, 114), 1],
    ['raised by half', box(110, 105, 120, 115), 2],
    ['lowered by less than half', box(110, 96, 120, 106), 1],
    ['lowered by half', box(110, 95, 120, 105), 2],
    ['large beside small', box(110, 104, 120, 144), 1],
    ['small beside large', box(110, 108, 120, 110), 1],
    ['less than three heights on', box(139, 100, 149, 110), 1],
    ['three heights on', box(140, 100, 150, 110), 2],
    ['less than three heights back', box(51, 100, 71, 110), 1],
    ['three heights back', box(50, 100, 70, 110), 2],
  ])('%s stand on so many lines', (_, second, lines) => {
    expect(byLines([letterIn('a', first), letterIn('b', second)])).toHaveLength(lines);
  });

  test('are measured from the whole line so far', () => {
    const line = [first, box(110, 100, 190, 110), box(215, 100, 220, 110)];
    expect(byLines(line.map((place) => letterIn('x', place)))).toHaveLength(1);
    expect(
      byLines(
        [box(190, 100, 200, 110), box(110, 100, 190, 110), box(215, 100, 220, 110)].map((place) =>
          letterIn('x', place),
        ),
      ),
    ).toHaveLength(1);
  });

  test('keep their order, line by line', () => {
    const letters = [...lettersFrom('ab'), ...lettersFrom('cd', { y: 80 }), ...lettersFrom('e')];
    expect(byLines(letters).map(textOf)).toEqual(['ab', 'cd', 'e']);
  });

  test('are of one line when they run up the page, and of two when only one of them does', () => {
    const up = (place: ReturnType<typeof box>) => ({ ...letterIn('x', place), upright: true });
    expect(byLines([up(box(100, 100, 110, 105)), up(box(104, 105, 114, 110))])).toHaveLength(1);
    expect(byLines([up(box(100, 100, 110, 105)), up(box(106, 105, 116, 110))])).toHaveLength(2);
    expect(byLines([up(box(100, 100, 110, 105)), up(box(100, 134, 110, 140))])).toHaveLength(1);
    expect(byLines([up(box(100, 100, 110, 105)), up(box(100, 135, 110, 140))])).toHaveLength(2);
    expect(byLines([up(box(100, 135, 110, 140)), up(box(100, 100, 110, 105))])).toHaveLength(2);
    expect(byLines([letterIn('x', first), up(first)])).toHaveLength(2);
  });
});

describe('the spaces between letters', () => {
  const letters = lettersFrom('a  bc d');
  const at = (...indices: number[]) =>
    new Set(indices.map((index) => letters[index] ?? letterIn('?', box(0, 0, 1, 1))));

  test('go with them when the letters on both sides are taken out', () => {
    expect(blanksBetween(letters, at(0, 3))).toEqual([box(104.7, 99.7, 110.3, 110.3), box(109.7, 99.7, 115.3, 110.3)]);
    expect(blanksBetween(letters, at(4, 6))).toEqual([box(124.7, 99.7, 130.3, 110.3)]);
  });

  test.each([[[0]], [[3]], [[3, 4]], [[0, 4]], [[0, 6]], [[]]])('stay when only the letters %j are', (gone) => {
    expect(blanksBetween(letters, at(...gone))).toEqual([]);
  });

  test('that take no room are none', () => {
    const [a, b] = [letterIn('a', box(0, 0, 5, 10)), letterIn('b', box(5, 0, 10, 10))];
    expect(blanksBetween([a, letterIn('\n', box(5, 0, 5, 10)), b], new Set([a, b]))).toEqual([]);
  });

  test('before the first letter stay', () => {
    const before = lettersFrom(' ab');
    expect(blanksBetween(before, new Set())).toEqual([]);
    expect(blanksBetween(before, new Set(before.slice(1)))).toEqual([]);
  });
});

test('the core of a letter leaves a fifth of it free on each side', () => {
  expect(core(box(10, 20, 20, 70))).toEqual(box(12, 30, 18, 60));
});

test('the union of two boxes holds both', () => {
  expect(union(box(1, 8, 3, 9), box(2, 4, 6, 5))).toEqual(box(1, 4, 6, 9));
  expect(union(box(2, 4, 6, 5), box(1, 8, 3, 9))).toEqual(box(1, 4, 6, 9));
});
