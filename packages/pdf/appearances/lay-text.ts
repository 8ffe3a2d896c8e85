import { operator, type Box } from './ink.ts';
import type { Setting } from './letters.ts';

/** How a text stands in its box: 0 left, 1 centred, 2 right. A size of 0 is chosen to fit. */
export type Layout = { size: number; align: number; multiline: boolean; comb: number; padding: number };

const LINE = 1.2;
const LARGEST_CHOSEN = 12;
const SMALLEST_CHOSEN = 4;
const ASCENT = 0.75;

const words = (line: string): string[] => line.match(/\S+\s*|\s+/g) ?? [''];

const wrapped = (text: string, { setting, size, width }: { setting: Setting; size: number; width: number }): string[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of words(paragraph)) {
      if (line !== '' && setting.width((line + word).trimEnd(), size) > width) {
        lines.push(line);
        line = '';
      }
      line += word;
      while (line.length > 1 && setting.width(line.trimEnd(), size) > width) {
        const fits = fitting(line, { setting, size, width });
        lines.push(line.slice(0, fits));
        line = line.slice(fits);
      }
    }
    return [...lines, line];
  });

const fitting = (line: string, { setting, size, width }: { setting: Setting; size: number; width: number }): number => {
  let count = 1;
  while (count < line.length && setting.width(line.slice(0, count + 1), size) <= width) count += 1;
  return count;
};

const chosenSize = (
  text: string,
  { setting, width, height, multiline }: { setting: Setting; width: number; height: number; multiline: boolean },
): number => {
  if (multiline) {
    for (let size = LARGEST_CHOSEN; size > SMALLEST_CHOSEN; size -= 0.5)
      if (wrapped(text, { setting, size, width }).length * LINE * size <= height) return size;
    return SMALLEST_CHOSEN;
  }
  const byHeight = height / LINE;
  const byWidth = width / Math.max(0.01, setting.width(text, 1));
  return Math.max(SMALLEST_CHOSEN, Math.min(byHeight, byWidth, Math.max(LARGEST_CHOSEN, byHeight * 0.8)));
};

/** The operators between `BT` and `ET` that set a text in a box. */
export const layText = (text: string, box: Box, { setting, ...layout }: Layout & { setting: Setting }): string => {
  const clean = text.replaceAll(/\r\n?|\u2028|\u2029/g, '\n').replaceAll('\t', '    ');
  const { padding, multiline, comb, align } = layout;
  const [width, height] = [box.right - box.left - 2 * padding, box.top - box.bottom - 2 * padding];
  const plain = multiline ? clean : clean.replaceAll('\n', ' ');
  const size = layout.size > 0 ? layout.size : chosenSize(plain, { setting, width, height, multiline });
  const font = `/${setting.font} ${operator('Tf', size)}`;
  const show = (line: string, x: number, y: number) =>
    `${operator('Tm', 1, 0, 0, 1, x, y)} ${setting.show(line, size)}`;
  const middle = box.bottom + (box.top - box.bottom - size * ASCENT) / 2 + size * 0.02;
  if (comb > 0) {
    const cell = (box.right - box.left) / comb;
    const letters = Array.from(plain).slice(0, comb);
    return [
      font,
      ...letters.map((letter, at) =>
        show(letter, box.left + cell * at + (cell - setting.width(letter, size)) / 2, middle),
      ),
    ].join(' ');
  }
  const lines = multiline ? wrapped(plain, { setting, size, width }) : [plain];
  const startOf = (line: string): number => {
    const room = width - setting.width(line.trimEnd(), size);
    return box.left + padding + (align === 1 ? room / 2 : align === 2 ? room : 0);
  };
  const first = multiline ? box.top - padding - size * 0.95 : middle;
  return [
    font,
    ...lines.flatMap((line, at) =>
      line.trim() === '' ? [] : [show(line.trimEnd(), startOf(line), first - at * LINE * size)],
    ),
  ].join(' ');
};
