import { isUnsigned, textAt, EntryState, type EntryIds, type Kind, MemberId, Refusal } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { demandFound } from './found.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { openDrafts } from './open-drafts.ts';
import type { ChartStore } from './ports.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
}

/** Whether an entry is in the record, or a draft that the caller may see. */
const isOpen = async (context: PracticeContext, entry: object): Promise<boolean> => {
  const state = EntryState.parse(textAt(entry, 'state') ?? 'recorded');
  if (!isUnsigned({ state })) return true;

  const author = MemberId.parse(textAt(entry, 'authorId'));
  return (await openDrafts(context)).includes(author);
};

/** One entry, and what it was before. A draft is not found by anybody to whom it is not open. */
export const readEntry =
  <Entry extends z.ZodObject, Ids extends EntryIds>(kind: Kind<z.ZodType, Entry, Ids>) =>
  ({ charts, traces }: Stores) =>
  async (context: PracticeContext, ids: z.output<Ids>): Promise<z.output<Entry> & { earlier: z.output<Entry>[] }> => {
    const name = namedEntry(kind, ids);
    const [found, earlier] = await Promise.all([
      charts.entry(context, name),
      'revise' in kind.acts ? charts.earlier(context, name) : [],
      traces.record(context, auditEvent(context, 'chart.read', { ...subjectOf(name), part: 'entry' })),
    ]);
    const entry = demandFound(found);
    if (!(await isOpen(context, entry))) throw new Refusal('not-found');

    return Object.assign(entry, { earlier });
  };
