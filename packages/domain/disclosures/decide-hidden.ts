import {
  type HiddenChoice,
  type HiddenPlace,
  Refusal,
  type RefusalDetail,
  type RecordedDecision,
  type RequestFile,
  type SelectedNote,
} from '@sequester/model';

import { isSamePlace } from '../notes/hidden-places.ts';
import { groundActedOn } from './disclosure-log.ts';

/**
 * Whether each place with words that cannot be seen has to be decided: an order is answered with nothing more and nothing less than it
 * says (45 CFR 164.512(e)(1)(i)). On every other ground such words stay out unless their originator chooses them.
 */
export const demandsEachDecided = ({ request }: Pick<RequestFile, 'request'>, decided: RecordedDecision): boolean =>
  groundActedOn(request, decided) === 'court_order';

interface OnPages {
  chosen: readonly number[];
  /** As far as the index knows them. */
  places: readonly HiddenPlace[] | undefined;
}

const faultOf = (choice: HiddenChoice, { chosen, places }: OnPages): string | undefined => {
  if (!chosen.includes(choice.page)) return 'page-not-selected';

  return places !== undefined && !places.some((place) => isSamePlace(place, choice)) ? 'no-such-place' : undefined;
};

/** Decisions that are on no selected page, or on no place of the note with words that cannot be seen. */
export const misplacedChoices = (choices: readonly HiddenChoice[], note: OnPages, path: string): RefusalDetail[] =>
  choices.flatMap((choice, index) => {
    const code = faultOf(choice, note);
    return code === undefined ? [] : [{ path: `${path}.hidden.${index}`, code }];
  });

/** The decisions on all places of the selected pages: what was not decided on is taken out. Undefined where no place is known and none was named. */
export const choicesOn = (
  choices: readonly HiddenChoice[] | undefined,
  { chosen, places }: OnPages,
): HiddenChoice[] | undefined =>
  places === undefined
    ? choices?.slice()
    : places
        .filter(({ page }) => chosen.includes(page))
        .map((place) => {
          const way = choices?.find((choice) => isSamePlace(place, choice))?.way ?? 'taken-out';
          return { ...place, way };
        });

/** Places, by the kind and the page, that nobody decided on. */
const undecided = (choices: readonly HiddenChoice[], { chosen, places = [] }: OnPages, path: string): RefusalDetail[] =>
  places
    .filter((place) => chosen.includes(place.page) && !choices.some((choice) => isSamePlace(place, choice)))
    .map(({ page, how, x, y, width, height }) => ({
      path,
      code: 'not-decided',
      text: `Page ${page} has words that cannot be seen (${how}; ${width} by ${height} points at ${x}, ${y}). Say whether they are kept or taken-out.`,
    }));

/** A choice of pages with the places that the index knows of their note. */
export interface ChoiceOfPages extends OnPages {
  hidden: readonly HiddenChoice[] | undefined;
}

/** Refuses `hidden-words-undecided`, naming each place on the selected pages that is still to be decided. */
export const demandEachDecided = (choices: readonly ChoiceOfPages[]): void => {
  const open = choices.flatMap(({ hidden = [], ...note }, index) =>
    undecided(hidden, note, `body.selection.${index}.hidden`),
  );
  if (open.length > 0) throw new Refusal('hidden-words-undecided', open);
};

type Manifested = { hidden?: readonly (HiddenPlace & { way: string })[] | undefined };

/** Why what was built does not do as was decided: a place was found on which nobody decided, or words that were to be kept could not be. */
export const notAsDecided = (
  note: Pick<SelectedNote, 'hidden'>,
  { hidden: found = [] }: Manifested,
  eachDecided: boolean,
): string | undefined => {
  const { hidden: choices = [] } = note;
  const open = found.some((place) => !choices.some((choice) => isSamePlace(place, choice)));
  if (eachDecided && open) return 'hidden-words-undecided';

  const lost = found.some(({ way }) => way === 'lost-in-image');
  const missing = choices.some((choice) => choice.way === 'kept' && !found.some((place) => isSamePlace(place, choice)));
  return lost || missing ? 'hidden-words-lost' : undefined;
};
