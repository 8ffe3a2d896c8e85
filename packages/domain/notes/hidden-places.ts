import type { HiddenPlace } from '@sequester/model';

/** The index keeps no more places of one note than these. */
const placesAtMost = 1000;

/** Words beside a page never leave with it, so that nothing is to be decided on them. */
const isToDecide = ({ how }: HiddenPlace): boolean => how !== 'outside';

/** What the index keeps of words that cannot be seen. Undefined where there are too many: then only the builder, which has the pages, can say. */
export const indexedPlaces = (found: readonly HiddenPlace[] | undefined): HiddenPlace[] | undefined => {
  const places = found?.filter(isToDecide).map(({ page, how, x, y, width, height }) => {
    return { page, how, x, y, width, height };
  });
  return places !== undefined && places.length <= placesAtMost ? places : undefined;
};

/** Places are the same that differ by less, in points. */
const hair = 1;

export const isSamePlace = (one: HiddenPlace, other: HiddenPlace): boolean =>
  one.page === other.page &&
  one.how === other.how &&
  [one.x - other.x, one.y - other.y, one.width - other.width, one.height - other.height].every(
    (difference) => Math.abs(difference) < hair,
  );
