import { Refusal, type EntryIds, type Signed, type SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { ownEntry } from './own-entry.ts';
import { demandPastEntry } from './past-dates.ts';
import type { ChartStore } from './ports.ts';

/** Replaces the content of one's own draft, at the revision that was read. Refuses `signed-already` where it names what the signature fixed. */
export const updateDraft =
  <Input extends z.ZodType, Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<Input, Entry, Ids>) =>
  ({ charts }: { charts: ChartStore }) =>
  async (
    context: PracticeContext,
    input: z.output<Ids> & z.output<Input> & { revision: number },
  ): Promise<z.output<Entry>> => {
    const name = namedEntry(kind, input);
    const before = await ownEntry(charts, context, name);
    if (before.state === 'signed' && kind.fixedOnceSigned.some((field) => field in input))
      throw new Refusal('signed-already');

    if (before.revision !== input.revision) throw new Refusal('stale');

    demandPastEntry(context, kind, input);
    const revision = before.revision + 1;
    const after = kind.entry.parse({ ...before, ...input, revision });
    const event = auditEvent(context, kind.acts.update.event, { ...subjectOf(name), revision });
    await charts.changeEntry(context, { name, before, after }, { event });
    return after;
  };
