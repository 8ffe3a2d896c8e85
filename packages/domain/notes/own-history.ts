import { Refusal, type PsychotherapyNoteId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { originatorOf } from './originator.ts';
import type { NoteHistory, NoteStore } from './ports.ts';

export const ownHistory = async (
  notes: NoteStore,
  context: PracticeContext,
  noteId: PsychotherapyNoteId,
): Promise<NoteHistory> => {
  const history = await notes.history(context, originatorOf(context), noteId);
  if (history === undefined) throw new Refusal('not-found');

  return history;
};
