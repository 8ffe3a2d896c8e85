import * as z from 'zod';

import { AuditEvent } from '../audit/audit-event.ts';
import { AuditEventId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { Sha256 } from '../sha256.ts';

/** One event in the chain of its practice: its digest, and the hash of the link before it. */
export const ChainLink = z.object({
  practiceId: PracticeId,
  sequence: z.int().min(1),
  eventId: AuditEventId,
  at: Instant,
  eventSha256: Sha256,
  previousHash: Sha256,
  hash: Sha256,
});
export type ChainLink = z.infer<typeof ChainLink>;

/** Where a chain ends. */
export const ChainHead = z.object({ sequence: z.int().min(0), hash: Sha256 });
export type ChainHead = z.infer<typeof ChainHead>;

/** An event exactly as it is stored, whatever else it may hold: that is what the chain seals. */
export const StoredEvent = AuditEvent.pick({ id: true, practiceId: true, at: true }).catchall(z.json());
export type StoredEvent = z.infer<typeof StoredEvent>;
