import { type PsychotherapyNote, type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { sha256Hex } from '../sha256.ts';
import { demandLetters } from './demand-letters.ts';
import { noteSheet } from './note-sheet.ts';
import { originatorKey, originatorOf } from './originator.ts';
import { sizesInRuns } from './page-sizes.ts';
import type { NotePress, NoteStore, NoteVault, OriginatorKeyStore } from './ports.ts';
import { atRevision, type RevisedNote } from './revised-note.ts';

interface Stores {
  notes: NoteStore;
  originatorKeys: OriginatorKeyStore;
  vault: NoteVault;
  press: NotePress;
}

interface Input {
  noteId: PsychotherapyNoteId;
  text: string;
  /** The version that the originator has read. */
  revision: number;
}

/** Seals a new version of a note; the earlier ones stay. Refuses `stale` over another edit, `note-unchanged` for the same text, `cannot-be-set` where no font has a letter of it. */
export const editNote =
  ({ notes, originatorKeys, vault, press }: Stores) =>
  async (context: PracticeContext, { noteId, text, revision }: Input): Promise<RevisedNote> => {
    const originatorId = originatorOf(context);
    const note = await notes.find(context, originatorId, noteId);
    if (note === undefined) throw new Refusal('not-found');

    if (note.version !== revision) throw new Refusal('stale');

    const keyArn = await originatorKey(originatorKeys, context);
    const version = note.version + 1;
    await demandLetters(press, text);
    const { bytes, pages, sizes } = await press.seal(noteSheet(note, text));
    if (sha256Hex(bytes) === note.sha256) throw new Refusal('note-unchanged');

    const { objectKey, sha256 } = await vault.seal(context, { originatorId, keyArn, name: { noteId, version }, bytes });
    const revised: PsychotherapyNote = {
      ...note,
      version,
      kind: 'written',
      sealedAt: context.now,
      pages,
      bytes: bytes.length,
      sha256,
      objectKey,
      sizes: sizesInRuns(sizes),
      hidden: [],
    };
    const event = auditEvent(context, 'psychotherapy-note.revised', {
      noteId,
      patientId: note.patientId,
      version,
      sha256,
    });
    await notes.revise(context, revised, { event });
    return atRevision(revised);
  };
