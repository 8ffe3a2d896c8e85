import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { ownDraft, type NoteName } from './own-draft.ts';
import type { ChartStore } from './ports.ts';
import type { ProgressNote } from './progress-note.ts';

/** Signs a draft: from then on it stands as it is. */
export const signProgressNote =
  ({ charts }: { charts: ChartStore }) =>
  async (context: Context, { patientId, progressNoteId }: NoteName): Promise<ProgressNote> => {
    const before = await ownDraft(charts, context, { patientId, progressNoteId });
    const after: ProgressNote = { ...before, state: 'signed', signedAt: context.now, revision: before.revision + 1 };
    const event = auditEvent(context, 'progress-note.signed', { patientId, progressNoteId, revision: after.revision });
    await charts.changeProgressNote(context, after, { event, answer: after });
    return after;
  };
