import { describe, expect, test } from 'vitest';

import { drawMarkup } from './draw-markup.ts';
import { drawShape } from './draw-shape.ts';
import { colour, ellipse, operator, pointsIn } from './ink.ts';
import { JsonObjects, type JsonDictionary } from './json-objects.ts';
import { ending, reachOfEndings } from './line-endings.ts';

const objects = new JsonObjects(Buffer.from('{}'));
const shape = (kind: string, keys: JsonDictionary) => drawShape(objects, { '/Rect': [10, 20, 50, 40], ...keys }, kind);

describe('numbers in content', () => {
  test('have three decimals at most, and never an exponent', () => {
    expect(operator('w', 1 / 3, -0.00001, 1e21 * 0, NaN)).toBe('0.333 0 0 0 w');
    expect(pointsIn([1, 2, 3])).toEqual([{ x: 1, y: 2 }]);
  });

  test.each([
    [[0.5], '0.5 g', '0.5 G'],
    [[1, 0, 0], '1 0 0 rg', '1 0 0 RG'],
    [[0, 0, 0, 1], '0 0 0 1 k', '0 0 0 1 K'],
  ])('%j is a colour', (parts, fill, stroke) => {
    expect([colour(parts, 'fill'), colour(parts, 'stroke')]).toEqual([fill, stroke]);
  });

  test('none and two parts are no colour', () => {
    expect([colour([], 'fill'), colour([1, 1], 'stroke')]).toEqual([undefined, undefined]);
  });
});

describe('a box', () => {
  test('stands half its border within the rectangle, and is filled if it says so', () => {
    expect(shape('Square', { '/C': [1, 0, 0], '/BS': { '/W': 2 } })).toEqual({
      content: 'q 1 0 0 RG 2 w 11 21 38 18 re s Q',
      box: { left: 10, bottom: 20, right: 50, top: 40 },
    });
    expect(shape('Square', { '/IC': [0.5] })?.content).toBe('q 0 G 0.5 g 1 w 10.5 20.5 39 19 re B Q');
    expect(shape('Square', { '/IC': [0.5], '/Border': [0, 0, 0] })?.content).toBe('q 0 G 0.5 g 0 w 10 20 40 20 re f Q');
    expect(shape('Square', { '/Border': [0, 0, 0] })?.content).toBe('q 0 G 0 w 10 20 40 20 re n Q');
  });

  test('lies further in by its differences, and a circle within the same', () => {
    expect(shape('Square', { '/RD': [1, 2, 3, 4], '/BS': { '/W': 0 } })?.content).toContain('11 22 36 14 re');
    expect(shape('Circle', { '/BS': { '/W': 2 } })?.content).toBe(
      `q 0 G 2 w ${ellipse({ left: 11, bottom: 21, right: 49, top: 39 })} s Q`,
    );
  });

  test.each<[JsonDictionary, string]>([
    [{ '/BS': { '/S': '/D' } }, '[3] 0 d'],
    [{ '/BS': { '/S': '/D', '/D': [4, 1] } }, '[4 1] 0 d'],
    [{ '/Border': [0, 0, 1, [2, 5]] }, '[2 5] 0 d'],
  ])('is dashed: %j', (keys, dash) => {
    expect(shape('Square', keys)?.content).toContain(dash);
  });

  test('is not dashed by lengths alone', () => {
    expect(shape('Square', { '/BS': { '/D': [4, 1] } })?.content).not.toContain(' d ');
  });
});

