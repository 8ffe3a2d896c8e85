import { type KeptDraft, type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DraftStores } from './draft-as-it-is.ts';
import { originatorOf } from './originator.ts';

type Stores = Omit<DraftStores, 'originatorKeys'>;

/** What is kept of a draft because an order covered it, the oldest first, whether it was sealed since or not. */
export const listKeptDrafts =
  ({ drafts, traces }: Stores) =>
  async (
    context: PracticeContext,
    { noteId }: { noteId: PsychotherapyNoteId },
  ): Promise<{ kept: Pick<KeptDraft, 'revision' | 'savedAt' | 'sha256'>[] }> => {
    const kept = await drafts.listKept(context, originatorOf(context), noteId);
    const subject = { noteId, part: 'kept', count: kept.length };
    await traces.record(context, auditEvent(context, 'psychotherapy-note.drafts-listed', subject));
    return { kept: kept.map(({ revision, savedAt, sha256 }) => ({ revision, savedAt, sha256 })) };
  };

/** The words of one of them. */
export const getKeptDraft =
  ({ drafts, draftVault, traces }: Stores) =>
  async (
    context: PracticeContext,
    { noteId, kept: wanted }: { noteId: PsychotherapyNoteId; kept: number },
  ): Promise<{ noteId: PsychotherapyNoteId; revision: number; savedAt: string; text: string }> => {
    const found = await drafts.listKept(context, originatorOf(context), noteId);
    const kept = found.find(({ revision }) => revision === wanted);
    if (kept === undefined) throw new Refusal('not-found');

    await traces.record(
      context,
      auditEvent(context, 'psychotherapy-note.draft-read', { noteId, part: 'kept', version: wanted }),
    );
    const { text, revision, savedAt } = await draftVault.readKept(kept);
    return { noteId, revision, savedAt, text };
  };
