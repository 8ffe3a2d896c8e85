import * as z from 'zod';

/** A note has at most 2,000 pages; so many numbers may stand in one choice of them. */
const pagesAtMost = 10_000;

interface Run {
  from: number;
  to: number;
}

const runsOf = (ranges: string): Run[] =>
  ranges.split(',').map((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return { from, to };
  });

const countOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { from, to }) => sum + Math.max(0, to - from + 1), 0);

/** Pages as they are written down, from 1: `1-40,57`. */
export const PageRanges = z
  .string()
  .max(4000)
  .regex(/^[1-9]\d{0,3}(-[1-9]\d{0,3})?(,[1-9]\d{0,3}(-[1-9]\d{0,3})?)*$/, {
    error: 'Write pages from 1 on, as 1-40,57.',
  })
  .refine((ranges) => runsOf(ranges).every(({ from, to }) => from <= to) && countOf(runsOf(ranges)) <= pagesAtMost, {
    error: `A range begins with its lower page; at most ${pagesAtMost} pages in all.`,
  });

/** Pages as ranges, in their order. A whole book is as short as one page of it. */
export const rangesOf = (pages: readonly number[]): string => {
  const runs: Run[] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run !== undefined && page === run.to + 1) run.to = page;
    else runs.push({ from: page, to: page });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(',');
};

/** The pages of ranges, in the order in which they are written. */
export const pagesOf = (ranges: string): number[] =>
  runsOf(ranges).flatMap(({ from, to }) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index),
  );
