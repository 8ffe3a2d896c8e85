import { AuditEvent, AuditEventId, type ChainLink, instantOf, PracticeId, StoredEvent } from '@sequester/model';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { canonicalJson } from './canonical-json.ts';
import { firstLink, nextLink } from './chain-link.ts';
import { verifyChain } from './verify-chain.ts';

const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);
const otherPractice = PracticeId.parse(`prc_${'q'.repeat(26)}`);

const eventAt = (index: number, of: PracticeId = practiceId): StoredEvent =>
  StoredEvent.parse(
    AuditEvent.parse({
      id: AuditEventId.parse(`evt_${String(index).padStart(26, '0')}`),
      practiceId: of,
      at: instantOf(1_700_000_000_000 + index),
      actor: { kind: 'system', id: 'test' },
      action: 'chart.read',
      subject: { patientId: `pat_${'a'.repeat(26)}`, count: index, scope: ['a', 'b'] },
    }),
  );

const chained = (events: readonly StoredEvent[], of: PracticeId = practiceId): ChainLink[] => {
  const links: ChainLink[] = [];
  for (const event of events) links.push(nextLink(links.at(-1) ?? firstLink(of), event));

  return links;
};

const byId = (events: readonly StoredEvent[]) => new Map<string, StoredEvent>(events.map((event) => [event.id, event]));

const recordOf = (length: number) => {
  const events = Array.from({ length }, (_, index) => eventAt(index));
  const links = chained(events);
  return { practiceId, links, events: byId(events), head: links.at(-1) };
};

describe('a chain as it was written', () => {
  test('holds, at any length', () => {
    for (const length of [0, 1, 2, 50])
      expect(verifyChain(recordOf(length))).toMatchObject({ intact: true, length, pending: 0 });
  });

  test('holds while the newest events wait to be chained, and counts them', () => {
    const record = recordOf(5);
    const waiting = eventAt(99);
    expect(verifyChain({ ...record, events: byId([...record.events.values(), waiting]) })).toMatchObject({
      intact: true,
      length: 5,
      pending: 1,
    });
  });

  test('does not depend on the order in which an event names its parts', () => {
    const record = recordOf(3);
    const turned = [...record.events.values()].map((event) =>
      StoredEvent.parse(Object.fromEntries(Object.entries(event).toReversed())),
    );
    expect(verifyChain({ ...record, events: byId(turned) })).toMatchObject({ intact: true });
  });
});

/** Every place in an event that holds something, as a path. */
const placesOf = (value: unknown, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...path, name]))
    : [path];

const changedAt = (value: unknown, [name, ...rest]: string[], to: unknown): unknown => {
  if (name === undefined) return to;

  if (Array.isArray(value))
    return value.map((inner: unknown, index) => (String(index) === name ? changedAt(inner, rest, to) : inner));

  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, key === name ? changedAt(inner, rest, to) : inner]),
      )
    : value;
};

const length = 12;
const index = fc.nat({ max: length - 1 });

describe('any change of what is on record is found', () => {
  test('in any part of any event, to anything else', () => {
    const places = placesOf(eventAt(0)).filter(([first]) => first !== 'id' && first !== 'practiceId' && first !== 'at');
    fc.assert(
      fc.property(
        index,
        fc.constantFrom(...places),
        fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
        (which, place, to) => {
          const record = recordOf(length);
          const before = eventAt(which);
          const after = StoredEvent.parse(changedAt(before, place, to));
          fc.pre(canonicalJson(after) !== canonicalJson(before));
          expect(verifyChain({ ...record, events: byId([...record.events.values(), after]) })).toMatchObject({
            intact: false,
            broken: { sequence: which + 1, reason: 'event-changed' },
          });
        },
      ),
    );
  });

  test('in a part that an event never had', () => {
    const record = recordOf(length);
    const { id, ...rest } = eventAt(4);
    const events = byId([...record.events.values(), StoredEvent.parse({ id, ...rest, more: true })]);
    expect(verifyChain({ ...record, events })).toMatchObject({ broken: { sequence: 5, reason: 'event-changed' } });
  });

  test('where an event is gone', () => {
    fc.assert(
      fc.property(index, (which) => {
        const record = recordOf(length);
        record.events.delete(eventAt(which).id);
        expect(verifyChain(record)).toMatchObject({
          intact: false,
          length: which,
          broken: { sequence: which + 1, reason: 'event-missing' },
        });
      }),
    );
  });

  test('where a link is gone, at the end too', () => {
    fc.assert(
      fc.property(index, (which) => {
        const record = recordOf(length);
        expect(verifyChain({ ...record, links: record.links.toSpliced(which, 1) }).intact).toBe(false);
      }),
    );
  });

  test('where two links change places, or one is there twice', () => {
    fc.assert(
      fc.property(index, index, (from, to) => {
        fc.pre(from !== to);
        const { links, ...record } = recordOf(length);
        const twice = links.map((link, place) => (place === from ? (links[to] ?? link) : link));
        const exchanged = twice.map((link, place) => (place === to ? (links[from] ?? link) : link));
        expect(verifyChain({ ...record, links: twice }).intact).toBe(false);
        expect(verifyChain({ ...record, links: exchanged }).intact).toBe(false);
      }),
    );
  });

  test.each(['sequence', 'eventId', 'at', 'eventSha256', 'previousHash', 'hash', 'practiceId'] as const)(
    'in the %s of any link',
    (part) => {
      fc.assert(
        fc.property(index, (which) => {
          const record = recordOf(length);
          const other =
            part === 'practiceId'
              ? { practiceId: otherPractice }
              : { [part]: chained(Array.from({ length: 30 }, (_, count) => eventAt(count + 100)))[20]?.[part] };
          const links = record.links.map((link, place) => (place === which ? { ...link, ...other } : link));
          expect(verifyChain({ ...record, links })).toMatchObject({ intact: false, length: which });
        }),
      );
    },
  );

  test('even where every later link is written anew, by the head that was kept', () => {
    const record = recordOf(length);
    const events = [...record.events.values()].map((event) =>
      event.id === eventAt(3).id ? StoredEvent.parse({ ...event, action: 'member.listed' }) : event,
    );
    const forged = chained(events);
    const result = verifyChain({ ...record, links: forged, events: byId(events) });
    expect(result).toMatchObject({ intact: false, broken: { reason: 'head' } });
  });
});

test('the chain of one practice never passes for that of another', () => {
  const { links, events, head } = recordOf(3);
  expect(verifyChain({ practiceId: otherPractice, links, events, head })).toMatchObject({
    intact: false,
    broken: { sequence: 1 },
  });
  expect(firstLink(practiceId).hash).not.toBe(firstLink(otherPractice).hash);
});

describe('canonical JSON', () => {
  test('is the same for equal values and reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('orders names by code unit, without white space', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'ü'], B: { z: 0, y: 'x y' } })).toBe(
      '{"B":{"y":"x y","z":0},"a":[true,null,"ü"],"b":1}',
    );
  });
});
