import {
  type DraftContent,
  type Instant,
  type NoteDraft,
  plusSeconds,
  type PsychotherapyNoteId,
  Refusal,
} from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { DraftAsRead, DraftVault, NoteDraftStore } from './draft-ports.ts';
import { originatorKey, originatorOf } from './originator.ts';
import type { OriginatorKeyStore } from './ports.ts';

export interface DraftStores {
  drafts: NoteDraftStore;
  draftVault: DraftVault;
  originatorKeys: OriginatorKeyStore;
}

/** A draft with what was saved last. */
export interface DraftAsItIs {
  draft: NoteDraft;
  saved: DraftAsRead | undefined;
}

/** A draft as it is answered. */
export interface ShownDraft extends NoteDraft {
  text: string;
  revision: number;
  savedAt?: Instant;
}

export const shownDraft = (draft: NoteDraft, content: DraftContent | undefined): ShownDraft => ({
  ...draft,
  text: content?.text ?? '',
  revision: content?.revision ?? 0,
  ...(content === undefined ? {} : { savedAt: content.savedAt }),
});

/** The caller's own draft. Refuses `not-found`. */
export const ownDraft = async (
  { drafts, draftVault }: Pick<DraftStores, 'drafts' | 'draftVault'>,
  context: PracticeContext,
  noteId: PsychotherapyNoteId,
): Promise<DraftAsItIs> => {
  const draft = await drafts.find(context, originatorOf(context), noteId);
  if (draft === undefined) throw new Refusal('not-found');

  return { draft, saved: await draftVault.read(draft) };
};

/** A seal or a removal that has not ended after this was cut short. */
const claimSeconds = 300;

export const isClaimed = ({ now }: PracticeContext, saved: DraftAsRead | undefined): boolean => {
  const at = saved?.content.claimedAt;
  return at !== undefined && plusSeconds(at, claimSeconds) > now;
};

/** Whether an order that came, and has not ended, covers the day of a draft. */
export const isHeld = async (drafts: NoteDraftStore, context: PracticeContext, draft: NoteDraft): Promise<boolean> => {
  const holds = await drafts.holds(context, draft.patientId);
  return holds.some(
    ({ dateFrom, dateTo, endedAt }) =>
      endedAt === undefined && (dateFrom ?? '') <= draft.sessionDate && draft.sessionDate <= (dateTo ?? '9999'),
  );
};

/**
 * Claims a draft at the revision that was read, so that no other tab saves over it while it is sealed or discarded. Refuses
 * `stale` over another save. A claim that was cut short is taken up again.
 */
export const claimed = async (
  { draftVault, originatorKeys }: Pick<DraftStores, 'draftVault' | 'originatorKeys'>,
  context: PracticeContext,
  { read, revision }: { read: DraftAsItIs; revision: number },
): Promise<DraftAsItIs> => {
  const { draft, saved } = read;
  const isMine = (content: DraftContent | undefined): boolean =>
    content?.claimedAt !== undefined && content.revision === revision + 1;
  if (isMine(saved?.content)) return read;

  if ((saved?.content.revision ?? 0) !== revision) throw new Refusal('stale');

  if (saved === undefined) return read;

  const keyArn = await originatorKey(originatorKeys, context);
  const claim = { ...saved.content, revision: revision + 1, claimedAt: context.now };
  await draftVault.save(draft, { keyArn, content: claim, over: saved });
  const after = await draftVault.read(draft);
  if (!isMine(after?.content)) throw new Refusal('stale');

  return { draft, saved: after };
};

/** Removes the objects of drafts that have left. What a crash left behind goes with the next one. */
export const removeLeft = async (
  { drafts, draftVault }: Pick<DraftStores, 'drafts' | 'draftVault'>,
  context: PracticeContext,
): Promise<void> => {
  for (const draft of await drafts.leaving(context, originatorOf(context))) {
    await draftVault.remove(draft);
    await drafts.left(context, draft);
  }
};
