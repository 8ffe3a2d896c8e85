import { type Instant, type PatientId, plusSeconds, type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { originatorOf } from './originator.ts';
import type { NoteHistory, NotePage, NoteStore, NoteVault } from './ports.ts';
import { atRevision, type RevisedNote } from './revised-note.ts';

interface Stores {
  notes: NoteStore;
  traces: TraceStore;
}

/** A signed URL to a note's content lives this long. */
export const contentSeconds = 60;

const ownHistory = async (
  notes: NoteStore,
  context: PracticeContext,
  noteId: PsychotherapyNoteId,
): Promise<NoteHistory> => {
  const history = await notes.history(context, originatorOf(context), noteId);
  if (history === undefined) throw new Refusal('not-found');

  return history;
};

/** The originator's own notes on one patient, by session date. The read is recorded before the answer leaves. */
export const listNotes =
  ({ notes, traces }: Stores) =>
  async (
    context: PracticeContext,
    { patientId, cursor }: { patientId: PatientId; cursor?: string | undefined },
  ): Promise<NotePage> => {
    const page = await notes.ofPatient(context, originatorOf(context), { patientId, cursor });
    await traces.record(
      context,
      auditEvent(context, 'psychotherapy-note.listed', { patientId, count: page.notes.length }),
    );
    return page;
  };

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

export interface NoteContent {
  url: string;
  expiresAt: Instant;
  version: number;
  sha256: string;
}

/** A URL, good for a minute, that opens one version (the newest unless another is named). */
export const openNote =
  ({ notes, traces, vault }: Stores & { vault: NoteVault }) =>
  async (
    context: PracticeContext,
    { noteId, version }: { noteId: PsychotherapyNoteId; version?: number | undefined },
  ): Promise<NoteContent> => {
    const { note, versions } = await ownHistory(notes, context, noteId);
    const wanted = version ?? note.version;
    const sealed = versions.find((one) => one.version === wanted);
    if (sealed === undefined) throw new Refusal('not-found');

    const { objectKey, sha256 } = sealed;
    await traces.record(
      context,
      auditEvent(context, 'psychotherapy-note.opened', { noteId, patientId: note.patientId, version: wanted }),
    );
    const url = await vault.opened({ objectKey, name: { noteId, version: wanted }, seconds: contentSeconds });
    return { url, expiresAt: plusSeconds(context.now, contentSeconds), version: wanted, sha256 };
  };
