import type { PageSize, PageSizes } from '@sequester/model';

/** Scans can have a size of their own for every page; the index keeps no more runs than these. */
const runsAtMost = 200;

/** The sizes in runs. Undefined where there are too many: then only the builder, which has the pages, can check by them. */
export const sizesInRuns = (sizes: readonly PageSize[]): PageSizes | undefined => {
  const runs: PageSizes = [];
  for (const { width, height } of sizes) {
    const run = runs.at(-1);
    if (run?.width === width && run.height === height) run.pages += 1;
    else runs.push({ pages: 1, width, height });
  }
  return runs.length > runsAtMost ? undefined : runs;
};

/** The size of one page, counted from 1, where it is known. */
export const sizeOfPage = (runs: PageSizes, page: number): PageSize | undefined => {
  let last = 0;
  return runs.find(({ pages }) => {
    last += pages;
    return page <= last;
  });
};
