import type { CalendarDate } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { SessionOfDay, SessionStore } from './ports.ts';

interface Stores {
  sessions: SessionStore;
  traces: TraceStore;
}

/** The sessions of one day in the practice, by their start. */
export const listSessions =
  ({ sessions, traces }: Stores) =>
  async (
    context: PracticeContext,
    page: { date: CalendarDate; cursor?: string | undefined },
  ): Promise<{ sessions: SessionOfDay[]; cursor?: string | undefined }> => {
    const [found] = await Promise.all([
      sessions.ofDay(context, page),
      traces.record(context, auditEvent(context, 'session.listed', { date: page.date })),
    ]);
    return found;
  };
