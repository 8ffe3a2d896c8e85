import {
  type DraftContent,
  type NoteDraft,
  NoteText,
  type PsychotherapyNote,
  type PsychotherapyNoteId,
  Refusal,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { demandLetters } from './demand-letters.ts';
import { claimed, type DraftStores, keptUnderOrder, ownDraft, removeLeft } from './draft-as-it-is.ts';
import { originatorKey, originatorOf } from './originator.ts';
import type { NoteStore } from './ports.ts';
import { atRevision, type RevisedNote } from './revised-note.ts';
import { sealedText, type TextSealing } from './sealed-text.ts';

type Stores = DraftStores & TextSealing & { notes: NoteStore };

interface Input {
  noteId: PsychotherapyNoteId;
  revision: number;
}

/** The words of a draft as a note takes them. */
const wordsOf = (content: DraftContent | undefined): string => {
  const words = NoteText.safeParse(content?.text ?? '');
  if (!words.success) {
    throw new Refusal('invalid-request', [
      { path: 'text', code: 'empty', text: 'There are no words in this draft yet. Save some first.' },
    ]);
  }

  return words.data;
};

/** The note in the place of its draft; undefined where another try was faster. */
const sealed = async (
  stores: Stores,
  context: PracticeContext,
  { draft, text }: { draft: NoteDraft; text: string },
): Promise<PsychotherapyNote | undefined> => {
  const { noteId, patientId, begunAt: _begun, copy: _copy, ...about } = draft;
  const keyArn = await originatorKey(stores.originatorKeys, context);
  const version = await sealedText(stores, context, { note: draft, keyArn, version: 1, text });
  const note: PsychotherapyNote = { ...about, noteId, patientId, createdAt: context.now, ...version };
  const { sha256 } = version;
  const event = auditEvent(context, 'psychotherapy-note.sealed', { noteId, patientId, version: 1, sha256 });
  try {
    await stores.notes.add(context, { note, draft }, { event, answer: atRevision(note) });
    return note;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'stale') return undefined;

    throw error;
  }
};

/**
 * Seals a draft as the first version of its note, and removes it. Sealed again it is the same note. Refuses `stale` over
 * another save, `invalid-request` where nothing is written, `cannot-be-set` where no font has a letter of it.
 */
export const sealNoteDraft =
  (stores: Stores) =>
  async (context: PracticeContext, { noteId, revision }: Input): Promise<RevisedNote> => {
    const { notes, press } = stores;
    const noteOfDraft = () => notes.find(context, originatorOf(context), noteId);
    const before = await noteOfDraft();
    if (before !== undefined) return atRevision(before);

    const read = await ownDraft(stores, context, noteId);
    const text = wordsOf(read.saved?.content);
    await demandLetters(press, text);
    const claim = await claimed(stores, context, { read, revision });
    await keptUnderOrder(stores, context, claim);
    const note = (await sealed(stores, context, { draft: claim.draft, text })) ?? (await noteOfDraft());
    if (note === undefined) throw new Refusal('stale');

    await removeLeft(stores, context);
    return atRevision(note);
  };
