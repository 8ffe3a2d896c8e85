import {
  Refusal,
  SelectedNote,
  type AccountedName,
  type HiddenChoice,
  type IndexedDraft,
  type IndexedNote,
  type KeptPassage,
  type MemberId,
  type PsychotherapyNoteId,
  type RecordedDecision,
  type Redaction,
} from '@sequester/model';

import { sizeOfPage } from '../notes/page-sizes.ts';
import { ceilingOf } from './ceiling.ts';
import { choicesOn, demandEachDecided, misplacedChoices } from './decide-hidden.ts';
import { misplaced } from './place-redactions.ts';

/** Pages of one note, from 1, and what of them is taken out or alone kept; rectangles name the version that they were located in. */
export interface PageChoice {
  noteId: PsychotherapyNoteId;
  pages: 'all' | number[];
  version?: number | undefined;
  redactions?: Redaction[] | undefined;
  kept?: KeptPassage[] | undefined;
  names?: AccountedName[] | undefined;
  /** What becomes of the words of these pages that cannot be seen. */
  hidden?: HiddenChoice[] | undefined;
}

/** The originator's own notes or drafts within the ceiling, by session date. */
export const ownWithinCeiling = <Of extends Pick<IndexedNote, 'noteId' | 'originatorId' | 'sessionDate'>>(
  notes: readonly Of[],
  decided: RecordedDecision,
  originatorId: MemberId,
): Of[] => {
  const ceiling = new Set(ceilingOf(decided).map(({ noteId }) => noteId));
  return notes
    .filter((note) => note.originatorId === originatorId && ceiling.has(note.noteId))
    .toSorted((a, b) => `${a.sessionDate}${a.noteId}`.localeCompare(`${b.sessionDate}${b.noteId}`));
};

const allPages = (pages: number): number[] => Array.from({ length: pages }, (_, index) => index + 1);

const beyond = (path: string, code: string): never => {
  throw new Refusal('selection-beyond-ceiling', [{ path, code }]);
};

/** Refuses a draft that has no pages yet, saying what to do first. */
export const demandPages = (
  drafts: readonly Pick<IndexedDraft, 'noteId'>[],
  choices: readonly Pick<PageChoice, 'noteId'>[],
): void => {
  const text = 'This is a draft. Make a copy of it as it stands, or seal it, and choose of its pages then.';
  const faults = choices.flatMap(({ noteId }, index) =>
    drafts.some((draft) => draft.noteId === noteId)
      ? [{ path: `body.selection.${index}.noteId`, code: 'draft-without-pages', text }]
      : [],
  );
  if (faults.length > 0) throw new Refusal('selection-beyond-ceiling', faults);
};

const marksOf = ({
  redactions = [],
  kept = [],
  names = [],
}: PageChoice): Pick<SelectedNote, 'redactions' | 'kept' | 'names'> => ({
  ...(redactions.length === 0 ? {} : { redactions }),
  ...(kept.length === 0 ? {} : { kept }),
  ...(names.length === 0 ? {} : { names }),
});

/**
 * The chosen pages, pinned to the version and digest that the index has now. The choice may be less than the ceiling, never more.
 * Where `eachDecided`, the words on them that cannot be seen have to be decided on, place by place.
 */
export const selected = (
  own: readonly IndexedNote[],
  choices: readonly PageChoice[],
  { eachDecided }: { eachDecided: boolean },
): SelectedNote[] => {
  if (new Set(choices.map(({ noteId }) => noteId)).size < choices.length) beyond('body.selection', 'repeated-note');

  const onPages = choices.map((choice, index) => {
    const { noteId, pages } = choice;
    const note = own.find((one) => one.noteId === noteId) ?? beyond(`body.selection.${index}.noteId`, 'not-in-ceiling');
    const chosen = pages === 'all' ? allPages(note.pages) : [...new Set(pages)].toSorted((a, b) => a - b);
    if (chosen.length === 0 || chosen.some((page) => page < 1 || page > note.pages))
      beyond(`body.selection.${index}.pages`, 'no-such-page');

    const faults = misplaced(
      choice,
      { version: note.version, chosen, sizeOf: (page) => sizeOfPage(note.sizes ?? [], page) },
      `body.selection.${index}`,
    );
    const onNote = { chosen, places: note.hidden };
    const astray = misplacedChoices(choice.hidden ?? [], onNote, `body.selection.${index}`);
    if (faults.length + astray.length > 0) throw new Refusal('redaction-misplaced', [...faults, ...astray]);

    return { note, choice, onNote };
  });
  if (eachDecided) demandEachDecided(onPages.map(({ choice, onNote }) => ({ hidden: choice.hidden, ...onNote })));

  return onPages.map(({ note, choice, onNote }) => {
    const hidden = choicesOn(choice.hidden, onNote);
    const { hidden: places, ...indexed } = note;
    return SelectedNote.parse({
      ...indexed,
      selected: onNote.chosen,
      ...marksOf(choice),
      ...(places === undefined && hidden === undefined ? {} : { hidden }),
    });
  });
};
