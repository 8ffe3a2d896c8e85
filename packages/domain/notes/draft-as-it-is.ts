import {
  type DraftContent,
  type Instant,
  type NoteDraft,
  plusSeconds,
  type PsychotherapyNoteId,
  Refusal,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { DraftAsRead, DraftVault, NoteDraftStore } from './draft-ports.ts';
import { originatorKey, originatorOf } from './originator.ts';
import type { OriginatorKeyStore } from './ports.ts';

export interface DraftStores {
  drafts: NoteDraftStore;
  draftVault: DraftVault;
  originatorKeys: OriginatorKeyStore;
  traces: TraceStore;
}

/** A draft with what was saved last. */
export interface DraftAsItIs {
  draft: NoteDraft;
  saved: DraftAsRead | undefined;
}

/** A draft as it is answered. */
export interface ShownDraft extends Omit<NoteDraft, 'practiceId' | 'originatorId'> {
  text: string;
  revision: number;
  savedAt?: Instant;
}

export const shownDraft = (
  { practiceId: _practice, originatorId: _originator, ...draft }: NoteDraft,
  content: DraftContent | undefined,
): ShownDraft => ({
  ...draft,
  text: content?.text ?? '',
  revision: content?.revision ?? 0,
  ...(content === undefined ? {} : { savedAt: content.savedAt }),
});

/** Refuses `stale` with the draft as it stands, so that nothing is lost of what either tab has written. The read is on record. */
export const refuseStaleDraft = async (
  traces: TraceStore,
  context: PracticeContext,
  { draft, saved }: DraftAsItIs,
): Promise<never> => {
  const { noteId, patientId } = draft;
  const subject = { noteId, patientId, part: 'conflict' };
  await traces.record(context, auditEvent(context, 'psychotherapy-note.draft-read', subject));
  throw new Refusal('stale', [], { current: shownDraft(draft, saved?.content) });
};

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

/** Whether a paper that came, and has not ended, covers the day of a draft; and whether anything holds it. */
export const holdsOn = async (
  drafts: NoteDraftStore,
  context: PracticeContext,
  { patientId, sessionDate }: NoteDraft,
): Promise<{ ordered: boolean; held: boolean }> => {
  const { papers, legal } = await drafts.holds(context, patientId);
  const ordered = papers.some(
    ({ dateFrom, dateTo, endedAt }) =>
      endedAt === undefined && (dateFrom ?? '') <= sessionDate && sessionDate <= (dateTo ?? '9999'),
  );
  return { ordered, held: ordered || legal };
};

/**
 * Claims a draft at the revision that was read, so that no other tab saves over it while it is sealed or discarded. Refuses
 * `stale` over another save. A claim that was cut short is taken up again.
 */
export const claimed = async (
  { draftVault, originatorKeys, traces }: Pick<DraftStores, 'draftVault' | 'originatorKeys' | 'traces'>,
  context: PracticeContext,
  { read, revision }: { read: DraftAsItIs; revision: number },
): Promise<DraftAsItIs> => {
  const { draft, saved } = read;
  const isMine = (content: DraftContent | undefined): boolean =>
    content?.claimedAt !== undefined && content.revision === revision + 1;
  if (isMine(saved?.content)) return read;

  if ((saved?.content.revision ?? 0) !== revision) return refuseStaleDraft(traces, context, read);

  if (saved === undefined) return read;

  const keyArn = await originatorKey(originatorKeys, context);
  const claim = { ...saved.content, revision: revision + 1, claimedAt: context.now };
  await draftVault.save(draft, { keyArn, content: claim, over: saved });
  const after = await draftVault.read(draft);
  return isMine(after?.content) ? { draft, saved: after } : refuseStaleDraft(traces, context, { draft, saved: after });
};

/** Keeps what is about to be replaced or to leave, where an order or a legal hold covers the draft. */
export const keptUnderOrder = async (
  { drafts, draftVault, originatorKeys }: DraftStores,
  context: PracticeContext,
  { draft, saved }: DraftAsItIs,
): Promise<void> => {
  if (saved === undefined || !(await holdsOn(drafts, context, draft)).held) return;

  const { content } = saved;
  const { noteId } = draft;
  const keyArn = await originatorKey(originatorKeys, context);
  const object = await draftVault.keep(draft, { keyArn, content });
  await drafts.kept(context, draft, { noteId, revision: content.revision, savedAt: content.savedAt, ...object });
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
