import { type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { sha256Hex } from '../sha256.ts';
import type { TraceStore } from '../traces.ts';
import { ownHistory } from './own-history.ts';
import type { NoteStore, NoteVault } from './ports.ts';

interface Stores {
  notes: NoteStore;
  traces: TraceStore;
  vault: NoteVault;
}

export interface NoteWords {
  noteId: PsychotherapyNoteId;
  version: number;
  language: string;
  text: string;
  revision: number;
}

/** The words of one version, the newest unless another is named. Refuses `words-not-kept` for one that was uploaded as pages. */
export const getNoteText =
  ({ notes, traces, vault }: Stores) =>
  async (
    context: PracticeContext,
    { noteId, version }: { noteId: PsychotherapyNoteId; version?: number | undefined },
  ): Promise<NoteWords> => {
    const { note, versions } = await ownHistory(notes, context, noteId);
    const wanted = version ?? note.version;
    const sealed = versions.find((one) => one.version === wanted);
    if (sealed === undefined) throw new Refusal('not-found');

    const { words } = sealed;
    if (words === undefined) throw new Refusal('words-not-kept');

    const { patientId, language } = note;
    await traces.record(
      context,
      auditEvent(context, 'psychotherapy-note.text-read', { noteId, patientId, version: wanted }),
    );
    const text = new TextDecoder().decode(await vault.read(words));
    if (sha256Hex(text) !== words.sha256) throw new Error('words that are not those that were sealed');

    return { noteId, version: wanted, language, text, revision: note.version };
  };
