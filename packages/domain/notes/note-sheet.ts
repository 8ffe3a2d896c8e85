import type { PsychotherapyNote } from '@sequester/model';

import type { NoteSheet } from './ports.ts';

/**
 * The sheet of a written note. It holds nothing that changes from version to version but the text, so the same text
 * gives the same bytes.
 */
export const noteSheet = (
  note: Pick<PsychotherapyNote, 'noteId' | 'patientId' | 'originatorId' | 'sessionDate' | 'language'>,
  text: string,
): NoteSheet => ({
  heading: 'Psychotherapy note',
  lines: [
    { label: 'Session', value: note.sessionDate },
    { label: 'Patient', value: note.patientId },
    { label: 'Originator', value: note.originatorId },
    { label: 'Note', value: note.noteId },
  ],
  text,
  language: note.language,
});
