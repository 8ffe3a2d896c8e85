import * as z from 'zod';

import { Actor } from '../actor.ts';
import { entryEvents } from '../chart/entries.ts';
import { AuditEventId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { fixedAuditActions } from './actions.ts';

/** The closed vocabulary of acts on record (45 CFR 164.312(b)). */
export const AuditAction = z.enum([...fixedAuditActions, ...entryEvents]);
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
