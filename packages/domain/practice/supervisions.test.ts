import { CalendarDate, type Instant, isInForce, MemberId, PracticeId, plusSeconds } from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { idOf } from '@sequester/testing/ids';
import { callBy, examplePractice, memberOf, ownerId, therapistId } from '@sequester/testing/practice/example-practice';
import { literalPractice } from '@sequester/testing/practice/literal-practice';
import { describe, expect, test } from 'vitest';

import { beginSupervision } from './begin-supervision.ts';
import { endSupervision } from './end-supervision.ts';
import { listSupervisions } from './list-supervisions.ts';

const associateId = MemberId.parse(idOf('mbr', 'a'));
const day = (text: string) => CalendarDate.parse(text);
const between = { supervisorId: therapistId, superviseeId: associateId };

const practice = () => {
  const stores = literalPractice();
  stores.members.set(associateId, memberOf(associateId, 'ana@example.org', ['provider']));
  stores.profiles.set(examplePractice.practiceId, { ...examplePractice, timeZone: 'America/Los_Angeles' });
  return stores;
};

const begun = async (from: string, until?: string) => {
  const stores = practice();
  const span = { from: day(from), ...(until === undefined ? {} : { until: day(until) }) };
  return { stores, supervision: await beginSupervision(stores)(callBy(), { ...between, ...span }) };
};

describe('a supervision', () => {
  test('is kept with both members, and its days are those of the practice', async () => {
    const { stores, supervision } = await begun('2026-03-02', '2026-03-08');
    expect(supervision).toMatchObject({
      beginsAt: '2026-03-02T08:00:00.000Z',
      // The clocks go forward on March 8.
      endsAt: '2026-03-09T07:00:00.000Z',
      recordedBy: ownerId,
    });
    for (const id of [therapistId, associateId])
      expect(stores.supervisions.get(id)).toMatchObject({ supervisions: [supervision], revision: 1 });

    expect(await listSupervisions(stores)(callBy())).toEqual({ supervisions: [supervision] });
    expect(stores.events.map(({ action }) => action)).toEqual(['supervision.begun', 'supervision.listed']);
  });

  test.each<[Instant, boolean]>([
    [plusSeconds(now, -86_400 * 3), false],
    [plusSeconds(now, 0), true],
    [plusSeconds(now, 86_400 * 6), true],
    [plusSeconds(now, 86_400 * 7), false],
  ])('is in force at %s: %s', async (at, inForce) => {
    const { supervision } = await begun('2026-03-02', '2026-03-08');
    expect(isInForce(supervision, at)).toBe(inForce);
  });

  test('ends with its last day, which may be named later, and then goes on no more', async () => {
    const { stores, supervision } = await begun('2026-02-01');
    const { supervisionId } = supervision;
    const end = endSupervision(stores);
    await expect(end(callBy(), { supervisionId, until: day('2026-01-31') })).rejects.toMatchObject({
      code: 'invalid-request',
      details: [{ path: 'body.until', code: 'before-beginning' }],
    });
    const ended = await end(callBy(), { supervisionId, until: day('2026-03-01') });
    expect(ended).toMatchObject({ until: '2026-03-01', endsAt: '2026-03-02T08:00:00.000Z', endRecordedBy: ownerId });
    expect(isInForce(ended, now)).toBe(false);
    expect(stores.supervisions.get(associateId)).toMatchObject({ supervisions: [ended], revision: 2 });
    await expect(end(callBy(), { supervisionId, until: day('2026-04-01') })).rejects.toMatchObject({
      code: 'supervision-over',
    });
  });

  test('of two who are in one already, or the other way round, is refused, but not after it', async () => {
    const { stores } = await begun('2026-03-02', '2026-03-08');
    const begin = beginSupervision(stores);
    await expect(begin(callBy(), { ...between, from: day('2026-03-08') })).rejects.toMatchObject({
      code: 'supervision-overlaps',
    });
    const reverse = { supervisorId: associateId, superviseeId: therapistId };
    await expect(
      begin(callBy(), { ...reverse, from: day('2026-02-01'), until: day('2026-03-02') }),
    ).rejects.toMatchObject({ code: 'supervision-overlaps' });
    const next = { ...callBy(), newId: (kind: string) => idOf(kind === 'supervision' ? 'sup' : 'evt', 'n') };
    expect(await begin(next, { ...reverse, from: day('2026-03-09') })).toMatchObject(reverse);
  });

  test.each([
    ['nobody', MemberId.parse(idOf('mbr', 'n')), 'not-found'],
    ['the owner, who treats nobody', ownerId, 'not-a-provider'],
  ])('by %s is refused', async (_who, supervisorId, code) => {
    await expect(
      beginSupervision(practice())(callBy(), { ...between, supervisorId, from: day('2026-03-02') }),
    ).rejects.toMatchObject({ code });
  });

  test('of somebody who has left is refused', async () => {
    const stores = practice();
    const left = { ...memberOf(associateId, 'ana@example.org', ['provider']), state: 'disabled' as const };
    stores.members.set(associateId, left);
    await expect(beginSupervision(stores)(callBy(), { ...between, from: day('2026-03-02') })).rejects.toMatchObject({
      code: 'member-disabled',
    });
  });

  test('of another practice is not found', async () => {
    const { stores, supervision } = await begun('2026-03-02');
    const elsewhere = { ...callBy(), practiceId: PracticeId.parse(idOf('prc', 'q')) };
    stores.profiles.set(elsewhere.practiceId, { ...examplePractice, practiceId: elsewhere.practiceId });
    await expect(
      endSupervision(stores)(elsewhere, { supervisionId: supervision.supervisionId, until: day('2026-04-01') }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
