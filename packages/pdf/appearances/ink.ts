/** A number as PDF wants it: at most three decimals, never an exponent. */
const inPoints = (value: number): string => String(Math.round((Number.isFinite(value) ? value : 0) * 1000) / 1000 + 0);

/** Numbers before an operator. */
export const operator = (name: string, ...operands: number[]): string => [...operands.map(inPoints), name].join(' ');

const FILLING: Record<number, string> = { 1: 'g', 3: 'rg', 4: 'k' };
const STROKING: Record<number, string> = { 1: 'G', 3: 'RG', 4: 'K' };

/** The operator that selects a colour of one, three or four parts; nothing where there is none (ISO 32000-1, table 164). */
export const colour = (parts: number[], use: 'fill' | 'stroke'): string | undefined => {
  const name = (use === 'fill' ? FILLING : STROKING)[parts.length];
  return name === undefined ? undefined : operator(name, ...parts);
};

export type Point = { x: number; y: number };

/** Numbers two by two. */
export const pointsIn = (numbers: number[]): Point[] =>
  Array.from({ length: Math.floor(numbers.length / 2) }, (_, at) => ({
    x: numbers[2 * at] ?? 0,
    y: numbers[2 * at + 1] ?? 0,
  }));

export type Box = { left: number; bottom: number; right: number; top: number };

export const boxOf = ([a = 0, b = 0, c = 0, d = 0]: number[]): Box => ({
  left: Math.min(a, c),
  bottom: Math.min(b, d),
  right: Math.max(a, c),
  top: Math.max(b, d),
});

/** The box around points, and so much more on each side. */
export const around = (points: Point[], margin: number): Box => ({
  left: Math.min(...points.map(({ x }) => x)) - margin,
  bottom: Math.min(...points.map(({ y }) => y)) - margin,
  right: Math.max(...points.map(({ x }) => x)) + margin,
  top: Math.max(...points.map(({ y }) => y)) + margin,
});

export const path = (points: Point[]): string =>
  points.map(({ x, y }, at) => operator(at === 0 ? 'm' : 'l', x, y)).join(' ');

/** The distance of the handles of four curves that make a circle of radius 1. */
const HANDLE = 0.5523;

export const ellipse = ({ left, bottom, right, top }: Box): string => {
  const [x, y, across, up] = [(left + right) / 2, (bottom + top) / 2, (right - left) / 2, (top - bottom) / 2];
  const [h, v] = [HANDLE * across, HANDLE * up];
  return [
    operator('m', x + across, y),
    operator('c', x + across, y + v, x + h, y + up, x, y + up),
    operator('c', x - h, y + up, x - across, y + v, x - across, y),
    operator('c', x - across, y - v, x - h, y - up, x, y - up),
    operator('c', x + h, y - up, x + across, y - v, x + across, y),
    'h',
  ].join(' ');
};
