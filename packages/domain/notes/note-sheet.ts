import { longDay } from '@sequester/law';
import type { PsychotherapyNote } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { writtenMoment } from '../written-time.ts';
import type { NamedOnSheet, NoteSheet } from './ports.ts';

interface SheetOf {
  note: Pick<PsychotherapyNote, 'noteId' | 'sessionDate' | 'language'>;
  named: NamedOnSheet;
  text: string;
  /** Nobody has signed it. */
  unsigned?: true;
}

/** The sheet of a written note: whose session, with whom, on which day, and when it was sealed. */
export const noteSheet = (
  { now }: Pick<PracticeContext, 'now'>,
  { note, named: { patient, originator, timeZone }, text, unsigned }: SheetOf,
): NoteSheet => ({
  heading: unsigned === true ? 'Unsigned draft of a psychotherapy note' : 'Psychotherapy note',
  lines: [
    { label: 'Session', value: longDay(note.sessionDate) },
    { label: 'Patient', value: patient },
    { label: 'Therapist', value: [originator.name, originator.credentials].filter(Boolean).join(', ') },
    { label: unsigned === true ? 'Draft as of' : 'Sealed', value: writtenMoment(now, timeZone) },
    { label: 'Note', value: note.noteId },
  ],
  text,
  language: note.language,
});
