import { withAppearances } from './appearances/with-appearances.ts';
import { find, sizes } from './engine/run-engine.ts';
import type { FoundPassage, PageSize, RedactionPassage } from './types.ts';

/** An upload as it is shown, its fields and annotations with their appearances. */
const inMemory = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const settled = await withAppearances(bytes);
  return settled instanceof Uint8Array ? settled : bytes;
};

/**
 * Where each passage stands on its page as shown: how often, and a rectangle for each line of each place, from which a
 * redaction can be made without the words. Neighbouring letters are left out of a rectangle where they can be.
 * Throws `EngineFailure` on a file that it cannot open.
 */
export const findPassages = async (
  bytes: Uint8Array,
  wanted: Omit<RedactionPassage, 'reason'>[],
): Promise<FoundPassage[]> => {
  const settled = await inMemory(bytes);
  const { found } = await find({
    bytes: settled,
    wanted: wanted.map(({ page, passage }) => ({ index: page - 1, passage })),
  });
  return found.map(({ times, rects }) => ({
    times,
    rects: rects.map(({ index, ...place }) => ({ page: index + 1, ...place })),
  }));
};

/** The size of each page as shown, in points. Throws `EngineFailure` on a file that it cannot open. */
export const pageSizes = (bytes: Uint8Array): Promise<PageSize[]> => sizes({ bytes });
