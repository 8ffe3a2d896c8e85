import {
  type Addendum,
  AddendumId,
  type EntryIds,
  type MemberId,
  Refusal,
  type Signed,
  type SignedEntry,
  type Supervision,
} from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { ColleagueStore } from '../practice/ports.ts';
import { signedBy } from './awaited.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import type { ChartStore } from './ports.ts';
import { demandSigned } from './signed-entry.ts';
import { supervisees } from './supervision.ts';
import { writerOf } from './writer.ts';

interface Stores {
  charts: ChartStore;
  colleagues: ColleagueStore;
}

/** Whether the member who acts may add to what another wrote: as its author, their supervisor, or their successor once they have left. */
const mayAdd = async (
  { colleagues }: Stores,
  context: PracticeContext,
  { authorId, supervisions }: { authorId: MemberId; supervisions: readonly Supervision[] },
): Promise<boolean> =>
  authorId === context.actor.id ||
  supervisees(supervisions, context).includes(authorId) ||
  colleagues.hasLeft(context, authorId);

/**
 * Adds to what is signed, in one's own name and never instead of it. Whoever is supervised needs the co-signature here too.
 * Refuses `addendum-not-yours` to a clinician who neither wrote it, nor supervises who did, nor follows one who has left.
 */
export const addAddendum =
  <Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<z.ZodObject, Entry, Ids>) =>
  (stores: Stores) =>
  async (context: PracticeContext, input: z.output<Ids> & { text: string }): Promise<Addendum> => {
    const { charts, colleagues } = stores;
    const authorId = writerOf(context, kind);
    const name = namedEntry(kind, input);
    const [found, supervisions] = await Promise.all([
      charts.entry(context, name),
      colleagues.supervisions(context, authorId),
    ]);
    const before = demandSigned(found, context, supervisions);
    if (!(await mayAdd(stores, context, { authorId: before.authorId, supervisions })))
      throw new Refusal('addendum-not-yours');

    const addendumId = AddendumId.parse(context.newId('addendum'));
    const addendum: Addendum = { addendumId, authorId, signedAt: context.now, text: input.text };
    const signed = signedBy(context, before, { authorId, supervisions });
    const after = kind.entry.parse({ ...before, ...signed, revision: before.revision + 1 });
    const event = auditEvent(context, kind.acts.addend.event, { ...subjectOf(name), addendumId });
    await charts.changeEntry(context, { name, before, after, addendum }, { event, answer: addendum });
    return addendum;
  };
