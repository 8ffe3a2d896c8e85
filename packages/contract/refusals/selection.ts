import type { RefusalCode } from '@sequester/model';

import type { RefusalWords } from './words.ts';

/** Of what is selected of notes and what of it is taken out. */
export const selectionRefusals = {
  'selection-empty': {
    status: 422,
    title: 'Nothing is selected.',
    cure: 'Choose at least one page, or refuse the request.',
  },
  'selection-too-large': {
    status: 422,
    title: 'The notes chosen are too large together.',
    cure: 'Choose fewer notes, and divide the request into several.',
  },
  'selection-beyond-ceiling': {
    status: 422,
    title: 'The selection goes beyond what may be released.',
    cure: 'Choose within the notes and pages that are offered.',
  },
  'passage-not-found': {
    status: 422,
    title: 'A quoted passage does not stand on its page.',
    cure: 'Quote it with the page it stands on (spaces, line breaks, hyphens at the end of a line and, unless asked, capitals do not matter); on-another-page says that it stands on others, nearly-on-page that the page has something like it.',
  },
  'redaction-demanded': {
    status: 422,
    title: 'Something that has to be taken out of these notes is not accounted for.',
    cure: 'For each selected note, redact each person whom the ceiling names or state that they do not occur there.',
  },
  'hidden-words-undecided': {
    status: 422,
    title: 'The pages chosen have words that cannot be seen, and it is not decided what becomes of them.',
    cure: 'List the hidden words of the note, and send each of their places with way kept or taken-out. An order is answered with nothing more and nothing less than it says.',
  },
  'redaction-misplaced': {
    status: 422,
    title: 'A redaction, a decision on hidden words or a version does not fit its note.',
    cure: 'Name the newest version of the note, place redactions on a selected page, inside the page, and name hidden words by the places that listHiddenWords gives.',
  },
} as const satisfies Partial<Record<RefusalCode, RefusalWords>>;
