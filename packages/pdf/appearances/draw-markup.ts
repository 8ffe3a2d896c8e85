import type { Drawing } from './draw-shape.ts';
import { around, boxOf, colour, operator, path, pointsIn, type Point } from './ink.ts';
import type { JsonDictionary, JsonObjects } from './json-objects.ts';

type Quad = { upperLeft: Point; upperRight: Point; lowerLeft: Point; lowerRight: Point };

/** Eight numbers for each place, the upper corners first, as all writers give them; otherwise the rectangle of the annotation. */
const quadsOf = (objects: JsonObjects, keys: JsonDictionary): Quad[] => {
  const points = pointsIn(objects.numbers(keys['/QuadPoints']));
  const { left, bottom, right, top } = boxOf(objects.numbers(keys['/Rect']));
  const own = [
    { x: left, y: top },
    { x: right, y: top },
    { x: left, y: bottom },
    { x: right, y: bottom },
  ];
  const whole = points.length >= 4 ? points : own;
  return Array.from({ length: Math.floor(whole.length / 4) }, (_, at) => {
    const [a = own[0], b = own[1], c = own[2], d = own[3]] = whole.slice(4 * at, 4 * at + 4);
    const [origin] = own;
    const corner = (point: Point | undefined): Point => point ?? origin ?? { x: 0, y: 0 };
    return { upperLeft: corner(a), upperRight: corner(b), lowerLeft: corner(c), lowerRight: corner(d) };
  });
};

const between = (a: Point, b: Point, part: number): Point => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
});

/** A line through a quad at some part of its height. */
const across = ({ upperLeft, upperRight, lowerLeft, lowerRight }: Quad, part: number): Point[] => [
  between(lowerLeft, upperLeft, part),
  between(lowerRight, upperRight, part),
];

const WAVE = 4;

const wave = (quad: Quad): Point[] => {
  const [from, to] = across(quad, 0.04);
  const [high, far] = across(quad, 0.12);
  if (!from || !to || !high || !far) return [];
  const steps = Math.max(2, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / WAVE));
  return Array.from({ length: steps + 1 }, (_, at) =>
    at % 2 === 0 ? between(from, to, at / steps) : between(high, far, at / steps),
  );
};

const markOn = (quad: Quad, kind: string): string => {
  if (kind === 'Highlight') {
    const { upperLeft, upperRight, lowerLeft, lowerRight } = quad;
    return `${path([upperLeft, upperRight, lowerRight, lowerLeft])} h f`;
  }
  if (kind === 'Squiggly') return `${path(wave(quad))} S`;
  return `${path(across(quad, kind === 'StrikeOut' ? 0.45 : 0.08))} S`;
};

const MARKS = new Set(['Highlight', 'Underline', 'StrikeOut', 'Squiggly']);
const YELLOW = [1, 0.92, 0.23];

/** A mark over words: highlighted, underlined, or struck out. */
export const drawMarkup = (objects: JsonObjects, keys: JsonDictionary, kind: string): Drawing | undefined => {
  if (!MARKS.has(kind)) return undefined;
  const quads = quadsOf(objects, keys);
  const own = objects.numbers(keys['/C']);
  const highlight = kind === 'Highlight';
  const paint = highlight
    ? (colour(own, 'fill') ?? operator('rg', ...YELLOW))
    : `${colour(own, 'stroke') ?? operator('G', 0)} 1 w`;
  return {
    content: `q ${paint} ${quads.map((quad) => markOn(quad, kind)).join(' ')} Q`,
    box: around(
      quads.flatMap((quad) => Object.values(quad)),
      1,
    ),
    multiply: highlight,
  };
};
