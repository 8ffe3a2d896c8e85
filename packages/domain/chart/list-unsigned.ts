import { type MemberId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { ColleagueStore } from '../practice/ports.ts';
import type { TraceStore } from '../traces.ts';
import type { ChartStore, EntryPage } from './ports.ts';
import { supervisees } from './supervision.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
  colleagues: ColleagueStore;
}

interface Input {
  author?: MemberId | undefined;
  cursor?: string | undefined;
}

/**
 * What is not signed yet, of the caller and of whom they supervise, and what waits for their co-signature: the newest first.
 * Refuses `forbidden` for an author whom they do not supervise.
 */
export const listUnsigned =
  ({ charts, traces, colleagues }: Stores) =>
  async (context: PracticeContext, { author, cursor }: Input): Promise<EntryPage> => {
    const caller = memberOf(context);
    const own = await colleagues.supervisions(context, caller);
    const open = [caller, ...supervisees(own, context)];
    const authors = author === undefined ? open : open.filter((memberId) => memberId === author);
    if (authors.length === 0) throw new Refusal('forbidden');

    const [page] = await Promise.all([
      charts.unsigned(context, { authors, cursor }),
      traces.record(context, auditEvent(context, 'chart.read', { part: 'unsigned' })),
    ]);
    return page;
  };
