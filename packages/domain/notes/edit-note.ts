import { type PsychotherapyNote, type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { sha256Hex } from '../sha256.ts';
import { demandLetters } from './demand-letters.ts';
import { originatorKey, originatorOf } from './originator.ts';
import type { NoteStore, OriginatorKeyStore } from './ports.ts';
import { atRevision, type RevisedNote } from './revised-note.ts';
import { sealedText, type TextSealing } from './sealed-text.ts';

interface Stores extends TextSealing {
  notes: NoteStore;
  originatorKeys: OriginatorKeyStore;
}

interface Input {
  noteId: PsychotherapyNoteId;
  text: string;
  /** The version that the originator has read. */
  revision: number;
}

/** Seals a new version of a note; the earlier ones stay. Refuses `stale` over another edit, `note-unchanged` for the same text, `cannot-be-set` where no font has a letter of it. */
export const editNote =
  ({ notes, originatorKeys, ...sealing }: Stores) =>
  async (context: PracticeContext, { noteId, text, revision }: Input): Promise<RevisedNote> => {
    const note = await notes.find(context, originatorOf(context), noteId);
    if (note === undefined) throw new Refusal('not-found');

    if (note.version !== revision) throw new Refusal('stale');

    if (sha256Hex(text) === note.words?.sha256) throw new Refusal('note-unchanged');

    const keyArn = await originatorKey(originatorKeys, context);
    await demandLetters(sealing.press, text);
    const version = await sealedText(sealing, context, { note, keyArn, version: note.version + 1, text });
    const revised: PsychotherapyNote = { ...note, ...version };
    const event = auditEvent(context, 'psychotherapy-note.revised', {
      noteId,
      patientId: note.patientId,
      version: revised.version,
      sha256: revised.sha256,
    });
    await notes.revise(context, revised, { event });
    return atRevision(revised);
  };
