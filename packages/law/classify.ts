import type { Note } from './records.ts';

export type NoteStanding = 'psychotherapy-note' | 'misfiled' | 'machine-transcript' | 'ordinary';

/**
 * What a note is under 45 CFR 164.501. Another author or lost separation makes it ordinary record; a note that was
 * meant to be separate and was misfiled, and a machine transcript, stay protected until somebody decides.
 */
export const classify = (note: Note): NoteStanding => {
  if (note.author_is_mental_health_professional === false) return 'ordinary';
  if (note.separated === false) return note.intended_class || note.misfiled_in ? 'misfiled' : 'ordinary';
  if (note.medium === 'machine_transcript' && note.author_is_mental_health_professional !== true)
    return 'machine-transcript';
  return 'psychotherapy-note';
};
