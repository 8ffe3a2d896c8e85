import { AuditEventId, Instant, PracticeId } from '@sequester/model';
import * as z from 'zod';

import { AuditEvent } from '../audit.ts';

/** SHA-256 in hex. */
const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** One event in the chain of its practice: its digest, and the hash of the link before it. */
export const ChainLink = z.object({
  practiceId: PracticeId,
  sequence: z.int().min(1),
  eventId: AuditEventId,
  at: Instant,
  eventSha256: Digest,
  previousHash: Digest,
  hash: Digest,
});
export type ChainLink = z.infer<typeof ChainLink>;

/** Where a chain ends. */
export const ChainHead = z.object({ sequence: z.int().min(0), hash: Digest });
export type ChainHead = z.infer<typeof ChainHead>;

/** An event exactly as it is stored, whatever else it may hold: that is what the chain seals. */
export const StoredEvent = AuditEvent.pick({ id: true, practiceId: true, at: true }).catchall(z.json());
export type StoredEvent = z.infer<typeof StoredEvent>;
