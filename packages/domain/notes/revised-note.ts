import type { PsychotherapyNote } from '@sequester/model';

/** A note as it is answered: its version is the revision that the next edit names. */
export type RevisedNote = PsychotherapyNote & { revision: number };

export const atRevision = (note: PsychotherapyNote): RevisedNote => ({ ...note, revision: note.version });
