import { type KeptDraft, type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DraftStores } from './draft-as-it-is.ts';
import { originatorOf } from './originator.ts';

/** What is kept of a draft because an order or a hold covered it, the oldest first, whether it was sealed since or not. */
export const listKeptDrafts =
  ({ drafts, traces }: Pick<DraftStores, 'drafts' | 'traces'>) =>
  async (
    context: PracticeContext,
    { noteId }: { noteId: PsychotherapyNoteId },
  ): Promise<{ kept: Pick<KeptDraft, 'revision' | 'savedAt' | 'sha256'>[] }> => {
    const originatorId = originatorOf(context);
    const kept = await drafts.listKept(context, originatorId, noteId);
    if (kept.length === 0 && (await drafts.find(context, originatorId, noteId)) === undefined)
      throw new Refusal('not-found');

    const subject = { noteId, part: 'kept', count: kept.length };
    await traces.record(context, auditEvent(context, 'psychotherapy-note.drafts-listed', subject));
    return { kept: kept.map(({ revision, savedAt, sha256 }) => ({ revision, savedAt, sha256 })) };
  };
