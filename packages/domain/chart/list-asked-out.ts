import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { ChartStore, EntryPage } from './ports.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
}

/** What waits for the privacy officer: entries that their authors have asked to take out of the record, by their day, the earliest first. */
export const listAskedOut =
  ({ charts, traces }: Stores) =>
  async (context: PracticeContext, { cursor }: { cursor?: string | undefined }): Promise<EntryPage> => {
    const [page] = await Promise.all([
      charts.askedOut(context, { cursor }),
      traces.record(context, auditEvent(context, 'chart.read', { part: 'asked-out' })),
    ]);
    return page;
  };
