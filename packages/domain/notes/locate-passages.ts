import { type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { originatorOf } from './originator.ts';
import type { NotePress, NoteStore, NoteVault, PageRectangle, QuotedPassage } from './ports.ts';

interface Stores {
  notes: NoteStore;
  traces: TraceStore;
  vault: Pick<NoteVault, 'read'>;
  press: Pick<NotePress, 'locate'>;
}

interface Input {
  noteId: PsychotherapyNoteId;
  version?: number | undefined;
  passages: QuotedPassage[];
}

export interface LocatedPassages {
  noteId: PsychotherapyNoteId;
  version: number;
  sha256: string;
  passages: { page: number; times: number; rectangles: PageRectangle[] }[];
}

/**
 * Finds quoted passages in one version of the originator's own note, as rectangles that an approval can redact by: what
 * leaves this key's reach is where, never what. Only the read is recorded. Refuses `passage-not-found`, naming each
 * passage by its place in the request.
 */
export const locatePassages =
  ({ notes, traces, vault, press }: Stores) =>
  async (context: PracticeContext, { noteId, version, passages }: Input): Promise<LocatedPassages> => {
    const history = await notes.history(context, originatorOf(context), noteId);
    const sealed = history?.versions.find((one) => one.version === (version ?? history.note.version));
    if (history === undefined || sealed === undefined) throw new Refusal('not-found');

    const subject = { noteId, patientId: history.note.patientId, version: sealed.version, passages: passages.length };
    await traces.record(context, auditEvent(context, 'psychotherapy-note.passages-located', subject));
    const found = await press.locate(await vault.read(sealed), passages);
    const missing = passages.flatMap(({ page }, index) => {
      const code = page > sealed.pages ? 'no-such-page' : 'not-on-page';
      return (found[index]?.times ?? 0) === 0 ? [{ path: `body.passages.${index}`, code }] : [];
    });
    if (missing.length > 0) throw new Refusal('passage-not-found', missing);

    const located = passages.map(({ page }, index) => ({
      page,
      times: found[index]?.times ?? 0,
      rectangles: found[index]?.rects ?? [],
    }));
    return { noteId, version: sealed.version, sha256: sealed.sha256, passages: located };
  };
