import { withAppearances } from './appearances/with-appearances.ts';
import type { FoundOnPage, ShownRect } from './engine/jobs.ts';
import { find, sizes } from './engine/run-engine.ts';
import type { FoundOnOnePage, FoundPassage, PageSize, RedactionPassage } from './types.ts';

/** An upload as it is shown, its fields and annotations with their appearances. */
const inMemory = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const settled = await withAppearances(bytes);
  return settled instanceof Uint8Array ? settled : bytes;
};

const counted = (places: ShownRect[]) => places.map(({ index, ...place }) => ({ page: index + 1, ...place }));

const onPage = ({ times, byOcr, forms, rects, near }: FoundOnPage): FoundOnOnePage => {
  return {
    times,
    byOcr,
    forms,
    rects: counted(rects),
    near: near.map(({ text, rects: places }) => ({ text, rects: counted(places) })),
  };
};

/**
 * Where each passage stands on its page as shown: how often, as which words, and a rectangle for each line of each place, from which a
 * redaction can be made without the words; the same of the pages `elsewhere`, from 1, and what is nearly the passage there and on its
 * own page. Neighbouring letters are left out of a rectangle where they can be. Throws `EngineFailure` on a file that it cannot open.
 */
export const findPassages = async (
  bytes: Uint8Array,
  wanted: Omit<RedactionPassage, 'reason'>[],
  elsewhere: number[] | 'all' = [],
): Promise<FoundPassage[]> => {
  const settled = await inMemory(bytes);
  const { found } = await find({
    bytes: settled,
    wanted: wanted.map(({ page, ...passage }) => ({ index: page - 1, ...passage })),
    elsewhere: elsewhere === 'all' ? elsewhere : elsewhere.map((page) => page - 1),
  });
  return found.map(({ elsewhere: others, ...own }) => ({
    ...onPage(own),
    elsewhere: others.map(({ index, ...other }) => ({ page: index + 1, ...onPage(other) })),
  }));
};

/** The size of each page as shown, in points. Throws `EngineFailure` on a file that it cannot open. */
export const pageSizes = (bytes: Uint8Array): Promise<PageSize[]> => sizes({ bytes });
