import { type EntryIds, Refusal, type Signed, type SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import type { PracticeContext } from '../context.ts';
import type { ColleagueStore } from '../practice/ports.ts';
import { awaitedFrom } from './awaited.ts';
import { type DraftStores, refuseStale } from './conflict.ts';
import { namedEntry } from './named-entry.ts';
import { demandSigned } from './signed-entry.ts';
import { writerOf } from './writer.ts';

export type CosigningStores = DraftStores & { colleagues: ColleagueStore };

/** A signed entry of which something waits for the member who acts, as they read it. Refuses whoever could not co-sign it, and another revision. */
export const awaitedEntry = async <Entry extends SignedEntry, Ids extends EntryIds>(
  kind: Signed<z.ZodObject, Entry, Ids>,
  stores: CosigningStores,
  context: PracticeContext,
  input: z.output<Ids> & { revision: number },
) => {
  const by = writerOf(context, kind);
  const name = namedEntry(kind, input);
  const [found, supervisions] = await Promise.all([
    stores.charts.entry(context, name),
    stores.colleagues.supervisions(context, by),
  ]);
  const before = demandSigned(found, context, supervisions);
  const theirs = awaitedFrom(context, before, { by, supervisions });
  if (theirs.length === 0) throw new Refusal(before.state === 'signed' ? 'signed-already' : 'cosignature-not-yours');

  return before.revision === input.revision ? { by, name, before, theirs } : refuseStale(stores, context, name);
};
