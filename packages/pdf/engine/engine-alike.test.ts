import { describe, expect, test } from 'vitest';

import { differingCells } from './engine-alike.mts';

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
    expect(differingCells(blank, blank, [])).toBe(0);
    expect(differingCells(box(20, 20, 12), box(21, 20, 12), [])).toBe(0);
    expect(
      differingCells(
        line,
        picture((_, y) => y === 31),
        [],
      ),
    ).toBe(0);
  });

  test.each([
    ['a box', box(20, 20, 12)],
    ['a word', picture((x, y) => y > 20 && y < 28 && x > 10 && x < 40 && x % 3 === 0)],
    ['a line', line],
  ])('differ where %s is in one of them alone', (_, one) => {
    expect(differingCells(one, blank, [])).toBeGreaterThanOrEqual(4);
    expect(differingCells(blank, one, [])).toBeGreaterThanOrEqual(4);
  });

  test('may differ at their edges, in a dot, and where something was taken out', () => {
    expect(
      differingCells(
        picture((x) => x === 0),
        blank,
        [],
      ),
    ).toBe(0);
    expect(differingCells(box(30, 30, 2), blank, [])).toBeLessThan(4);
    const spared = [{ left: 18, top: 18, right: 34, bottom: 34 }];
    expect(differingCells(box(20, 20, 12), blank, spared)).toBe(0);
  });
});
