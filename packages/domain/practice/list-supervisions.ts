import type { Supervision } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { PracticeStore } from './ports.ts';

interface Stores {
  practices: PracticeStore;
  traces: TraceStore;
}

/** Who supervises or supervised whom, the latest first. */
export const listSupervisions =
  ({ practices, traces }: Stores) =>
  async (context: PracticeContext): Promise<{ supervisions: Supervision[] }> => {
    const [rows] = await Promise.all([
      practices.supervisions(context),
      traces.record(context, auditEvent(context, 'supervision.listed', {})),
    ]);
    const supervisions = rows.flatMap((row) =>
      row.supervisions.filter(({ superviseeId }) => superviseeId === row.memberId),
    );
    return { supervisions: supervisions.toSorted((one, other) => (one.beginsAt < other.beginsAt ? 1 : -1)) };
  };
