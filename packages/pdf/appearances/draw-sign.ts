import type { Drawing } from './draw-shape.ts';
import { boxOf, colour, operator, path } from './ink.ts';
import type { JsonDictionary, JsonObjects } from './json-objects.ts';

/** In points, as readers draw it whatever the rectangle says. */
const SIDE = 20;
const YELLOW = [1, 1, 0];
const HEIGHT = 16;
const LINES = [0.25, 0.5, 0.75];

/** The sign of a comment that stands on a page: a sheet with three lines, not what it says. */
export const drawSign = (objects: JsonObjects, keys: JsonDictionary): Drawing => {
  const { left, top } = boxOf(objects.numbers(keys['/Rect']));
  const box = { left, bottom: top - HEIGHT, right: left + SIDE, top };
  const own = objects.numbers(keys['/C']);
  const line = (part: number): string =>
    path([0.15, 0.85].map((across) => ({ x: left + across * SIDE, y: top - part * HEIGHT })));
  return {
    content: [
      'q',
      colour(own, 'fill') ?? operator('rg', ...YELLOW),
      '0 G 1 w',
      operator('re', left + 1, box.bottom + 1, SIDE - 2, HEIGHT - 2),
      'B',
      ...LINES.map((part) => `${line(part)} S`),
      'Q',
    ].join(' '),
    box,
  };
};
