import { type Instant, type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DraftStores } from './draft-as-it-is.ts';
import { originatorOf } from './originator.ts';

/** The words of a draft as they were at one revision that was kept. */
export const getKeptDraft =
  ({ drafts, draftVault, traces }: Omit<DraftStores, 'originatorKeys'>) =>
  async (
    context: PracticeContext,
    { noteId, kept: wanted }: { noteId: PsychotherapyNoteId; kept: number },
  ): Promise<{ noteId: PsychotherapyNoteId; revision: number; savedAt: Instant; text: string }> => {
    const found = await drafts.listKept(context, originatorOf(context), noteId);
    const kept = found.find(({ revision }) => revision === wanted);
    if (kept === undefined) throw new Refusal('not-found');

    const subject = { noteId, part: 'kept', version: wanted };
    await traces.record(context, auditEvent(context, 'psychotherapy-note.draft-read', subject));
    const { text, revision, savedAt } = await draftVault.readKept(kept);
    return { noteId, revision, savedAt, text };
  };
