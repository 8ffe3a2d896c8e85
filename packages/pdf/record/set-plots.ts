import type { Canvas, TextStyle } from '../page/canvas.ts';
import type { Flow } from '../page/flow.ts';
import { beginPart, finishPart, MARGINS } from './record-flow.ts';
import type { PagesAmong, RecordPart, RecordPlot, RecordStamp } from './record-types.ts';

const TITLE: TextStyle = { face: 'bold', size: 12 };
const NAME: TextStyle = { face: 'bold', size: 10 };
const TICK: TextStyle = { face: 'sans', size: 7.4, ink: 'grey' };
const VALUE: TextStyle = { face: 'bold', size: 7.6 };
const HEIGHT = 150;
const INSET = 30;
const DOT = 4;
/** Days below the line, at most: more would lie over one another. */
const DAYS = 8;

const daysSince = (from: string, on: string): number => (Date.parse(on) - Date.parse(from)) / 86_400_000;

const drawScale = (canvas: Canvas, { x, y, width }: { x: number; y: number; width: number }, most: number): void => {
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const at = y + share * HEIGHT;
    canvas.rule({ x, y: at }, { x: x + width, y: at }, share === 0 ? 0.9 : 0.35);
    canvas.text(String(Math.round(share * most * 10) / 10), { x: x - INSET + 6, y: at - 2.5 }, TICK);
  }
};

const drawPlot = (canvas: Canvas, plot: RecordPlot, { y, room }: { y: number; room: number }): void => {
  const x = MARGINS.side + INSET;
  const width = room - INSET - 14;
  drawScale(canvas, { x, y, width }, plot.most);
  const [first, last] = [plot.points[0]?.on ?? '', plot.points.at(-1)?.on ?? ''];
  const whole = Math.max(1, daysSince(first, last));
  const placed = plot.points.map(({ on, total }) => ({
    on,
    total,
    x: x + 6 + (daysSince(first, on) / whole) * (width - 12),
    y: y + (total / plot.most) * HEIGHT,
  }));
  for (const [index, to] of placed.entries()) {
    const from = placed[index - 1];
    if (from !== undefined) canvas.rule(from, to, 1.2);
  }
  const every = Math.ceil(placed.length / DAYS);
  for (const [index, point] of placed.entries()) {
    canvas.rule({ x: point.x - DOT / 2, y: point.y }, { x: point.x + DOT / 2, y: point.y }, DOT);
    canvas.text(String(point.total), { x: point.x - 3, y: point.y + 5 }, VALUE);
    if (index % every === 0) canvas.text(point.on, { x: point.x - 16, y: y - 13 }, TICK);
  }
};

const writePlot = (flow: Flow, plot: RecordPlot): void => {
  flow.reserve(HEIGHT + 70);
  flow.block({ text: `${plot.title}, 0 to ${plot.most}`, style: NAME, before: 14 });
  flow.gap(14);
  flow.line(HEIGHT, (canvas, y) => drawPlot(canvas, plot, { y, room: flow.room }));
  flow.gap(26);
};

/** Sets each instrument as a line over time. */
export const setPlots = async (
  plots: readonly RecordPlot[],
  { stamp, among }: { stamp: RecordStamp; among: PagesAmong },
): Promise<RecordPart> => {
  const part = await beginPart();
  part.flow.block({ text: 'Measures over time', style: TITLE });
  for (const plot of plots) writePlot(part.flow, plot);
  return finishPart(part, { stamp, among, starts: [1] });
};
