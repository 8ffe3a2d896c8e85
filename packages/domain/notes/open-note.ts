import { plusSeconds, Refusal, type Instant, type PsychotherapyNoteId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { ownHistory } from './own-history.ts';
import type { NoteStore, NoteVault } from './ports.ts';

interface Stores {
  notes: NoteStore;
  traces: TraceStore;
}

/** A signed URL to a note's content lives this long. */
export const contentSeconds = 60;

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
