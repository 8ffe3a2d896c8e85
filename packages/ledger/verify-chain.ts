import type { ChainHead, ChainLink, PracticeId, StoredEvent } from '@sequester/model';

import { eventDigest, firstLink, linkHash } from './chain-link.ts';

/** Everything on record of one practice: its links in order, its events by id, and the head as it was last written. */
export interface Recorded {
  practiceId: PracticeId;
  links: readonly ChainLink[];
  events: ReadonlyMap<string, StoredEvent>;
  head?: ChainHead | undefined;
}

export type BreakReason =
  | 'sequence'
  | 'previous-hash'
  | 'hash'
  | 'practice'
  | 'event-missing'
  | 'event-changed'
  | 'event-twice'
  | 'head';

/** Whether the chain holds; if not, its first broken link and why. */
export interface Verification {
  intact: boolean;
  length: number;
  head: string;
  pending: number;
  broken?: { sequence: number; reason: BreakReason };
}

const flawOf = (link: ChainLink, before: ChainHead, { practiceId, events }: Recorded): BreakReason | undefined => {
  if (link.practiceId !== practiceId) return 'practice';

  if (link.sequence !== before.sequence + 1) return 'sequence';

  if (link.previousHash !== before.hash) return 'previous-hash';

  if (linkHash(link) !== link.hash) return 'hash';

  const event = events.get(link.eventId);
  if (event === undefined) return 'event-missing';

  return eventDigest(event) === link.eventSha256 ? undefined : 'event-changed';
};

/**
 * Checks every link and every event that it seals. A changed, removed, exchanged or repeated event, a changed or missing
 * link and a cut end are found; an event that no link names counts as pending.
 */
export const verifyChain = (recorded: Recorded): Verification => {
  let before: ChainHead = firstLink(recorded.practiceId);
  const sealed = new Set<string>();
  const result = (broken?: { sequence: number; reason: BreakReason }): Verification => {
    const pending = [...recorded.events.keys()].filter((id) => !sealed.has(id)).length;
    return {
      intact: broken === undefined,
      length: sealed.size,
      head: before.hash,
      pending,
      ...(broken === undefined ? {} : { broken }),
    };
  };
  for (const link of recorded.links) {
    const sequence = before.sequence + 1;
    const flaw = sealed.has(link.eventId) ? 'event-twice' : flawOf(link, before, recorded);
    if (flaw !== undefined) return result({ sequence, reason: flaw });

    sealed.add(link.eventId);
    before = link;
  }
  const { head } = recorded;
  const ended =
    head === undefined ? before.sequence === 0 : head.sequence === before.sequence && head.hash === before.hash;
  return ended ? result() : result({ sequence: before.sequence + 1, reason: 'head' });
};
