import { AccessHold } from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { contextOf, freshId, freshPatientId, memberId, traceOf } from './acting.ts';
import { eventsOf, worlds } from './worlds.ts';

describe.each(worlds)('a store of holds on entries %s', (_, open) => {
  const world = open();

  test('keeps holds by patient, the latest first, and changes one at the revision before', async () => {
    const context = contextOf();
    const patientId = freshPatientId();
    const holdOf = (at: string) =>
      AccessHold.parse({
        accessHoldId: freshId('accessHold'),
        practiceId: context.practiceId,
        patientId,
        entryId: freshId('progressNote'),
        ground: 'endangers-life',
        reason: 'Invented',
        until: '2026-06-01',
        held: { by: memberId, at },
        revision: 1,
      });
    const [first, second] = [holdOf('2026-03-01T10:00:00.000Z'), holdOf(now)];
    for (const hold of [first, second]) await world.accessHolds.add(context, hold, traceOf(context));
    expect(await world.accessHolds.holds(context, patientId)).toEqual([second, first]);
    const lifted = { ...first, lifted: { by: memberId, at: now }, revision: 2 };
    await world.accessHolds.change(context, lifted, traceOf(context));
    const late = traceOf(context);
    await expect(world.accessHolds.change(context, lifted, late)).rejects.toMatchObject({ code: 'stale' });
    expect(await eventsOf(world, context)).not.toContain(late.event.id);
    const { accessHoldId } = first;
    expect(await world.accessHolds.hold(context, { patientId, accessHoldId })).toEqual(lifted);
    expect(await world.accessHolds.hold(context, { patientId: freshPatientId(), accessHoldId })).toBeUndefined();
    expect(await world.accessHolds.hold(contextOf(), { patientId, accessHoldId })).toBeUndefined();
    expect(await world.accessHolds.holds(contextOf(), patientId)).toEqual([]);
  });
});
