import {
  type AuditAction,
  type AuditSubject,
  type EditingSpell,
  type Instant,
  plusSeconds,
  spellMinutes,
} from '@sequester/model';

import { auditEvent, type Continued, type Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';

interface Saved {
  editing?: EditingSpell | undefined;
  savedAt?: Instant | undefined;
}

/** What a save adds to a draft and to the audit: the first of an editing spell an event, the others nothing. */
export const saved = (
  context: PracticeContext,
  { editing, savedAt }: Saved,
  { action, subject }: { action: AuditAction; subject: AuditSubject },
): { fields: Required<Saved>; trace: Trace | Continued } => {
  const by = memberOf(context);
  const { now } = context;
  const goesOn = savedAt !== undefined && now < plusSeconds(savedAt, spellMinutes * 60);
  if (editing?.by === by && goesOn) return { fields: { editing, savedAt: now }, trace: { continues: editing.eventId } };

  const event = auditEvent(context, action, subject);
  return { fields: { editing: { by, eventId: event.id }, savedAt: now }, trace: { event } };
};
