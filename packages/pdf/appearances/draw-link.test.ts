import { expect, test } from 'vitest';

import { drawLink } from './draw-link.ts';
import { drawSign } from './draw-sign.ts';
import { JsonObjects, type JsonDictionary } from './json-objects.ts';

const objects = new JsonObjects(Buffer.from('{}'));
const link = (keys: JsonDictionary) => drawLink(objects, { '/Rect': [10, 20, 30, 40], ...keys });

test('a link has a black border of one point within its rectangle, unless it says otherwise', () => {
  expect(link({})).toEqual({
    content: 'q 0 G 1 w 10.5 20.5 19 19 re S Q',
    box: { left: 10, bottom: 20, right: 30, top: 40 },
  });
  expect(link({ '/Border': [0, 0, 2], '/C': [1, 0, 0] })?.content).toBe('q 1 0 0 RG 2 w 11 21 18 18 re S Q');
  expect(link({ '/Border': [0, 0, 1, [3, 2]] })?.content).toContain('[3 2] 0 d');
});

test('a link that is underlined is, and its places do not count', () => {
  expect(link({ '/BS': { '/S': '/U', '/W': 2 } })?.content).toBe('q 0 G 2 w 10 21 m 30 21 l S Q');
  const places = [0, 9, 8, 9, 0, 1, 8, 1, 20, 9, 28, 9, 20, 1, 28, 1];
  expect(link({ '/QuadPoints': places })).toEqual(link({}));
});

test('a link without width or without colour has no border', () => {
  expect(link({ '/Border': [0, 0, 0] })).toBeUndefined();
  expect(link({ '/BS': { '/W': 0 } })).toBeUndefined();
  expect(link({ '/C': [] })).toBeUndefined();
});

test('a comment has a sign from the upper left corner of its rectangle, in its colour or yellow', () => {
  const sign = drawSign(objects, { '/Rect': [10, 20, 90, 140] });
  expect(sign.box).toEqual({ left: 10, bottom: 124, right: 30, top: 140 });
  expect(sign.content).toMatch(/^q 1 1 0 rg 0 G 1 w 11 125 18 14 re B (13 [\d.]+ m 27 [\d.]+ l S ?){3} Q$/);
  expect(drawSign(objects, { '/Rect': [10, 20, 90, 140], '/C': [0, 0, 1] }).content).toContain('0 0 1 rg');
});
