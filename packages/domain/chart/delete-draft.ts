import { type EntryIds, Refusal, type Signed, type SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { changeDraft, isHeld, refuseStale, type DraftStores } from './conflict.ts';
import { fieldsOf } from './draft-fields.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { ownDraft } from './own-draft.ts';

/**
 * Deletes one's own draft as it was read: its words are gone, and its row says that it was there. What is signed stays, and a
 * draft too while a legal hold stands on the patient's records (`under-legal-hold`).
 */
export const deleteDraft =
  <Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<z.ZodObject, Entry, Ids>) =>
  (stores: DraftStores) =>
  async (context: PracticeContext, input: z.output<Ids> & { revision: number }): Promise<z.output<Entry>> => {
    const name = namedEntry(kind, input);
    const [before, held] = await Promise.all([
      ownDraft(stores.charts, context, name),
      isHeld(stores, context, name.patientId),
    ]);
    if (before.revision !== input.revision) return refuseStale(stores, context, name);

    if (held) throw new Refusal('under-legal-hold');

    const revision = before.revision + 1;
    const { editing: _, ...kept } = before;
    const after = kind.entry.parse({
      ...fieldsOf(kind, kept, 'other'),
      state: 'deleted',
      deletedAt: context.now,
      revision,
    });
    const event = auditEvent(context, kind.acts.delete.event, { ...subjectOf(name), revision });
    await changeDraft(stores, context, { name, before, after, unlessHeld: true }, { event, answer: after });
    return after;
  };
