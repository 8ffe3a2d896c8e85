import type { AuditEvent, ChainHead, ChainLink, PracticeId, StoredEvent } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { ShownEvent } from './show-audit.ts';

export interface EventPage {
  events: ShownEvent[];
  cursor?: string | undefined;
}

/** Which events are wanted: those about one subject, by the name and value it was recorded with. */
export interface EventQuery {
  cursor?: string | undefined;
  subject?: { name: string; value: string } | undefined;
}

/** How the reader is shown an event, or that it is not shown. What is asked for is looked for in events as they are shown. */
export type ShowEvent = (event: AuditEvent) => ShownEvent | undefined;

/** What a check of the whole chain found, for those who may not know how much was done. */
export interface ReducedChainReport {
  view: 'reduced';
  intact: boolean;
}

/** What a check of the whole chain found. `broken` is the first link that does not hold. */
export interface ChainReport {
  intact: boolean;
  length: number;
  head: string;
  /** Events that are recorded and not chained yet. */
  pending: number;
  broken?: { sequence: number; reason: string } | undefined;
}

/** The audit of one practice, newest event first. */
export interface AuditStore {
  events(context: PracticeContext, query: EventQuery & { show: ShowEvent }): Promise<EventPage>;
}

/** Checks the chain of one practice against its events. */
export interface ChainVerifier {
  verified(context: PracticeContext): Promise<ChainReport>;
}

/** What became of a link: it was added, its event had been chained before, or the chain had gone on from another head. */
export type Appended = 'added' | 'chained-before' | 'behind';

/** The chain of one practice: links are added and never changed. */
export interface ChainStore {
  head(practiceId: PracticeId): Promise<ChainHead | undefined>;
  append(link: ChainLink): Promise<Appended>;
}

/** Everything that a check of the chain reads. `links` end at `head`. */
export interface ChainRecord {
  head: ChainHead | undefined;
  links: ChainLink[];
  events: Map<string, StoredEvent>;
}
