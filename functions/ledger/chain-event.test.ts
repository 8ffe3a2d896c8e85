import type { ChainStore } from '@sequester/domain';
import { verifyChain } from '@sequester/ledger';
import {
  AuditEventId,
  type ChainHead,
  type ChainLink,
  instantOf,
  PracticeId,
  type StoredEvent,
} from '@sequester/model';
import { describe, expect, test } from 'vitest';

import { chainEvent } from './chain-event.ts';

const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);
const eventAt = (index: number): StoredEvent => ({
  id: AuditEventId.parse(`evt_${String(index).padStart(26, '0')}`),
  practiceId,
  at: instantOf(index),
  action: 'chart.read',
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A chain in memory with the conditions of the real one; every call lets others go first. */
const memoryChain = (): ChainStore & {
  links: ChainLink[];
  head: ChainStore['head'];
  end: () => ChainHead | undefined;
} => {
  const links: ChainLink[] = [];
  return {
    links,
    end: () => links.at(-1),
    head: async () => {
      await turn();
      return links.at(-1);
    },
    append: async (link) => {
      await turn();
      if (links.some(({ eventId }) => eventId === link.eventId)) return 'chained-before';

      if (link.sequence !== links.length + 1) return 'behind';

      links.push(link);
      return 'added';
    },
  };
};

const verified = (chain: ReturnType<typeof memoryChain>, events: StoredEvent[]) =>
  verifyChain({
    practiceId,
    links: chain.links,
    events: new Map(events.map((event) => [event.id, event])),
    head: chain.end(),
  });

describe('the chain of the audit', () => {
  const events = Array.from({ length: 8 }, (_, index) => eventAt(index));

  test('takes each event once, in the order of its delivery', async () => {
    const chain = memoryChain();
    for (const event of events) expect(await chainEvent(chain, event)).toBe('added');

    expect(verified(chain, events)).toMatchObject({ intact: true, length: 8, pending: 0 });
  });

  test('takes an event that is delivered again no second time', async () => {
    const chain = memoryChain();
    for (const event of [...events, ...events]) await chainEvent(chain, event);

    expect(chain.links.map(({ eventId }) => eventId)).toEqual(events.map(({ id }) => id));
  });

  test('holds when several consumers extend it at once, with the same events', async () => {
    const chain = memoryChain();
    await Promise.all([...events, ...events.toReversed()].map((event) => chainEvent(chain, event)));
    expect(verified(chain, events)).toMatchObject({ intact: true, length: 8, pending: 0 });
  });

  test('gives up on a chain that never stands still, so that the event comes again', async () => {
    const chain: ChainStore = { ...memoryChain(), append: async () => 'behind' };
    await expect(chainEvent(chain, eventAt(1))).rejects.toThrow('did not stand still');
  });
});
