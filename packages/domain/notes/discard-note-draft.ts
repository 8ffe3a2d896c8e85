import { type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { claimed, type DraftStores, holdsOn, ownDraft, removeLeft } from './draft-as-it-is.ts';

/** Discards a draft and its words. Refuses `under-hold` where an order that came or a legal hold covers it, and `stale` over another save. */
export const discardNoteDraft =
  (stores: DraftStores) =>
  async (
    context: PracticeContext,
    { noteId, revision }: { noteId: PsychotherapyNoteId; revision: number },
  ): Promise<Record<string, never>> => {
    const read = await ownDraft(stores, context, noteId);
    const { draft } = read;
    if ((await holdsOn(stores.drafts, context, draft)).held) throw new Refusal('under-hold');

    await claimed(stores, context, { read, revision });
    const { patientId } = draft;
    const event = auditEvent(context, 'psychotherapy-note.draft-discarded', { noteId, patientId });
    await stores.drafts.discard(context, draft, { event, answer: {} });
    await removeLeft(stores, context);
    return {};
  };
