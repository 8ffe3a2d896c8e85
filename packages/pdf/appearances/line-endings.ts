import { ellipse, path, type Point } from './ink.ts';

/** How long an ending is, in widths of its line, and at least (in points). */
const WIDTHS = 3;
const LEAST = 6;

type Ending = { style: string; tip: Point; from: Point; width: number; filled: boolean };

const at = ({ x, y }: Point, angle: number, distance: number): Point => ({
  x: x + distance * Math.cos(angle),
  y: y + distance * Math.sin(angle),
});

/** What stands at the end of a line (ISO 32000-1, table 176). */
export const ending = ({ style, tip, from, width, filled }: Ending): string => {
  const angle = Math.atan2(from.y - tip.y, from.x - tip.x);
  const size = Math.max(LEAST, WIDTHS * width);
  const paint = filled ? 'B' : 'S';
  const wings = (turn: number) => [at(tip, angle + turn, size), tip, at(tip, angle - turn, size)];
  const corners = (first: number) =>
    [0, 1, 2, 3].map((corner) => at(tip, angle + first + (corner * Math.PI) / 2, size / 2));
  switch (style) {
    case 'OpenArrow':
      return `${path(wings(Math.PI / 6))} S`;
    case 'ClosedArrow':
      return `${path(wings(Math.PI / 6))} h ${paint}`;
    case 'ROpenArrow':
      return `${path(wings((5 * Math.PI) / 6))} S`;
    case 'RClosedArrow':
      return `${path(wings((5 * Math.PI) / 6))} h ${paint}`;
    case 'Square':
      return `${path(corners(Math.PI / 4))} h ${paint}`;
    case 'Diamond':
      return `${path(corners(0))} h ${paint}`;
    case 'Circle': {
      const { x, y } = tip;
      return `${ellipse({ left: x - size / 2, bottom: y - size / 2, right: x + size / 2, top: y + size / 2 })} ${paint}`;
    }
    case 'Butt':
      return `${path([at(tip, angle + Math.PI / 2, size / 2), at(tip, angle - Math.PI / 2, size / 2)])} S`;
    case 'Slash':
      return `${path([at(tip, angle + Math.PI / 3, size / 2), at(tip, angle + (4 * Math.PI) / 3, size / 2)])} S`;
    default:
      return '';
  }
};

/** The widest that an ending may reach beyond its line. */
export const reachOfEndings = (width: number): number => Math.max(LEAST, WIDTHS * width);
