import { type NoteFacts, type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { originatorOf } from './originator.ts';
import type { NoteStore } from './ports.ts';
import { atRevision, type RevisedNote } from './revised-note.ts';

/**
 * Records what the originator says of their own note; every request that asks for it is judged by it from then on. Refuses
 * `invalid-request` where nothing is said and `stale` where the note has changed meanwhile.
 */
export const recordNoteFacts =
  ({ notes }: { notes: NoteStore }) =>
  async (
    context: PracticeContext,
    { noteId, ...facts }: { noteId: PsychotherapyNoteId } & NoteFacts,
  ): Promise<RevisedNote> => {
    const originatorId = originatorOf(context);
    const fields = Object.keys(facts);
    if (fields.length === 0) {
      throw new Refusal('invalid-request', [
        { path: 'body', code: 'nothing-recorded', text: 'Say at least one fact of the note.' },
      ]);
    }

    const note = await notes.find(context, originatorId, noteId);
    if (note === undefined) throw new Refusal('not-found');

    const said = { ...note, facts: { ...note.facts, ...facts }, factsRecorded: (note.factsRecorded ?? 0) + 1 };
    const answer = atRevision(said);
    const event = auditEvent(context, 'psychotherapy-note.facts-recorded', {
      noteId,
      patientId: note.patientId,
      fields,
    });
    await notes.recordFacts(
      context,
      { note: said, recorded: { at: context.now, by: originatorId, facts } },
      { event, answer },
    );
    return answer;
  };
