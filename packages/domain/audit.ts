import { Actor, AuditEventId, entryEvents, Instant, PracticeId } from '@sequester/model';
import * as z from 'zod';

import { type Context } from './context.ts';

/** The closed vocabulary of acts on record (45 CFR 164.312(b)). */
export const AuditAction = z.enum([
  'account.signed-out',
  'practice.created',
  'policy.tightened',
  'privacy-contact.set',
  'member.invited',
  'member.joined',
  'member.updated',
  'member.listed',
  'provider.enrolled',
  'patient.invited',
  'patient.account-opened',
  'patient.binding-code-issued',
  'patient.binding-code-refused',
  'patient.birth-date-refused',
  'patient.bound',
  'patient.admitted',
  'patient.updated',
  'patient.listed',
  'chart.read',
  ...entryEvents,
  'psychotherapy-note.sealed',
  'psychotherapy-note.revised',
  'psychotherapy-note.facts-recorded',
  'psychotherapy-note.listed',
  'psychotherapy-note.read',
  'psychotherapy-note.opened',
  'psychotherapy-note.passages-located',
  'psychotherapy-note.upload-begun',
  'psychotherapy-note.upload-continued',
  'psychotherapy-note.upload-refused',
  'request.received',
  'request.facts-recorded',
  'request.read',
  'request.listed',
  'decision.listed',
  'manifest.read',
  'request.refused',
  'request.withdrawn',
  'artifact.upload-begun',
  'artifact.recorded',
  'artifact.status-changed',
  'artifact.terms-changed',
  'artifact.opened',
  'artifact.accepted',
  'authorization.revoked',
  'authorization.offered',
  'authorization.listed',
  'authorization.read',
  'authorization.signed',
  'authorization.form-kept',
  'letter.asked-for',
  'letter.written',
  'letter.read',
  'letter.sent',
  'selection.read',
  'disclosure.approved',
  'disclosure.granted',
  'disclosure.built',
  'disclosure.build-refused',
  'disclosure.grants-retired',
  'link.issued',
  'link.mailed',
  'link.revoked',
  'link.viewed',
  'link.code-issued',
  'link.code-sent',
  'link.code-refused',
  'link.locked',
  'link.refused',
  'link.answered-again',
  'link.expired',
  'disclosure.released',
  'statement.told',
  'statement.written',
  'statement.drafted',
  'statement.signed',
  'statement.officer-told',
  'statement.followed-up',
  'disclosure-log.read',
  'accounting.read',
  'audit.read',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** What was touched: names of things and ids only, never content. */
export const AuditSubject = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
export type AuditSubject = z.infer<typeof AuditSubject>;

export const AuditEvent = z.object({
  id: AuditEventId,
  practiceId: PracticeId,
  at: Instant,
  actor: Actor,
  action: AuditAction,
  subject: AuditSubject,
});
export type AuditEvent = z.infer<typeof AuditEvent>;

export const auditEvent = (context: Context, action: AuditAction, subject: AuditSubject): AuditEvent => ({
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
