import type { Picture } from '../engine/jobs.ts';
import type { Finding } from '../types.ts';

/** Two renderings of the same pixels, with colour profiles or without, differ by less; a word in a scan differs by more. */
const TOLERATED = 24;

const alike = (one: Picture, other: Picture): boolean =>
  one.width === other.width &&
  one.height === other.height &&
  one.parts.every((value, part) => Math.abs(value - (other.parts[part] ?? 0)) <= TOLERATED);

/** That a page has no image that its source does not have. */
export const checkPictures = (page: number, shown: Picture[], source: Picture[]): Finding[] =>
  shown.every((picture) => source.some((known) => alike(picture, known)))
    ? []
    : [{ code: 'foreign-image', detail: `page ${page}`, pages: [page] }];
