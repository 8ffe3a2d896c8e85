import type { Drawing } from './draw-shape.ts';
import { around, boxOf, colour, operator, path, pointsIn, type Box } from './ink.ts';
import type { JsonDictionary, JsonObjects } from './json-objects.ts';
import { layText } from './lay-text.ts';
import { familyOf, type Letters, type Setting } from './letters.ts';
import { formFont, ownSetting } from './own-font.ts';

/** What a default appearance says: the font's name, its size, and the operators that select its colour (ISO 32000-1, 12.7.3.3). */
const readDefaultAppearance = (text: string): { font: string; size: number; ink: string } => {
  const [, font = '', size = '0'] = /\/(\S+)\s+(-?[\d.]+)\s+Tf/.exec(text) ?? [];
  const [ink] = /(?:-?[\d.]+\s+){1,4}(?:g|rg|k)(?=\s|$)/.exec(text) ?? [];
  return { font, size: Math.abs(Number(size)) || 0, ink: ink ?? operator('g', 0) };
};

/** How words are set by a default appearance. */
export const settingOf = async (
  objects: JsonObjects,
  { keys, text, letters }: { keys: JsonDictionary; text: string; letters: Letters },
): Promise<{ setting: Setting; size: number; ink: string }> => {
  const { font, size, ink } = readDefaultAppearance(objects.text(keys['/DA']));
  const written = text.replaceAll(/[\r\n\t\u2028\u2029]/g, ' ');
  const base = objects.name(formFont(objects, font)['/BaseFont']) || font;
  const setting = ownSetting(objects, font, written) ?? (await letters.setting(written, familyOf(base)));
  return { setting, size, ink };
};

/** Words in a box, and nothing of them beyond it. */
export const wordsIn = ({ left, bottom, right, top }: Box, ink: string, shown: string): string =>
  `q ${operator('re', left, bottom, right - left, top - bottom)} W n BT ${ink} ${shown} ET Q`;

const FREE_TEXT_SIZE = 12;

const calloutOf = (objects: JsonObjects, keys: JsonDictionary, width: number) => {
  const points = pointsIn(objects.numbers(keys['/CL']));
  return points.length < 2
    ? { content: '', points: [] }
    : { content: `q 0 G ${operator('w', Math.max(0.5, width))} ${path(points)} S Q`, points };
};

/** Words that somebody typed on a page (ISO 32000-1, 12.5.6.6). */
export const drawFreeText = async (objects: JsonObjects, keys: JsonDictionary, letters: Letters): Promise<Drawing> => {
  const text = objects.text(keys['/Contents']);
  const box = boxOf(objects.numbers(keys['/Rect']));
  const [l = 0, b = 0, r = 0, t = 0] = objects.numbers(keys['/RD']);
  const inner = { left: box.left + l, bottom: box.bottom + b, right: box.right - r, top: box.top - t };
  const { setting, size, ink } = await settingOf(objects, { keys, text, letters });
  const drawn = keys['/BS'] !== undefined || keys['/Border'] !== undefined;
  const width = drawn
    ? (objects.number(objects.dictionary(keys['/BS'])['/W']) ?? objects.number(objects.list(keys['/Border'])[2]) ?? 1)
    : 0;
  const rectangle = operator('re', inner.left, inner.bottom, inner.right - inner.left, inner.top - inner.bottom);
  const ground = colour(objects.numbers(keys['/C']), 'fill');
  const callout = calloutOf(objects, keys, width);
  const shown = layText(text, inner, {
    setting,
    size: size || FREE_TEXT_SIZE,
    align: objects.number(keys['/Q']) ?? 0,
    multiline: true,
    comb: 0,
    padding: width + 1,
  });
  const content = [
    ground ? `q ${ground} ${rectangle} f Q` : '',
    width > 0 ? `q 0 G ${operator('w', width)} ${rectangle} S Q` : '',
    callout.content,
    text === '' ? '' : wordsIn(inner, ink, shown),
  ];
  return {
    content: content.filter(Boolean).join(' '),
    box:
      callout.points.length > 0
        ? around([{ x: box.left, y: box.bottom }, { x: box.right, y: box.top }, ...callout.points], 1)
        : box,
  };
};
