import type { KeptPassage, PageSize, Redaction, SelectedNote } from '@sequester/model';

/** What is kept is grown by this many points, so that no letter on its edge is touched from outside. */
const margin = 1;

interface Span {
  from: number;
  to: number;
}

const clipped = (from: number, length: number, end: number): Span => ({
  from: Math.max(0, from - margin),
  to: Math.min(end, from + length + margin),
});

/** What of a line is not covered by the spans. */
const gaps = (spans: readonly Span[], end: number): Span[] => {
  const open: Span[] = [];
  let at = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from > at) open.push({ from: at, to: from });

    at = Math.max(at, to);
  }
  return at < end ? [...open, { from: at, to: end }] : open;
};

/** Rectangles that together cover a page but for what is kept on it, in bands from its foot to its head. */
export const around = (
  kept: readonly KeptPassage[],
  { page, width, height }: PageSize & { page: number },
): Redaction[] => {
  const windows = kept.map((place) => ({
    across: clipped(place.x, place.width, width),
    up: clipped(place.y, place.height, height),
  }));
  const edges = [...new Set([0, height, ...windows.flatMap(({ up }) => [up.from, up.to])])].toSorted((a, b) => a - b);
  return edges.slice(1).flatMap((top, index) => {
    const bottom = edges[index] ?? 0;
    const open = windows.filter(({ up }) => up.from < top && up.to > bottom).map(({ across }) => across);
    return gaps(open, width).map(({ from, to }) => ({
      page,
      x: from,
      y: bottom,
      width: to - from,
      height: top - bottom,
      reason: 'outside-extract' as const,
    }));
  });
};

/** Everything that is taken out of a selected note, whose pages have these sizes: its redactions, and on a page where something is kept, all else. */
export const blackedOut = (
  { selected, redactions = [], kept = [] }: SelectedNote,
  sizes: readonly PageSize[],
): Redaction[] => [
  ...redactions,
  ...selected.flatMap((page) => {
    const here = kept.filter((place) => place.page === page);
    if (here.length === 0) return [];

    const size = sizes[page - 1];
    if (size === undefined) throw new Error('a page that the source does not have');

    return around(here, { page, ...size });
  }),
];
