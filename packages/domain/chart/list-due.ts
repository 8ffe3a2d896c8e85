import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { TraceStore } from '../traces.ts';
import type { ChartStore, EntryPage } from './ports.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
}

/** What the caller planned and has to look at again, by the day on which it is due. */
export const listDue =
  ({ charts, traces }: Stores) =>
  async (context: PracticeContext, { cursor }: { cursor?: string | undefined }): Promise<EntryPage> => {
    const [page] = await Promise.all([
      charts.due(context, { memberId: memberOf(context), cursor }),
      traces.record(context, auditEvent(context, 'chart.read', { part: 'due' })),
    ]);
    return page;
  };
