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

/** A further save within an act that is on record already, by the event of its first one, which the row names. */
export interface Continued {
  continues: AuditEventId;
}
