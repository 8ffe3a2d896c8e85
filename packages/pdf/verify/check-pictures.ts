import type { Picture } from '../engine/jobs.ts';
import type { Finding } from '../types.ts';

/** Two readings of the same pixels, by profiles or without, stay within it; a word in a scan does not. */
const TOLERATED = 24;

const alike = (one: Picture, other: Picture): boolean =>
  one.width === other.width &&
  one.height === other.height &&
  one.parts.every((value, part) => Math.abs(value - (other.parts[part] ?? 0)) <= TOLERATED);

/** That a page has no image that its source does not have. */
export const checkPictures = (page: number, shown: Picture[], source: Picture[]): Finding[] =>
  shown.every((picture) => source.some((known) => alike(picture, known)))
    ? []
    : [{ code: 'foreign-image', detail: `page ${page}` }];
