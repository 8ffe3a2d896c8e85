/** Letters of scripts that run from right to left. A line with one of them is not read in one certain order, nor is what stands in it besides. */
export const TURNS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const sorted = (text: string): string => Array.from(text).toSorted().join('');

/** Whether two texts are the same; in whatever order where `turns`. */
export const equalsInAnyOrder = (text: string, expected: string, turns: boolean): boolean =>
  text === expected || (turns && sorted(text) === sorted(expected));

/** Every place where a text has, in one piece, the letters that are wanted in any order. */
const turnedPlaces = (text: string, wanted: string, from: number): number[] => {
  const missing = new Map<string, number>();
  const change = (unit: string | undefined, by: number): void => {
    if (unit === undefined) return;
    const left = (missing.get(unit) ?? 0) + by;
    if (left === 0) missing.delete(unit);
    else missing.set(unit, left);
  };
  for (let at = 0; at < wanted.length; at += 1) change(wanted[at], 1);
  const places: number[] = [];
  for (let end = from; end < text.length; end += 1) {
    change(text[end], -1);
    const start = end - wanted.length + 1;
    if (start > from) change(text[start - 1], 1);
    if (start >= from && missing.size === 0) places.push(start);
  }
  return places;
};

/** Where a text says something in one piece, or -1; in whatever order where `turns`. */
export const placeOf = (
  text: string,
  wanted: string,
  { turns, from = 0 }: { turns: boolean; from?: number },
): number => {
  const at = text.indexOf(wanted, from);
  return at >= 0 || !turns ? at : (turnedPlaces(text, wanted, from)[0] ?? -1);
};

/** The last place where a text says something in one piece, or -1. */
export const lastPlaceOf = (text: string, wanted: string, turns: boolean): number =>
  turns ? (turnedPlaces(text, wanted, 0).at(-1) ?? -1) : text.lastIndexOf(wanted);
