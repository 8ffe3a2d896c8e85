import { type DraftCopy, type NoteDraft, type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { demandLetters } from './demand-letters.ts';
import { type DraftStores, holdsOn, ownDraft, refuseStaleDraft } from './draft-as-it-is.ts';
import { noteSheet } from './note-sheet.ts';
import { originatorKey } from './originator.ts';
import { sizesInRuns } from './page-sizes.ts';
import type { NoteNames, NotePress } from './ports.ts';

type Stores = DraftStores & { press: NotePress; noteNames: NoteNames };

interface Input {
  noteId: PsychotherapyNoteId;
  revision: number;
}

/** A copy as it is answered: how many there are now, and what it is. */
export type ShownCopy = Pick<DraftCopy, 'version' | 'sealedAt' | 'pages' | 'bytes' | 'sha256'> & {
  noteId: PsychotherapyNoteId;
};

const pagesOf = async (
  { press, noteNames, draftVault, originatorKeys }: Stores,
  context: PracticeContext,
  { draft, text }: { draft: NoteDraft; text: string },
): Promise<DraftCopy> => {
  const named = await noteNames.of(context, draft);
  if (named === undefined) throw new Refusal('not-found');

  await demandLetters(press, text);
  const keyArn = await originatorKey(originatorKeys, context);
  const version = (draft.copy?.version ?? 0) + 1;
  const { bytes, pages, sizes } = await press.seal(noteSheet(context, { note: draft, named, text, unsigned: true }));
  const object = await draftVault.sealCopy(draft, { keyArn, version, bytes });
  return {
    version,
    sealedAt: context.now,
    pages,
    bytes: bytes.length,
    ...object,
    sizes: sizesInRuns(sizes),
    hidden: [],
  };
};

/**
 * Sets a draft as it stands as pages that say that nobody has signed it, so that its therapist can decide what of it an order
 * gets. Refuses `no-order` where none that came covers its day, `stale` over another save.
 */
export const copyNoteDraft =
  (stores: Stores) =>
  async (context: PracticeContext, { noteId, revision }: Input): Promise<ShownCopy> => {
    const read = await ownDraft(stores, context, noteId);
    const { draft, saved } = read;
    if (!(await holdsOn(stores.drafts, context, draft)).ordered) throw new Refusal('no-order');

    if (saved === undefined || saved.content.revision !== revision)
      return refuseStaleDraft(stores.traces, context, read);

    const copy = await pagesOf(stores, context, { draft, text: saved.content.text });
    const { objectKey: _object, sizes: _sizes, hidden: _hidden, ...shown } = copy;
    const { patientId } = draft;
    const { version, sha256 } = copy;
    const event = auditEvent(context, 'psychotherapy-note.draft-copied', { noteId, patientId, version, sha256 });
    await stores.drafts.copied(context, { ...draft, copy }, { event, answer: { noteId, ...shown } });
    return { noteId, ...shown };
  };
