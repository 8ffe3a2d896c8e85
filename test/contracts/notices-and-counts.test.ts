import type { LinkDeadline, RequestDeadline, NoticeName } from '@sequester/domain';
import { instantOf, LinkId, plusSeconds, RequestId } from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { contextOf, freshId, traceOf } from './acting.ts';
import { eventsOf, worlds } from './worlds.ts';

const noticeOf = ({ practiceId }: { practiceId: NoticeName['practiceId'] }): NoticeName => ({
  practiceId,
  requestId: RequestId.parse(freshId('request')),
  about: LinkId.parse(freshId('link')),
});

describe.each(worlds)('a notice store %s', (_, open) => {
  test('gives a mail to one try, and to another once the first is too old', async () => {
    const { notices } = open();
    const context = contextOf();
    const notice = noticeOf(context);
    expect(await notices.claim(context, notice, 60)).toBe('ours');
    expect(await notices.claim({ ...context, now: plusSeconds(now, 59) }, notice, 60)).toBe('claimed');
    expect(await notices.claim({ ...context, now: plusSeconds(now, 60) }, notice, 60)).toBe('ours');
  });

  test('takes a claim back', async () => {
    const { notices } = open();
    const context = contextOf();
    const notice = noticeOf(context);
    await notices.claim(context, notice, 60);
    await notices.release(context, notice);
    expect(await notices.claim(context, notice, 60)).toBe('ours');
  });

  test('marks as sent what was claimed, with its trace, for good', async () => {
    const world = open();
    const context = contextOf();
    const [notice, unclaimed] = [noticeOf(context), noticeOf(context)];
    const [trace, refused] = [traceOf(context, 'link.mailed'), traceOf(context, 'link.mailed')];
    await world.notices.claim(context, notice, 60);
    await world.notices.markSent(context, notice, trace);
    expect(await world.notices.claim({ ...context, now: plusSeconds(now, 6000) }, notice, 60)).toBe('sent');
    await expect(world.notices.markSent(context, unclaimed, refused)).rejects.toBeInstanceOf(Error);
    expect(await eventsOf(world, context)).toEqual([trace.event.id]);
  });

  test('keeps apart what has the same name in another practice', async () => {
    const { notices } = open();
    const [context, elsewhere] = [contextOf(), contextOf()];
    const notice = noticeOf(context);
    await notices.claim(context, notice, 60);
    expect(await notices.claim(elsewhere, { ...notice, practiceId: elsewhere.practiceId }, 60)).toBe('ours');
  });
});

const deadlineOf = (seconds: number): LinkDeadline => ({
  what: 'expiry',
  practiceId: contextOf().practiceId,
  requestId: RequestId.parse(freshId('request')),
  linkId: LinkId.parse(freshId('link')),
  dueAt: plusSeconds(now, seconds),
});

const day = 86_400;

describe.each(worlds)('a deadline store %s', (_, open) => {
  test('gives deadlines of this day and the six before it that have come, until they are settled', async () => {
    const { deadlines } = open();
    const [past, week, long, future] = [deadlineOf(-1), deadlineOf(-6 * day), deadlineOf(-7 * day), deadlineOf(1)];
    for (const one of [past, week, long, future]) await deadlines.add(one);
    const ids = async (at = now) => (await deadlines.due(at)).flatMap((one) => ('linkId' in one ? [one.linkId] : []));
    const due = await ids();
    expect([past, week, long, future].map(({ linkId }) => due.includes(linkId))).toEqual([true, true, false, false]);
    expect(await ids(future.dueAt)).toContain(future.linkId);
    await deadlines.settle(past);
    expect(await ids()).not.toContain(past.linkId);
    expect(await deadlines.due(now)).toContainEqual(expect.objectContaining(week));
  });

  test('keeps the reminders of a request beside each other, and a reminder that was planned again is one', async () => {
    const { deadlines } = open();
    const { practiceId, requestId, dueAt } = deadlineOf(-5);
    const of = (what: RequestDeadline['what']): RequestDeadline => ({
      what,
      practiceId,
      requestId,
      by: '2026-07-01',
      dueAt,
    });
    for (const one of [of('due-in-7-days'), of('due-in-2-days'), of('due-in-2-days')]) await deadlines.add(one);
    const due = (await deadlines.due(now)).filter((one) => one.requestId === requestId);
    expect(due.map(({ what }) => what).toSorted()).toEqual(['due-in-2-days', 'due-in-7-days']);
  });
});

describe.each(worlds)("counts at the recipient's door %s", (_, open) => {
  test('are kept for what is counted and for its window, and lose none of many at once', async () => {
    const { doorCounts } = open();
    const [source, window, next] = [`source:${freshId('link')}`, now, instantOf(Date.parse(now) + 300_000)] as const;
    await Promise.all(Array.from({ length: 10 }, () => doorCounts.add(`source:${source}`, window, 'calls')));
    expect(await doorCounts.add(`source:${source}`, window, 'misses')).toEqual({ calls: 10, misses: 1 });
    expect(await doorCounts.add(`source:${source}`, next, 'calls')).toEqual({ calls: 1, misses: 0 });
    expect(await doorCounts.add(`link:${source}`, window, 'calls')).toEqual({ calls: 1, misses: 0 });
  });
});
