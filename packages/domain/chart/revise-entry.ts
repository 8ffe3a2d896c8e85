import { type EntryIds, type RecordedEntry, type Revised } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { changeDraft, refuseStale, type DraftStores } from './conflict.ts';
import { fieldsOf } from './draft-fields.ts';
import { demandEntryDates } from './entry-dates.ts';
import { demandFound } from './found.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { writerOf } from './writer.ts';

/** Whether an entry says this and nothing else: a change whose answer was lost is sent again. */
const says = (kind: { input: z.ZodObject }, entry: object, said: object): boolean =>
  Object.keys(kind.input.shape).every(
    (field) => JSON.stringify(Reflect.get(entry, field)) === JSON.stringify(Reflect.get(said, field)),
  );

/** Replaces what an entry says, at the revision that was read; what it said before is kept. Refuses `stale` with the entry as it stands. */
export const reviseEntry =
  <Input extends z.ZodObject, Entry extends RecordedEntry, Ids extends EntryIds>(kind: Revised<Input, Entry, Ids>) =>
  (stores: DraftStores) =>
  async (
    context: PracticeContext,
    input: z.output<Ids> & z.output<Input> & { revision: number },
  ): Promise<z.output<Entry>> => {
    const revisedBy = writerOf(context, kind);
    const name = namedEntry(kind, input);
    const [found] = await Promise.all([
      stores.charts.entry(context, name),
      demandEntryDates(stores.charts, context, kind, input),
    ]);
    const before = demandFound(found);
    const said = kind.input.parse(fieldsOf(kind, input, 'written'));
    if (before.revision === input.revision + 1 && before.revisedBy === revisedBy && says(kind, before, said))
      return before;

    if (before.revision !== input.revision) return refuseStale(stores, context, name);

    const revision = before.revision + 1;
    const after = kind.entry.parse({
      ...fieldsOf(kind, before, 'other'),
      ...said,
      ...kind.derived?.(said),
      revisedBy,
      revisedAt: context.now,
      revision,
    });
    const event = auditEvent(context, kind.acts.revise.event, { ...subjectOf(name), revision });
    await changeDraft(stores, context, { name, before, after, keepsBefore: true }, { event, answer: after });
    return after;
  };
