import { createHash } from 'node:crypto';

import type { ChainHead, ChainLink, PracticeId, StoredEvent } from '@sequester/model';

import { canonicalJson, type Json } from './canonical-json.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The head of a chain that has no link yet: it names the practice, so that no chain begins like another's. */
export const firstLink = (practiceId: PracticeId): ChainHead => ({
  sequence: 0,
  hash: sha256(`sequester-audit-chain\n${practiceId}`),
});

export const eventDigest = (event: Json): string => sha256(canonicalJson(event));

export const linkHash = ({
  practiceId,
  sequence,
  eventId,
  at,
  eventSha256,
  previousHash,
}: Omit<ChainLink, 'hash'>): string =>
  sha256(canonicalJson({ practiceId, sequence, eventId, at, eventSha256, previousHash }));

/** The link that seals an event after `head`. Its digest (SHA-256, hex) covers the whole event as it is stored. */
export const nextLink = (head: ChainHead, event: StoredEvent): ChainLink => {
  const { id: eventId, practiceId, at } = event;
  const link = {
    practiceId,
    sequence: head.sequence + 1,
    eventId,
    at,
    eventSha256: eventDigest(event),
    previousHash: head.hash,
  };
  return { ...link, hash: linkHash(link) };
};
