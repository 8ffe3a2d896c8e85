import { around, boxOf, colour, ellipse, operator, path, pointsIn, type Box, type Point } from './ink.ts';
import type { JsonDictionary, JsonObjects } from './json-objects.ts';
import { ending, reachOfEndings } from './line-endings.ts';

/**
 * What an annotation draws, and within which box of its page. `multiply`: what is below shows through. `toggle`: it is a box to tick or one
 * of several to choose.
 */
export type Drawing = { content: string; box: Box; multiply?: boolean; toggle?: boolean };

type Pen = { width: number; dash: number[]; stroke: string; fill: string | undefined };

/** The width of a border stands in one of two ways (ISO 32000-1, 12.5.4). */
export const penOf = (objects: JsonObjects, keys: JsonDictionary): Pen => {
  const style = objects.dictionary(keys['/BS']);
  const border = objects.list(keys['/Border']);
  const width = objects.number(style['/W']) ?? objects.number(border[2]) ?? 1;
  const dashed = objects.name(style['/S']) === 'D' ? [3] : [];
  const dash = style['/D'] === undefined ? objects.numbers(border[3]) : objects.numbers(style['/D']);
  return {
    width,
    dash: dash.length > 0 && (dashed.length > 0 || border[3] !== undefined) ? dash : dashed,
    stroke: colour(objects.numbers(keys['/C']), 'stroke') ?? operator('G', 0),
    fill: colour(objects.numbers(keys['/IC']), 'fill'),
  };
};

export const drawnWith = ({ width, dash, stroke, fill }: Pen, shapes: string): string =>
  [
    'q',
    stroke,
    ...(fill ? [fill] : []),
    operator('w', width),
    ...(dash.length > 0 ? [`[${dash.map((part) => operator('', part).trim()).join(' ')}] 0 d`] : []),
    shapes,
    'Q',
  ].join(' ');

const paintOf = ({ width, fill }: Pen, closed: boolean): string => {
  if (width <= 0) return fill ? 'f' : 'n';
  if (fill) return 'B';
  return closed ? 's' : 'S';
};

const inset = ({ left, bottom, right, top }: Box, [l = 0, b = 0, r = 0, t = 0]: number[], by: number): Box => ({
  left: left + l + by,
  bottom: bottom + b + by,
  right: right - r - by,
  top: top - t - by,
});

const drawBox = (objects: JsonObjects, keys: JsonDictionary, round: boolean): Drawing => {
  const [pen, box] = [penOf(objects, keys), boxOf(objects.numbers(keys['/Rect']))];
  const inner = inset(box, objects.numbers(keys['/RD']), pen.width / 2);
  const shape = round
    ? ellipse(inner)
    : operator('re', inner.left, inner.bottom, inner.right - inner.left, inner.top - inner.bottom);
  return { content: drawnWith(pen, `${shape} ${paintOf(pen, true)}`), box };
};

const stylesOf = (objects: JsonObjects, keys: JsonDictionary): [string, string] => {
  const [first, last] = objects.list(keys['/LE']).map((style) => objects.name(style));
  return [first ?? 'None', last ?? 'None'];
};

const drawPoints = (
  objects: JsonObjects,
  keys: JsonDictionary,
  points: Point[],
  closed: boolean,
): Drawing | undefined => {
  const pen = penOf(objects, keys);
  const [first, second] = points;
  const [last, before] = points.toReversed();
  if (!first || !second || !last || !before) return undefined;
  const [start, end] = stylesOf(objects, keys);
  const shape = closed ? `${path(points)} ${paintOf(pen, true)}` : `${path(points)} S`;
  const common = { width: pen.width, filled: pen.fill !== undefined };
  const ends = closed
    ? []
    : [
        ending({ style: start, tip: first, from: second, ...common }),
        ending({ style: end, tip: last, from: before, ...common }),
      ];
  return {
    content: drawnWith(pen, [shape, ...ends].join(' ')),
    box: around(points, pen.width + (closed ? 1 : reachOfEndings(pen.width))),
  };
};

const drawInk = (objects: JsonObjects, keys: JsonDictionary): Drawing | undefined => {
  const strokes = objects.list(keys['/InkList']).map((stroke) => pointsIn(objects.numbers(stroke)));
  const points = strokes.flat();
  if (points.length === 0) return undefined;
  const pen = { ...penOf(objects, keys), fill: undefined };
  const shapes = strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => `${path(stroke.length > 1 ? stroke : [...stroke, ...stroke])} S`);
  return { content: drawnWith(pen, `1 J 1 j ${shapes.join(' ')}`), box: around(points, pen.width + 1) };
};

const drawCaret = (objects: JsonObjects, keys: JsonDictionary): Drawing => {
  const box = boxOf(objects.numbers(keys['/Rect']));
  const { left, bottom, right, top } = inset(box, objects.numbers(keys['/RD']), 0);
  const middle = (left + right) / 2;
  const sides = [
    operator('m', left, bottom),
    operator('c', middle, bottom, middle, bottom, middle, top),
    operator('c', middle, bottom, middle, bottom, right, bottom),
  ];
  const fill = colour(objects.numbers(keys['/C']), 'fill') ?? operator('g', 0);
  return { content: `q ${fill} ${sides.join(' ')} h f Q`, box };
};

/** A shape as its annotation describes it; nothing where it describes none. */
export const drawShape = (objects: JsonObjects, keys: JsonDictionary, kind: string): Drawing | undefined => {
  switch (kind) {
    case 'Square':
    case 'Circle':
      return drawBox(objects, keys, kind === 'Circle');
    case 'Line':
      return drawPoints(objects, keys, pointsIn(objects.numbers(keys['/L'])), false);
    case 'PolyLine':
    case 'Polygon':
      return drawPoints(objects, keys, pointsIn(objects.numbers(keys['/Vertices'])), kind === 'Polygon');
    case 'Ink':
      return drawInk(objects, keys);
    case 'Caret':
      return drawCaret(objects, keys);
    default:
      return undefined;
  }
};
