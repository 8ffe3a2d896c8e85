import {
  type Addendum,
  type EntryIds,
  isUnsigned,
  type Kind,
  type MemberId,
  Refusal,
  stateOf,
  textAt,
} from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { ColleagueStore } from '../practice/ports.ts';
import type { TraceStore } from '../traces.ts';
import { demandFound } from './found.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { openDrafts } from './open-drafts.ts';
import type { ChartStore } from './ports.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
  colleagues: ColleagueStore;
}

/** Whether an entry is in the record, or a draft of one of these members. What was taken out is open to its author and the officer. */
const isOpen = ({ actor }: PracticeContext, entry: object, draftsOf: readonly MemberId[]): boolean => {
  const state = stateOf(entry);
  if (state === 'deleted') return false;

  const authorId = textAt(entry, 'authorId');
  if (state === 'taken-out')
    return authorId === actor.id || (actor.kind === 'member' && actor.roles.includes('privacy-officer'));

  return !isUnsigned({ state }) || draftsOf.some((memberId) => memberId === authorId);
};

/** What is answered beside an entry. */
interface Beside<Entry> {
  earlier: Entry[];
  addenda: Addendum[];
}

/** One entry, what it was before, and what was added. A draft is not found by anybody to whom it is not open. */
export const readEntry =
  <Entry extends z.ZodObject, Ids extends EntryIds>(kind: Kind<z.ZodType, Entry, Ids>) =>
  (stores: Stores) =>
  async (context: PracticeContext, ids: z.output<Ids>): Promise<z.output<Entry> & Beside<z.output<Entry>>> => {
    const { charts, traces } = stores;
    const name = namedEntry(kind, ids);
    const [found, draftsOf, earlier, addenda] = await Promise.all([
      charts.entry(context, name),
      openDrafts(stores, context),
      'revise' in kind.acts ? charts.earlier(context, name) : [],
      'addend' in kind.acts ? charts.addenda(context, name) : [],
      traces.record(context, auditEvent(context, 'chart.read', { ...subjectOf(name), part: 'entry' })),
    ]);
    const entry = demandFound(found);
    if (!isOpen(context, entry, draftsOf)) throw new Refusal('not-found');

    return Object.assign(entry, { earlier, addenda });
  };
