import {
  Refusal,
  type EntryEvent,
  type EntryIds,
  type LaterFact,
  type Signed,
  type SignedEntry,
} from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { changeDraft, refuseStale, type DraftStores } from './conflict.ts';
import { demandEntryDates } from './entry-dates.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { demandSigned } from './signed-entry.ts';
import { writerOf } from './writer.ts';

/**
 * Records something of a signed entry that comes after its signature, once: that the patient signed it too, that it has ended.
 * What was signed stays as it was.
 */
export const recordLater =
  <Entry extends SignedEntry, Ids extends EntryIds, Input extends z.ZodObject>(
    kind: Signed<z.ZodObject, Entry, Ids>,
    field: string,
    fact: LaterFact<Input> & { event: EntryEvent },
  ) =>
  (stores: DraftStores) =>
  async (
    context: PracticeContext,
    input: z.output<Ids> & z.output<Input> & { revision: number },
  ): Promise<z.output<Entry>> => {
    const recordedBy = writerOf(context, kind);
    const name = namedEntry(kind, input);
    const before = demandSigned(await stores.charts.entry(context, name), context, []);
    if (field in before) throw new Refusal('recorded-already');

    if (before.revision !== input.revision) return refuseStale(stores, context, name);

    await demandEntryDates(stores.charts, context, fact, input);
    const written = Object.fromEntries(Object.entries(input).filter(([one]) => one in fact.input.shape));
    const revision = before.revision + 1;
    const recorded = { ...written, recordedBy, recordedAt: context.now };
    const after = kind.entry.parse({ ...before, [field]: recorded, revision });
    const event = auditEvent(context, fact.event, { ...subjectOf(name), revision });
    await changeDraft(stores, context, { name, before, after }, { event, answer: after });
    return after;
  };
