import { Refusal, type EntryIds, type Signed, type SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { ownEntry } from './own-entry.ts';
import type { ChartStore } from './ports.ts';

/** Signs one's own draft: from then on it stands as it is. */
export const signDraft =
  <Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<z.ZodType, Entry, Ids>) =>
  ({ charts }: { charts: ChartStore }) =>
  async (context: PracticeContext, ids: z.output<Ids>): Promise<z.output<Entry>> => {
    const name = namedEntry(kind, ids);
    const before = await ownEntry(charts, context, name);
    if (before.state === 'signed') throw new Refusal('signed-already');

    const revision = before.revision + 1;
    const after = kind.entry.parse({ ...before, state: 'signed', signedAt: context.now, revision });
    const event = auditEvent(context, kind.acts.sign.event, { ...subjectOf(name), revision });
    await charts.changeEntry(context, { name, before, after }, { event, answer: after });
    return after;
  };
