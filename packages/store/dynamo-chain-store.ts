import type { AwsSession } from '@sequester/aws';
import type { Appended, ChainRecord, ChainStore } from '@sequester/domain';
import { ChainHead, ChainLink, partitionKey, type PracticeId, StoredEvent } from '@sequester/model';
import * as z from 'zod';

import { queryAll, type Condition } from './dynamo.ts';
import { getItem, type Item } from './get-item.ts';
import { keyOf } from './keys.ts';
import { absent, writeAll } from './transact.ts';

const Row = z.object({ pk: z.string(), sk: z.string() }).catchall(z.unknown());

const eventOf = (item: Item): StoredEvent => {
  const { pk: _pk, sk: _sk, ...event } = Row.parse(item);
  return StoredEvent.parse(event);
};

const at = (sequence: number): Condition =>
  sequence === 0
    ? absent
    : { expression: '#sequence = :before', names: { '#sequence': 'sequence' }, values: { ':before': sequence } };

/** The chain of a practice in DynamoDB: a row for each link, one for its event, and the head. */
export class DynamoChainStore implements ChainStore {
  readonly #session: AwsSession;
  readonly #audit: string;

  constructor(session: AwsSession, audit: string) {
    this.#session = session;
    this.#audit = audit;
  }

  async head(practiceId: PracticeId): Promise<ChainHead | undefined> {
    const item = await getItem(this.#session, this.#audit, keyOf('chainHead', { practiceId }));
    return item === undefined ? undefined : ChainHead.parse(item);
  }

  async append(link: ChainLink): Promise<Appended> {
    const { practiceId, sequence, eventId, hash } = link;
    const known = {
      table: this.#audit,
      put: { ...keyOf('chainedEvent', { practiceId, eventId }), sequence },
      condition: absent,
    };
    const failed = await writeAll(this.#session, [
      known,
      { table: this.#audit, put: { ...keyOf('chainLink', { practiceId, sequence }), ...link }, condition: absent },
      {
        table: this.#audit,
        put: { ...keyOf('chainHead', { practiceId }), sequence, hash },
        condition: at(sequence - 1),
      },
    ]);
    if (failed.length === 0) return 'added';

    return failed.includes(known) ? 'chained-before' : 'behind';
  }

  /** What a check reads: the head first and the events last, so that what is chained meanwhile looks pending and not broken. */
  async record(practiceId: PracticeId): Promise<ChainRecord> {
    const head = await this.head(practiceId);
    const links = await queryAll(this.#session, {
      table: this.#audit,
      partition: partitionKey('chain', { practiceId }),
      sortPrefix: '0',
    });
    const events = await queryAll(this.#session, {
      table: this.#audit,
      partition: partitionKey('events', { practiceId }),
    });
    return {
      head,
      links: links.map((item) => ChainLink.parse(item)).filter(({ sequence }) => sequence <= (head?.sequence ?? 0)),
      events: new Map(events.map((item) => eventOf(item)).map((event) => [event.id, event])),
    };
  }
}
