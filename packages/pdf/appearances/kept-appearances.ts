import { find } from '../engine/run-engine.ts';
import type { StoredPdf } from '../types.ts';
import type { BareAnnotation } from './bare-annotations.ts';
import { shownValue } from './draw-field.ts';
import { boxOf, type Box } from './ink.ts';
import type { JsonObjects } from './json-objects.ts';

const DEEPEST = 16;

/** What a page says, or a node above it. */
const inherited = (objects: JsonObjects, page: string, key: string) => {
  let node = objects.dictionary(page);
  for (let depth = 0; depth < DEEPEST && node[key] === undefined; depth += 1)
    node = objects.dictionary(node['/Parent']);
  return node[key];
};

/** The box of a field on its page as shown; nothing where the page is turned or has no box. */
const shownBoxOf = (objects: JsonObjects, { page, keys }: BareAnnotation): Box | undefined => {
  const name = objects.pages[page] ?? '';
  const [crop, media] = ['/CropBox', '/MediaBox'].map((key) => objects.numbers(inherited(objects, name, key)));
  const shown = crop?.length === 4 ? crop : media;
  if (shown?.length !== 4 || (objects.number(inherited(objects, name, '/Rotate')) ?? 0) !== 0) return undefined;
  const [whole, own] = [boxOf(shown), boxOf(objects.numbers(keys['/Rect']))];
  return {
    left: own.left - whole.left,
    bottom: own.bottom - whole.bottom,
    right: own.right - whole.left,
    top: own.top - whole.bottom,
  };
};

/** In points: how far letters may stand out of their field. */
const BEYOND = 3;

/**
 * Of the fields that a form wants made anew, those whose appearance does not show their value yet. What it shows, readers draw as it is, and
 * setting it again could only make it look different. Throws `EngineFailure`.
 */
export const withoutKept = async (
  bytes: StoredPdf,
  objects: JsonObjects,
  bare: BareAnnotation[],
): Promise<BareAnnotation[]> => {
  const asked = bare.flatMap((one) => {
    const box = one.anew ? shownBoxOf(objects, one) : undefined;
    const passage = shownValue(objects, one.keys).trim();
    return box && passage !== '' ? [{ one, box, passage }] : [];
  });
  if (asked.length === 0) return bare;
  const wanted = asked.map(({ one: { page }, passage }) => ({ index: page, passage, matchCase: true }));
  const { found } = await find({ bytes, wanted });
  const kept = new Set(
    asked.flatMap(({ one, box }, at) => {
      const shows = found[at]?.rects.some(
        ({ x, y, width, height }) =>
          x > box.left - BEYOND &&
          y > box.bottom - BEYOND &&
          x + width < box.right + BEYOND &&
          y + height < box.top + BEYOND,
      );
      return shows ? [one] : [];
    }),
  );
  return bare.filter((one) => !kept.has(one));
};
