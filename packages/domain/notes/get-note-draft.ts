import type { PsychotherapyNoteId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { type DraftStores, ownDraft, shownDraft, type ShownDraft } from './draft-as-it-is.ts';

/** A draft with its words. */
export const getNoteDraft =
  ({ traces, ...stores }: Omit<DraftStores, 'originatorKeys'>) =>
  async (context: PracticeContext, { noteId }: { noteId: PsychotherapyNoteId }): Promise<ShownDraft> => {
    const { draft, saved } = await ownDraft(stores, context, noteId);
    const { patientId } = draft;
    await traces.record(context, auditEvent(context, 'psychotherapy-note.draft-read', { noteId, patientId }));
    return shownDraft(draft, saved?.content);
  };
