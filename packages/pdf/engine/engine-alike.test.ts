import { describe, expect, test } from 'vitest';

import { showSame } from './engine-alike.mts';

const SIDE = 60;

/** A white picture with black pixels where `ink` says so. */
const picture = (ink: (x: number, y: number) => boolean) => ({
  width: SIDE,
  height: SIDE,
  values: Uint8Array.from({ length: SIDE * SIDE }, (_, at) => (ink(at % SIDE, Math.floor(at / SIDE)) ? 0 : 255)),
});
const box = (left: number, top: number, side: number) =>
  picture((x, y) => x >= left && x < left + side && y >= top && y < top + side);
const blank = picture(() => false);
const line = picture((_, y) => y === 30);

describe('two pictures of a page', () => {
  test('are alike where nothing differs, or lies a pixel beside its place', () => {
    expect(showSame(blank, blank, [])).toBe(true);
    expect(showSame(box(20, 20, 12), box(21, 20, 12), [])).toBe(true);
    const below = picture((_, y) => y === 31);
    expect(showSame(line, below, [])).toBe(true);
  });

  test.each([
    ['a box', box(20, 20, 12)],
    ['a word', picture((x, y) => y > 20 && y < 28 && x > 10 && x < 40 && x % 3 === 0)],
    ['a line', line],
  ])('differ where %s is in one of them alone', (_, one) => {
    expect(showSame(one, blank, [])).toBe(false);
    expect(showSame(blank, one, [])).toBe(false);
  });

  test('may differ at their edges, in a dot, and where something was taken out', () => {
    const edge = picture((x) => x === 0);
    expect(showSame(edge, blank, [])).toBe(true);
    expect(showSame(box(30, 30, 2), blank, [])).toBe(true);
    const spared = [{ left: 18, top: 18, right: 34, bottom: 34 }];
    expect(showSame(box(20, 20, 12), blank, spared)).toBe(true);
    expect(showSame(box(40, 20, 12), blank, spared)).toBe(false);
  });

  test.each([0, 1, 2, 3, 4, 5])('differ by a small letter wherever it stands: %i pixels on', (by) => {
    expect(showSame(box(20 + by, 24 + by, 3), blank, [])).toBe(false);
    expect(showSame(box(54, 54, 3), blank, [])).toBe(false);
  });

  test('do not differ by as many pixels that lie apart', () => {
    const apart = picture((x, y) => x % 10 === 5 && y % 10 === 5);
    expect(showSame(apart, blank, [])).toBe(true);
  });
});
