import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { TraceStore } from '../traces.ts';
import type { SessionOfDay, SessionStore } from './ports.ts';

interface Stores {
  sessions: SessionStore;
  traces: TraceStore;
}

/** The caller's own sessions that were attended and have no note, the earliest first. */
export const listSessionsWithoutNote =
  ({ sessions, traces }: Stores) =>
  async (
    context: PracticeContext,
    page: { cursor?: string | undefined },
  ): Promise<{ sessions: SessionOfDay[]; cursor?: string | undefined }> => {
    const [found] = await Promise.all([
      sessions.withoutNote(context, { ...page, clinicianId: memberOf(context) }),
      traces.record(context, auditEvent(context, 'session.listed', { part: 'without-note' })),
    ]);
    return found;
  };
