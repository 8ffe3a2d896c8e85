import type { EntryIds, Signed, SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { awaitedEntry, type CosigningStores } from './awaited-entry.ts';
import { cosignedBy } from './awaited.ts';
import { changeDraft } from './conflict.ts';
import { subjectOf } from './named-entry.ts';

/** Co-signs what a supervised clinician has signed, the entry or an addendum, as it was read. Refuses its author, and anybody else. */
export const cosignEntry =
  <Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<z.ZodObject, Entry, Ids>) =>
  (stores: CosigningStores) =>
  async (context: PracticeContext, input: z.output<Ids> & { revision: number }): Promise<z.output<Entry>> => {
    const { by, name, before, theirs } = await awaitedEntry(kind, stores, context, input);
    const revision = before.revision + 1;
    const after = kind.entry.parse({ ...before, ...cosignedBy(context, before, { by, theirs }), revision });
    const event = auditEvent(context, kind.acts.cosign.event, { ...subjectOf(name), revision });
    await changeDraft(stores, context, { name, before, after }, { event, answer: after });
    return after;
  };
