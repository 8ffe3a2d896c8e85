import type { EntryIds, Signed, SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { awaitedEntry, type CosigningStores } from './awaited-entry.ts';
import { changeDraft } from './conflict.ts';
import { subjectOf } from './named-entry.ts';

/**
 * Sends what a supervised clinician has signed back with a remark, which its author reads, instead of co-signing it. It goes on
 * waiting for the co-signature; what the author answers is an addendum. Refuses whoever could not co-sign it.
 */
export const sendBackEntry =
  <Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<z.ZodObject, Entry, Ids>) =>
  (stores: CosigningStores) =>
  async (
    context: PracticeContext,
    input: z.output<Ids> & { revision: number; remark: string },
  ): Promise<z.output<Entry>> => {
    const { by, name, before, theirs } = await awaitedEntry(kind, stores, context, input);
    const revision = before.revision + 1;
    const said = theirs.map(({ authorId }) => ({ by, of: authorId, at: context.now, remark: input.remark }));
    const after = kind.entry.parse({ ...before, remarks: [...(before.remarks ?? []), ...said], revision });
    const event = auditEvent(context, kind.acts.sendBack.event, { ...subjectOf(name), revision });
    await changeDraft(stores, context, { name, before, after }, { event, answer: after });
    return after;
  };
