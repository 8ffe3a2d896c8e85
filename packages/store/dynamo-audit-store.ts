import type { AwsSession } from '@sequester/aws';
import type { AuditStore, PracticeContext, EventPage, EventQuery, ShowEvent, ShownEvent } from '@sequester/domain';
import { AuditEvent, AuditEventId, Instant, partitionKey, Refusal, rowWithin } from '@sequester/model';
import * as z from 'zod';

import { cursorOf, sortKeyOf } from './cursor.ts';
import { queryPage } from './dynamo.ts';
import type { Item } from './get-item.ts';

/** Events in one page of an answer. */
const eventsInPage = 100;
/** Events read, at most, in search of those about one subject; the cursor goes on from there. */
const eventsSearched = 2000;

const Row = z.object({ sk: z.string() });
const EventIds = z.object({ at: Instant, id: AuditEventId });

const startOf = (cursor: string | undefined): string | undefined => {
  if (cursor === undefined) return undefined;

  const sk = sortKeyOf(cursor, '');
  if (!EventIds.safeParse(rowWithin('events', sk)?.ids).success) throw new Refusal('invalid-cursor');

  return sk;
};

const isAbout = ({ subject }: ShownEvent, wanted: EventQuery['subject']): boolean =>
  wanted === undefined || subject[wanted.name] === wanted.value;

/** Audit events in DynamoDB, newest first. */
export class DynamoAuditStore implements AuditStore {
  readonly #session: AwsSession;
  readonly #audit: string;

  constructor(session: AwsSession, audit: string) {
    this.#session = session;
    this.#audit = audit;
  }

  async events(
    { practiceId }: PracticeContext,
    { cursor, subject, show }: EventQuery & { show: ShowEvent },
  ): Promise<EventPage> {
    const partition = partitionKey('events', { practiceId });
    const events: ShownEvent[] = [];
    let start = startOf(cursor);
    for (let searched = 0; searched < eventsSearched && events.length < eventsInPage;) {
      const limit = eventsInPage - events.length;
      const page = await this.#page(partition, { limit, start });
      events.push(
        ...page.items.flatMap((item) => show(AuditEvent.parse(item)) ?? []).filter((event) => isAbout(event, subject)),
      );
      searched += limit;
      start = page.next === undefined ? undefined : Row.parse(page.next).sk;
      if (start === undefined) return { events };
    }
    return start === undefined ? { events } : { events, cursor: cursorOf(start) };
  }

  #page(
    partition: string,
    { limit, start }: { limit: number; start: string | undefined },
  ): Promise<{ items: Item[]; next?: Item }> {
    return queryPage(this.#session, {
      table: this.#audit,
      partition,
      limit,
      descending: true,
      ...(start === undefined ? {} : { start: { pk: partition, sk: start } }),
    });
  }
}
