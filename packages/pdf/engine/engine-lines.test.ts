import { describe, expect, test } from 'vitest';

import { glyphsFrom } from '../../../test/pdf/adversarial/plain-letters.ts';
import { backFrom, levelled, levelledRect, TURNS, type Glyph, type Turn } from './engine-glyphs.mts';
import { segmentsOf, type Piece, type Segment, type Standing } from './engine-lines.mts';
import type { Rectangle } from './jobs.ts';

const box = (left: number, bottom: number, right: number, top: number): Rectangle => ({ left, bottom, right, top });

const textOf = ({ glyphs }: Segment): string =>
  glyphs.map(({ glyph }) => glyph.characters.map(({ text }) => text).join('')).join('');
const pieceOf = (glyphs: Glyph[], close = true): Piece => ({
  rect: box(0, 0, 0, 0),
  reason: 'R',
  letters: glyphs.flatMap(({ characters }) => characters),
  close,
});

const page = (glyphs: Glyph[], given: Partial<Standing> = {}): Standing => ({
  glyphs,
  pieces: [],
  things: [],
  unread: [],
  shown: box(0, 0, 600, 800),
  ...given,
});

/** The parts of lines, where what stands in capitals is taken out. */
const parts = (glyphs: Glyph[], given: Partial<Standing> = {}, turn: Turn = 0): string[] => {
  const taken = glyphs.filter(({ characters }) => /[A-Z]/.test(characters[0]?.text ?? ''));
  return segmentsOf(page(glyphs, { pieces: taken.length > 0 ? [pieceOf(taken)] : [], ...given }), turn).map(
    (segment) => `${textOf(segment)} ${segment.left}-${segment.right}`,
  );
};

/** Words at places, 5 points a letter, 10 points high. */
const words = (...placed: [x: number, word: string][]): Glyph[] =>
  placed.flatMap(([x, word]) => glyphsFrom(word, { x }));
const under = (x: number): Glyph[] => glyphsFrom('under', { x, y: 60 });

describe('a line of which something is taken out', () => {
  test('is set anew, from where it begins to the edge of the page', () => {
    expect(parts(words([100, 'ab CD ef']))).toEqual(['ab CD ef 100-596']);
  });

  test('is none where nothing is taken out', () => {
    expect(parts([...words([100, 'ab CD']), ...under(100)])).toEqual(['ab CD 100-596']);
    expect(parts(words([100, 'ab cd']))).toEqual([]);
  });

  test.each([
    [
      'as wide as 2.2 heights is a space',
      [
        [100, 'ab'],
        [132, 'CD'],
      ],
      ['abCD 100-596'],
    ],
    [
      'wider is a column',
      [
        [100, 'AB'],
        [132.1, 'cd'],
      ],
      ['AB 100-128.1'],
    ],
    [
      'wider is a column before it too',
      [
        [100, 'ab'],
        [132.1, 'CD'],
      ],
      ['CD 132.1-596'],
    ],
    [
      'is measured from what reaches furthest',
      [
        [100, 'abcdefgh'],
        [138, 'i'],
        [161, 'J'],
      ],
      ['abcdefghiJ 100-596'],
    ],
  ] satisfies [string, [number, string][], string[]][])('a gap that is %s', (_, line, expected) => {
    expect(parts(words(...line))).toEqual(expected);
  });

  test('ends before a blank that stands in a gap, which stays with the words before it', () => {
    expect(parts(words([100, 'AB'], [150, ' '], [180, 'cd']))).toEqual(['AB  100-176']);
  });

  test.each([
    [6, 116, 'abCD 100-596'],
    [7, 117, 'CD 117-596'],
    [7, 116.5, 'CD 117-596'],
    [7, 117.5, 'CD 117-596'],
    [7, 116.3, 'abCD 100-596'],
    [7, 117.7, 'abCD 100-596'],
  ])('is parted by a gap of %d points where another line begins at %d', (gap, other, expected) => {
    const third = glyphsFrom('third', { x: 100, y: 20 });
    expect(parts([...words([100, 'ab'], [110 + gap, 'CD']), ...under(other), ...third])).toEqual([expected]);
  });

  test('is not parted by where a word of another line begins', () => {
    const other = [...glyphsFrom('u', { x: 100, y: 60 }), ...glyphsFrom('n', { x: 117, y: 60 })];
    expect(parts([...words([100, 'ab'], [117, 'CD']), ...other])).toEqual(['abCD 100-596']);
    const column = [...glyphsFrom('u', { x: 60, y: 60 }), ...glyphsFrom('n', { x: 117, y: 60 })];
    expect(parts([...words([100, 'ab'], [117, 'CD']), ...column])).toEqual(['CD 117-596']);
  });

  test.each([
    ['a bar in the gap', box(111, 98, 112, 108), true],
    ['a bar from the last letter on', box(109.5, 98, 112, 108), true],
    ['a bar over the last letter', box(108.9, 98, 112, 108), false],
    ['a bar to the next letter', box(111, 98, 115.9, 108), true],
    ['a bar over the next letter', box(111, 98, 116.1, 108), false],
    ['a rule under both words', box(100, 99, 125, 100), false],
    ['the beginning of a cell', box(112, 90, 300, 120), true],
    ['the end of a cell', box(50, 90, 112, 120), true],
    ['a frame no higher than a line and a third', box(112, 98, 300, 111), false],
    ['a frame that holds both words', box(50, 90, 300, 120), false],
    ['a bar under the line', box(111, 70, 112, 90), false],
  ])('is parted, or not, by %s', (_, thing, parted) => {
    expect(parts(words([100, 'ab'], [115, 'CD']), { things: [thing] })).toHaveLength(1);
    expect(parts(words([100, 'ab'], [115, 'CD']), { things: [thing] })[0]?.startsWith('abCD')).toBe(!parted);
  });

  test('ends where a glyph at a slant begins, and begins after it', () => {
    const slanting = words([110, 'x']).map((glyph) => ({ ...glyph, turn: undefined }));
    expect(parts([...words([100, 'AB']), ...slanting, ...words([115, 'CD'])])).toEqual(['AB 100-106', 'CD 115-596']);
    expect(parts(slanting.map((glyph) => ({ ...glyph, characters: words([110, 'X'])[0]?.characters ?? [] })))).toEqual(
      [],
    );
  });

  test('stays where its letters lie over each other', () => {
    expect(parts(words([100, 'a'], [103, 'B']))).toEqual(['aB 100-596']);
    expect(parts(words([100, 'a'], [102, 'B']))).toEqual([]);
    expect(parts(words([100, 'ab'], [106, 'C'], [111, 'd']))).toEqual([]);
    expect(parts(words([100, 'AB'], [103, ' '], [110, 'cd']))).toEqual(['A Bcd 100-596']);
  });

  test('stays where text is drawn over it that the engine does not read', () => {
    expect(parts(words([100, 'ab CD']), { unread: [box(100, 90, 110, 101)] })).toEqual([]);
    expect(parts(words([100, 'ab CD']), { unread: [box(100, 90, 110, 100)] })).toEqual(['ab CD 100-596']);
  });
});

