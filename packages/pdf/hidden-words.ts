import { withAppearances } from './appearances/with-appearances.ts';
import type { HiddenOnPage } from './engine/jobs.ts';
import { hidden } from './engine/run-engine.ts';
import type { HiddenPlace, HiddenWords, StoredPdf } from './types.ts';

/** Pages that are looked at in one job, whose time is limited. */
const AT_ONCE = 25;

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Around all lines of some words. */
const around = (rects: HiddenOnPage['rects']): Omit<HiddenPlace, 'page' | 'how'> => {
  const [x, y] = [Math.min(...rects.map((rect) => rect.x)), Math.min(...rects.map((rect) => rect.y))];
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const top = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: hundredths(right - x), height: hundredths(top - y) };
};

/** Hidden words with the number of the annotation that says them, from 0 in the list of its page. */
export type FoundHidden = HiddenWords & { annotation: number | undefined };

/** Of pages of a PDF whose annotations have their appearances. Throws `EngineFailure`. */
export const hiddenOnPages = async (settled: StoredPdf, pages: number[]): Promise<FoundHidden[]> => {
  const found: FoundHidden[] = [];
  for (let from = 0; from < pages.length; from += AT_ONCE) {
    const chosen = pages.slice(from, from + AT_ONCE);
    const answers = await hidden({ bytes: settled, chosen: chosen.map((page) => page - 1) });
    for (const [at, page] of chosen.entries()) {
      for (const { how, words, rects, annotation } of answers[at] ?? [])
        found.push({ page, ...around(rects), how, words, rects: rects.map((rect) => ({ page, ...rect })), annotation });
    }
  }
  return found;
};

/**
 * The words that are in a PDF and cannot be seen, of the pages chosen, from 1: where they are, and how they are hidden. An OCR layer
 * on the picture that it stands for is none. Throws `EngineFailure`.
 */
export const hiddenWords = async (bytes: StoredPdf, pages: number[]): Promise<HiddenWords[]> => {
  const found = await hiddenOnPages(await withAppearances(bytes), [...new Set(pages)]);
  return found.map(({ page, x, y, width, height, how, words, rects }) => {
    return { page, x, y, width, height, how, words, rects };
  });
};
