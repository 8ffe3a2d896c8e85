import { drawnWith, penOf, type Drawing } from './draw-shape.ts';
import { boxOf, operator, path } from './ink.ts';
import type { JsonDictionary, JsonObjects } from './json-objects.ts';

/** The border of a link, which is a black line of one point unless it says otherwise (ISO 32000-1, 12.5.4); nothing where it has none. */
export const drawLink = (objects: JsonObjects, keys: JsonDictionary): Drawing | undefined => {
  const pen = { ...penOf(objects, keys), fill: undefined };
  const isClear = keys['/C'] !== undefined && objects.list(keys['/C']).length === 0;
  if (pen.width <= 0 || isClear) return undefined;
  const box = boxOf(objects.numbers(keys['/Rect']));
  const by = pen.width / 2;
  const underline = [box.left, box.right].map((x) => ({ x, y: box.bottom + by }));
  const isUnderlined = objects.name(objects.dictionary(keys['/BS'])['/S']) === 'U';
  const side = isUnderlined
    ? path(underline)
    : operator('re', box.left + by, box.bottom + by, box.right - box.left - 2 * by, box.top - box.bottom - 2 * by);
  return { content: drawnWith(pen, `${side} S`), box };
};
