import { withAppearances } from './appearances/with-appearances.ts';
import { hidden } from './engine/run-engine.ts';
import type { HiddenWords, StoredPdf } from './types.ts';

/** Pages that are looked at in one job, whose time is limited. */
const AT_ONCE = 100;

/**
 * The words that are in a PDF and cannot be seen, with their pages: white or tiny, under boxes or pictures, outside of the page,
 * without ink, or marked to be taken out. Of the pages chosen, from 1, or of so many. Throws `EngineFailure`.
 */
export const hiddenWords = async (bytes: StoredPdf, pages: number[]): Promise<HiddenWords[]> => {
  const settled = await withAppearances(bytes);
  const found: HiddenWords[] = [];
  for (let from = 0; from < pages.length; from += AT_ONCE) {
    const chosen = pages.slice(from, from + AT_ONCE);
    const answers = await hidden({ bytes: settled, chosen: chosen.map((page) => page - 1) });
    for (const [at, page] of chosen.entries()) for (const words of answers[at] ?? []) found.push({ page, ...words });
  }
  return found;
};
