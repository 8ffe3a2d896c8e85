import { type AuditAction, type AuditEvent, AuditEventId, type AuditSubject } from '@sequester/model';

import type { FoundingContext, PracticeContext } from './context.ts';

export const auditEvent = (
  context: PracticeContext | FoundingContext,
  action: AuditAction,
  subject: AuditSubject,
): AuditEvent => ({
  id: AuditEventId.parse(context.newId('auditEvent')),
  practiceId: context.practiceId,
  at: context.now,
  actor: context.actor,
  action,
  subject,
});

/** What goes into the transaction beside every change: its trace, and the answer that a retry will get. */
export interface Trace {
  event: AuditEvent;
  answer?: unknown;
}
