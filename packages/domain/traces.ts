import type { AuditEvent } from '@sequester/model';

import type { Context } from './context.ts';

/** Records an act that changes nothing else, a read above all, before its answer leaves. */
export interface TraceStore {
  record(context: Context, event: AuditEvent): Promise<void>;
}
