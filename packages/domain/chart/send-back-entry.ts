import { type EntryIds, Refusal, type Signed, type SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { ColleagueStore } from '../practice/ports.ts';
import { awaitedFrom } from './awaited.ts';
import { changeDraft, refuseStale, type DraftStores } from './conflict.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { demandSigned } from './signed-entry.ts';
import { writerOf } from './writer.ts';

type Stores = DraftStores & { colleagues: ColleagueStore };

/**
 * Sends what a supervised clinician has signed back with a remark, which its author reads, instead of co-signing it. It goes on
 * waiting for the co-signature; what the author answers is an addendum. Refuses whoever could not co-sign it.
 */
export const sendBackEntry =
  <Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<z.ZodObject, Entry, Ids>) =>
  (stores: Stores) =>
  async (
    context: PracticeContext,
    input: z.output<Ids> & { revision: number; remark: string },
  ): Promise<z.output<Entry>> => {
    const by = writerOf(context, kind);
    const name = namedEntry(kind, input);
    const [found, supervisions] = await Promise.all([
      stores.charts.entry(context, name),
      stores.colleagues.supervisions(context, by),
    ]);
    const before = demandSigned(found, context, supervisions);
    const theirs = awaitedFrom(context, before, { by, supervisions });
    if (theirs.length === 0) throw new Refusal(before.state === 'signed' ? 'signed-already' : 'cosignature-not-yours');

    if (before.revision !== input.revision) return refuseStale(stores, context, name);

    const revision = before.revision + 1;
    const said = theirs.map(({ authorId }) => ({ by, of: authorId, at: context.now, remark: input.remark }));
    const after = kind.entry.parse({ ...before, remarks: [...(before.remarks ?? []), ...said], revision });
    const event = auditEvent(context, kind.acts.sendBack.event, { ...subjectOf(name), revision });
    await changeDraft(stores, context, { name, before, after }, { event, answer: after });
    return after;
  };