describe('points', () => {
  test('are a line, closed or open', () => {
    expect(shape('Polygon', { '/Vertices': [0, 0, 10, 0, 10, 10] })).toEqual({
      content: 'q 0 G 1 w 0 0 m 10 0 l 10 10 l s Q',
      box: { left: -2, bottom: -2, right: 12, top: 12 },
    });
    expect(shape('PolyLine', { '/Vertices': [0, 0, 10, 0] })?.content).toBe('q 0 G 1 w 0 0 m 10 0 l S   Q');
    expect(shape('Line', { '/L': [0, 0, 10, 0] })?.box).toEqual({ left: -7, bottom: -7, right: 17, top: 7 });
    expect(shape('Line', { '/L': [0, 0] })).toBeUndefined();
    expect(shape('PolyLine', {})).toBeUndefined();
  });

  test('of a line have an ending each', () => {
    const { content = '' } = shape('Line', { '/L': [0, 0, 100, 0], '/LE': ['/Circle', '/OpenArrow'] }) ?? {};
    expect(content).toContain(`${ellipse({ left: -3, bottom: -3, right: 3, top: 3 })} S`);
    expect(content).toContain('94.804 -3 m 100 0 l 94.804 3 l S');
  });

  test('drawn by hand are strokes, and one point alone is a dot', () => {
    expect(shape('Ink', { '/InkList': [[1, 2, 3, 4], [9, 9], []] })?.content).toBe(
      'q 0 G 1 w 1 J 1 j 1 2 m 3 4 l S 9 9 m 9 9 l S Q',
    );
    expect(shape('Ink', { '/InkList': [[1, 2, 3, 4]] })?.box).toEqual({ left: -1, bottom: 0, right: 5, top: 6 });
    expect(shape('Ink', {})).toBeUndefined();
  });

  test('of a caret fill its rectangle', () => {
    expect(shape('Caret', { '/C': [0, 0, 1] })?.content).toBe(
      'q 0 0 1 rg 10 20 m 30 20 30 20 30 40 c 30 20 30 20 50 20 c h f Q',
    );
    expect(shape('Caret', {})?.content).toContain('0 g');
  });
});

test('another kind draws nothing', () => {
  expect(shape('Stamp', {})).toBeUndefined();
});

const end = (style: string, filled = false, width = 1) =>
  ending({ style, tip: { x: 0, y: 0 }, from: { x: 10, y: 0 }, width, filled });

describe('the end of a line', () => {
  test.each([
    ['OpenArrow', '5.196 3 m 0 0 l 5.196 -3 l S'],
    ['ClosedArrow', '5.196 3 m 0 0 l 5.196 -3 l h S'],
    ['ROpenArrow', '-5.196 3 m 0 0 l -5.196 -3 l S'],
    ['RClosedArrow', '-5.196 3 m 0 0 l -5.196 -3 l h S'],
    ['Square', '2.121 2.121 m -2.121 2.121 l -2.121 -2.121 l 2.121 -2.121 l h S'],
    ['Diamond', '3 0 m 0 3 l -3 0 l 0 -3 l h S'],
    ['Butt', '0 3 m 0 -3 l S'],
    ['Slash', '1.5 2.598 m -1.5 -2.598 l S'],
    ['None', ''],
  ])('%s', (style, content) => {
    expect(end(style)).toBe(content);
  });

  test('is filled where its line is, and grows with it', () => {
    expect(end('ClosedArrow', true)).toMatch(/ h B$/);
    expect(end('Circle', true)).toMatch(/ B$/);
    expect(end('Butt', false, 4)).toBe('0 6 m 0 -6 l S');
    expect([reachOfEndings(1), reachOfEndings(4)]).toEqual([6, 12]);
  });
});

describe('a mark over words', () => {
  const QUAD = [0, 10, 100, 10, 0, 0, 100, 0];
  const mark = (kind: string, keys: JsonDictionary = {}) =>
    drawMarkup(objects, { '/Rect': [0, 0, 100, 10], '/QuadPoints': QUAD, ...keys }, kind);

  test('is a field of colour through which they show, a line under or through them, or a wave', () => {
    expect(mark('Highlight', { '/C': [1, 1, 0] })).toEqual({
      content: 'q 1 1 0 rg 0 10 m 100 10 l 100 0 l 0 0 l h f Q',
      box: { left: -1, bottom: -1, right: 101, top: 11 },
      multiply: true,
    });
    expect(mark('Underline')).toMatchObject({ content: 'q 0 G 1 w 0 0.8 m 100 0.8 l S Q', multiply: false });
    expect(mark('StrikeOut', { '/C': [1, 0, 0] })?.content).toBe('q 1 0 0 RG 1 w 0 4.5 m 100 4.5 l S Q');
    expect(mark('Squiggly')?.content).toMatch(/^q 0 G 1 w 0 0.4 m 4 1.2 l 8 0.4 l .* l S Q$/);
    expect(mark('Highlight')?.content).toContain('1 0.92 0.23 rg');
  });

  test('stands in every place that it has, or in its rectangle', () => {
    expect(
      mark('Underline', { '/QuadPoints': [...QUAD, ...QUAD.map((at) => at + 50)] })?.content.match(/ S/g),
    ).toHaveLength(2);
    expect(mark('Underline', { '/QuadPoints': [] })?.content).toBe('q 0 G 1 w 0 0.8 m 100 0.8 l S Q');
    expect(mark('Square')).toBeUndefined();
  });
});
