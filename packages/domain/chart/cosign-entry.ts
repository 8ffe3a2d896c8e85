import { type EntryIds, Refusal, type Signed, type SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { ColleagueStore } from '../practice/ports.ts';
import { cosignedBy } from './awaited.ts';
import { changeDraft, refuseStale, type DraftStores } from './conflict.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { demandSigned } from './signed-entry.ts';
import { writerOf } from './writer.ts';

type Stores = DraftStores & { colleagues: ColleagueStore };

/** Co-signs what a supervised clinician has signed, the entry or an addendum, as it was read. Refuses its author, and anybody else. */
export const cosignEntry =
  <Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<z.ZodObject, Entry, Ids>) =>
  (stores: Stores) =>
  async (context: PracticeContext, input: z.output<Ids> & { revision: number }): Promise<z.output<Entry>> => {
    const by = writerOf(context, kind);
    const name = namedEntry(kind, input);
    const [found, supervisions] = await Promise.all([
      stores.charts.entry(context, name),
      stores.colleagues.supervisions(context, by),
    ]);
    const before = demandSigned(found, context, supervisions);
    const cosigned = cosignedBy(context, before, { by, supervisions });
    if (cosigned === undefined)
      throw new Refusal(before.state === 'signed' ? 'signed-already' : 'cosignature-not-yours');

    if (before.revision !== input.revision) return refuseStale(stores, context, name);

    const revision = before.revision + 1;
    const after = kind.entry.parse({ ...before, ...cosigned, revision });
    const event = auditEvent(context, kind.acts.cosign.event, { ...subjectOf(name), revision });
    await changeDraft(stores, context, { name, before, after }, { event, answer: after });
    return after;
  };