describe('the beginning of a line', () => {
  test.each([
    ['where another line begins stays', 100.5, 100],
    ['where no other line begins is brought to where one does', 72, 72],
    ['where others begin after it stays', 150, 100],
  ])('%s', (_, other, left) => {
    expect(parts([...words([100, 'ab CD']), ...under(other)])).toEqual([`ab CD ${left}-596`]);
  });

  test('is brought to where the first line begins', () => {
    expect(parts([...words([100, 'ab CD']), ...under(90), ...glyphsFrom('more', { x: 80, y: 30 })])).toEqual([
      'ab CD 80-596',
    ]);
    expect(parts([...words([100, 'ab CD']), ...under(90), ...glyphsFrom('more', { x: 100, y: 30 })])).toEqual([
      'ab CD 100-596',
    ]);
  });

  test('is brought to the right where only lines begin that it reaches', () => {
    expect(parts([...words([100, 'ab CD']), ...under(124)])).toEqual(['ab CD 124-596']);
    expect(parts([...words([100, 'ab CD']), ...under(125)])).toEqual(['ab CD 100-596']);
  });

  test('is not brought beyond a column, a cell, a thing or the edge of the page', () => {
    const line = (x: number) => [...words([100, 'ab CD']), ...under(x)];
    expect(parts([...words([60, 'x']), ...line(74)])).toEqual(['ab CD 100-596']);
    expect(parts([...words([60, 'x']), ...line(75)])).toEqual(['ab CD 75-596']);
    expect(parts(line(80), { things: [box(90, 90, 300, 120)] })).toEqual(['ab CD 100-296']);
    expect(parts(line(92), { things: [box(90, 90, 300, 120)] })).toEqual(['ab CD 92-296']);
    expect(parts(line(80), { things: [box(70, 100, 85, 110)] })).toEqual(['ab CD 100-596']);
    expect(parts(line(85), { things: [box(70, 100, 85, 110)] })).toEqual(['ab CD 85-596']);
    expect(parts(line(80), { things: [box(70, 100, 101, 110)] })).toEqual(['ab CD 100-596']);
    expect(parts(line(80), { things: [box(70, 60, 85, 70)] })).toEqual(['ab CD 80-596']);
    expect(parts(line(80), { shown: box(90, 0, 600, 800) })).toEqual(['ab CD 100-596']);
  });

  test('is given in tenths of a point', () => {
    expect(parts(words([100.26, 'ab CD']))).toEqual(['ab CD 100.3-596']);
    expect(parts([...words([100, 'ab CD']), ...under(72.24)])).toEqual(['ab CD 72.2-596']);
  });
});

