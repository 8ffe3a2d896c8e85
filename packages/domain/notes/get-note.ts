import type { PsychotherapyNoteId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { ownHistory } from './own-history.ts';
import type { NoteHistory, NoteStore } from './ports.ts';
import { atRevision, type RevisedNote } from './revised-note.ts';

interface Stores {
  notes: NoteStore;
  traces: TraceStore;
}

/** One note with all its versions and all that was said of it. */
export const getNote =
  ({ notes, traces }: Stores) =>
  async (
    context: PracticeContext,
    { noteId }: { noteId: PsychotherapyNoteId },
  ): Promise<RevisedNote & Pick<NoteHistory, 'versions' | 'recorded'>> => {
    const { note, versions, recorded } = await ownHistory(notes, context, noteId);
    await traces.record(context, auditEvent(context, 'psychotherapy-note.read', { noteId, patientId: note.patientId }));
    return { ...atRevision(note), versions, recorded };
  };
