import type { PracticeContext, ShowEvent } from '@sequester/domain';
import { AuditEventId, type ChainLink, instantOf, LinkId, plusSeconds, RequestId } from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { attempted, contextOf, freshId, traceOf } from './acting.ts';
import { worlds } from './worlds.ts';

const whole: ShowEvent = (event) => event;

describe.each(worlds)('an audit store %s', (_, open) => {
  const world = open();

  /** A practice with events a second apart, every third of them about a patient. */
  const recorded = async (count: number) => {
    const context = contextOf();
    const events = Array.from({ length: count }, (_none, index) => {
      const { event } = traceOf({ ...context, now: plusSeconds(now, index) });
      return { ...event, subject: index % 3 === 0 ? { patientId: 'wanted' } : { patientId: 'other' } };
    });
    for (const event of events) await world.traces.record(context, event);
    return { context, newestFirst: events.toReversed() };
  };

  test('gives every event once, the newest first, page after page', async () => {
    const { context, newestFirst } = await recorded(130);
    const first = await world.audit.events(context, { show: whole });
    const second = await world.audit.events(context, { cursor: first.cursor, show: whole });
    expect([first.events.length, second.cursor]).toEqual([100, undefined]);
    expect([...first.events, ...second.events]).toEqual(newestFirst);
  });

  test('gives those about a subject, of events as they are shown, and leaves out what is not shown', async () => {
    const { context, newestFirst } = await recorded(9);
    const subject = { name: 'patientId', value: 'wanted' };
    const wanted = newestFirst.filter(({ subject: about }) => about.patientId === 'wanted');
    expect(await world.audit.events(context, { subject, show: whole })).toEqual({ events: wanted });
    expect(await world.audit.events(context, { subject, show: (event) => ({ ...event, subject: {} }) })).toEqual({
      events: [],
    });
    expect(await world.audit.events(context, { show: () => undefined })).toEqual({ events: [] });
  });

  test('gives nothing of another practice, and refuses a cursor that is none', async () => {
    await recorded(2);
    expect(await world.audit.events(contextOf(), { show: whole })).toEqual({ events: [] });
    await expect(world.audit.events(contextOf(), { cursor: 'nonsense', show: whole })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });
});

describe.each(worlds)('an attempt store %s', (_, open) => {
  test('knows an attempt by its practice, actor, operation and key', async () => {
    const { attempts, notices } = open();
    const context = attempted(contextOf());
    const { practiceId, attempt = { operationId: '', keySha256: '', requestSha256: '' } } = context;
    const notice = {
      practiceId,
      requestId: RequestId.parse(freshId('request')),
      about: LinkId.parse(freshId('link')),
    };
    expect(await attempts.find(context)).toBeUndefined();
    await notices.claim(context, notice, 60);
    await notices.markSent(context, notice, traceOf(context));
    expect(await attempts.find(context)).toEqual({ requestSha256: attempt.requestSha256, answer: null });
    for (const other of [
      { ...context, practiceId: contextOf().practiceId },
      { ...context, actor: { kind: 'system' as const, id: 'another' } },
      { ...context, attempt: { ...attempt, operationId: 'another' } },
      { ...context, attempt: { ...attempt, keySha256: 'another' } },
      contextOf(practiceId),
    ])
      expect(await attempts.find(other)).toBeUndefined();
  });
});

const linkOf = ({ practiceId }: PracticeContext, sequence: number): ChainLink => ({
  practiceId,
  sequence,
  eventId: AuditEventId.parse(freshId('auditEvent')),
  at: instantOf(Date.parse(now) + sequence),
  eventSha256: 'ab'.repeat(32),
  previousHash: 'cd'.repeat(32),
  hash: `${String(sequence).padStart(4, '0')}${'e'.repeat(60)}`,
});

describe.each(worlds)('a chain store %s', (_, open) => {
  test('adds a link where the chain ends, and its event once', async () => {
    const { chain } = open();
    const context = contextOf();
    const [first, second, third] = [linkOf(context, 1), linkOf(context, 2), linkOf(context, 3)];
    expect(await chain.head(context.practiceId)).toBeUndefined();
    expect(await chain.append(second)).toBe('behind');
    expect(await chain.append(first)).toBe('added');
    expect(await chain.append(second)).toBe('added');
    expect(await chain.append({ ...linkOf(context, 2) })).toBe('behind');
    expect(await chain.append({ ...third, eventId: first.eventId })).toBe('chained-before');
    expect(await chain.head(context.practiceId)).toEqual({ sequence: 2, hash: second.hash });
    expect(await chain.head(contextOf().practiceId)).toBeUndefined();
    expect(await chain.append({ ...linkOf(contextOf(), 1), eventId: first.eventId })).toBe('added');
  });
});