test.each([
  ['a thing on the line', box(300, 100, 310, 110), 296],
  ['a thing that begins at its last letter', box(124, 100, 310, 110), 120],
  ['a thing that it lies in', box(90, 90, 300, 120), 296],
  ['a thing under the line', box(300, 60, 310, 70), 596],
  ['a thing before it', box(20, 100, 60, 110), 596],
])('the room of a line ends before %s', (_, thing, right) => {
  expect(parts(words([100, 'ab CD']), { things: [thing] })).toEqual([`ab CD 100-${right}`]);
});

describe('letters on one level', () => {
  test.each([
    ['raised by less than half of the lower one', 104, 10, 'aB'],
    ['raised by half of it', 105, 10, 'B'],
    ['lowered by half of it', 95, 10, 'B'],
    ['twice as high', 104, 20, 'aB'],
    ['half as high', 106, 5, 'aB'],
  ])('are of one line, or not, %s', (_, y, height, expected) => {
    expect(parts([...words([100, 'a']), ...glyphsFrom('B', { x: 108, y, height })])[0]).toMatch(
      new RegExp(`^${expected} `),
    );
  });

  test('are taken from left to right, however they were written', () => {
    expect(parts(words([112, 'ef'], [100, 'AB'], [110, ' ']))).toEqual(['AB ef 100-596']);
  });

  test('stand where their share of the line says, not where their ink does', () => {
    const [first, second] = [glyphsFrom('A'), glyphsFrom('b', { x: 105 })];
    const wide = first.map((glyph) => ({
      ...glyph,
      characters: glyph.characters.map((one) => ({ ...one, tight: box(90, 90, 130, 120) })),
    }));
    expect(parts([...wide, ...second])).toEqual(['Ab 100-596']);
  });
});

describe('what a rectangle covers that is larger than its words', () => {
  const glyphs = words([100, 'ab CD ef GH']);
  const wide: Piece = { ...pieceOf(glyphs.slice(3, 5), false), rect: box(110, 80, 130, 120) };
  const close = pieceOf(glyphs.slice(9));

  test('stays, and so do the words before it; those after it are set anew', () => {
    const found = segmentsOf(page(glyphs, { pieces: [wide, close] }), 0);
    expect(found.map(textOf)).toEqual(['ef GH']);
    expect(found[0]?.glyphs.map(({ piece }) => piece)).toEqual([undefined, undefined, undefined, close, close]);
  });

  test('is not moved where it is all that is taken out', () => {
    expect(segmentsOf(page(glyphs, { pieces: [wide] }), 0)).toEqual([]);
  });

  test('is a thing that others keep away from', () => {
    const before = pieceOf(glyphs.slice(0, 2));
    expect(
      segmentsOf(page(glyphs, { pieces: [before, { ...wide, letters: [], rect: box(160, 90, 300, 120) }] }), 0).map(
        ({ right }) => right,
      ),
    ).toEqual([156]);
    expect(
      segmentsOf(
        page(glyphs, { pieces: [before, { ...wide, letters: [], close: true, rect: box(160, 90, 300, 120) }] }),
        0,
      ).map(({ right }) => right),
    ).toEqual([596]);
  });
});

describe.each(TURNS)('text turned %i times', (turn) => {
  const back = backFrom(turn);
  const turned = words([100, 'ab CD']).map((glyph): Glyph => {
    const [first] = glyph.characters;
    const place = levelledRect(first?.loose ?? box(0, 0, 0, 0), back);
    return {
      ...glyph,
      ...levelled(glyph, back),
      turn,
      characters: [{ text: first?.text ?? '', tight: place, loose: place, upright: turn % 2 === 1 }],
    };
  });
  const standing = {
    shown: levelledRect(box(0, 0, 600, 800), back),
    things: [levelledRect(box(300, 100, 310, 110), back)],
  };

  test('is set anew as if it were level, in its own turn only', () => {
    expect(TURNS.map((other) => parts(turned, standing, other).length)).toEqual(
      TURNS.map((other) => (other === turn ? 1 : 0)),
    );
    expect(parts(turned, standing, turn)).toEqual(['ab CD 100-296']);
    expect(parts(turned, { ...standing, unread: [levelledRect(box(100, 90, 110, 101), back)] }, turn)).toEqual([]);
    const taken = {
      ...pieceOf(turned.slice(3)),
      close: false,
      letters: [],
      rect: levelledRect(box(200, 90, 260, 120), back),
    };
    expect(
      segmentsOf(page(turned, { ...standing, pieces: [pieceOf(turned.slice(3)), taken] }), turn).map(
        ({ right }) => right,
      ),
    ).toEqual([196]);
  });
});
