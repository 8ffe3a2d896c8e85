import type { AuditEvent } from '@sequester/model';

import type { PracticeContext } from './context.ts';

/** Records an act that changes nothing else, a read above all, before its answer leaves. */
export interface TraceStore {
  record(context: PracticeContext, event: AuditEvent): Promise<void>;
}
