import { type DraftContent, plusSeconds, type PsychotherapyNoteId, Refusal, spellMinutes } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import {
  type DraftAsItIs,
  type DraftStores,
  isClaimed,
  keptUnderOrder,
  ownDraft,
  refuseStaleDraft,
  shownDraft,
  type ShownDraft,
} from './draft-as-it-is.ts';
import { originatorKey } from './originator.ts';

interface Input {
  noteId: PsychotherapyNoteId;
  text: string;
  /** What was read or saved last; 0 for a draft that was never saved. */
  revision: number;
}

/** Puts the beginning of an editing spell on record before its first save; the saves that follow belong to it. */
const recordSpell = async (
  { traces }: DraftStores,
  context: PracticeContext,
  { draft: { noteId, patientId, begunAt }, saved }: DraftAsItIs,
): Promise<void> => {
  const last = saved?.content.savedAt ?? begunAt;
  if (plusSeconds(last, spellMinutes * 60) >= context.now) return;

  await traces.record(context, auditEvent(context, 'psychotherapy-note.draft-edited', { noteId, patientId }));
};

/** Saves for the first time; a draft that left meanwhile leaves nothing behind. */
const demandStillThere = async (
  stores: DraftStores,
  context: PracticeContext,
  { draft }: DraftAsItIs,
): Promise<void> => {
  if ((await stores.drafts.find(context, draft.originatorId, draft.noteId)) !== undefined) return;

  await stores.draftVault.remove(draft);
  throw new Refusal('not-found');
};

const replaced = async (
  stores: DraftStores,
  context: PracticeContext,
  { now, content }: { now: DraftAsItIs; content: DraftContent },
): Promise<void> => {
  const { draftVault, originatorKeys } = stores;
  const { draft, saved } = now;
  const [keyArn] = await Promise.all([originatorKey(originatorKeys, context), keptUnderOrder(stores, context, now)]);
  await recordSpell(stores, context, now);
  if (!(await draftVault.save(draft, { keyArn, content, over: saved })))
    return refuseStaleDraft(stores.traces, context, await ownDraft(stores, context, draft.noteId));

  if (saved === undefined) await demandStillThere(stores, context, now);
};

/**
 * Saves a draft over the revision that was read. Refuses `stale` where it was saved meanwhile, or is being sealed. The same
 * words sent again for the same revision are one save. Under an order that covers its day, what is replaced is kept.
 */
export const saveNoteDraft =
  (stores: DraftStores) =>
  async (context: PracticeContext, { noteId, text, revision }: Input): Promise<ShownDraft> => {
    const now = await ownDraft(stores, context, noteId);
    const { draft, saved } = now;
    if (saved?.content.revision === revision + 1 && saved.content.text === text)
      return shownDraft(draft, saved.content);

    if ((saved?.content.revision ?? 0) !== revision || isClaimed(context, saved))
      return refuseStaleDraft(stores.traces, context, now);

    const content: DraftContent = { text, revision: revision + 1, savedAt: context.now };
    await replaced(stores, context, { now, content });
    return shownDraft(draft, content);
  };
