import type { PracticeContext } from '@sequester/domain';
import { type PatientId, PatientRequest, PlanSignature, Restriction, restrictionKind } from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { contextOf, freshId, freshPatientId, memberId, traceOf } from './acting.ts';
import { withPatient } from './requests.ts';
import { eventsOf, worlds } from './worlds.ts';

const requestOf = ({ practiceId }: PracticeContext, patientId: PatientId, receivedOn = '2026-02-20'): PatientRequest =>
  PatientRequest.parse({
    patientRequestId: freshId('patientRequest'),
    practiceId,
    patientId,
    asked: { kind: 'restriction', asked: 'Invented' },
    madeBy: { account: 'invented' },
    receivedAt: `${receivedOn}T15:00:00.000Z`,
    receivedOn,
    status: 'received',
    revision: 1,
  });

const answered = (request: PatientRequest): PatientRequest =>
  PatientRequest.parse({
    ...request,
    status: 'answered',
    answer: { by: memberId, at: now, given: { outcome: 'agreed' } },
    revision: 2,
  });

const entryOf = ({ practiceId, patientId }: PatientRequest) => {
  const id = restrictionKind.id.parse(freshId('restriction'));
  const recorded = { practiceId, patientId, recordedBy: memberId, recordedAt: now };
  const said = { askedOn: '2026-02-20', asked: 'Invented', answer: 'agreed', answeredOn: '2026-02-27' };
  return {
    name: { kind: restrictionKind, patientId, id },
    entry: Restriction.parse({ ...recorded, ...said, restrictionId: id }),
  };
};

describe.each(worlds)('a store of what patients ask %s', (_, open) => {
  const world = open();

  test('keeps requests by patient, the latest first, and for the practice what waits, by its day', async () => {
    const { context, patientId } = await withPatient(world);
    const { patientRequests } = world;
    const [later, earlier] = [requestOf(context, patientId, '2026-02-21'), requestOf(context, patientId)];
    for (const request of [later, earlier]) await patientRequests.add(context, request, traceOf(context));
    expect(await patientRequests.ofPatient(context, patientId)).toEqual([later, earlier]);
    const { requests } = await patientRequests.open(context, {});
    expect(requests.map(({ patientRequestId }) => patientRequestId)).toEqual([
      earlier.patientRequestId,
      later.patientRequestId,
    ]);
    const { patientRequestId } = later;
    expect(await patientRequests.find(context, { patientId, patientRequestId })).toEqual(later);
    expect(await patientRequests.find(context, { patientId: freshPatientId(), patientRequestId })).toBeUndefined();
    expect(await patientRequests.find(contextOf(), { patientId, patientRequestId })).toBeUndefined();
    expect(await patientRequests.ofPatient(contextOf(), patientId)).toEqual([]);
    expect((await patientRequests.open(contextOf(), {})).requests).toEqual([]);
    await expect(patientRequests.open(context, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid-cursor' });
  });

  test('answers one together with the entry that follows from it, at the revision before alone', async () => {
    const { context, patientId } = await withPatient(world);
    const { patientRequests } = world;
    const before = requestOf(context, patientId);
    await patientRequests.add(context, before, traceOf(context));
    const after = answered(before);
    const entry = entryOf(before);
    await patientRequests.change(context, { before, after, entry }, traceOf(context));
    expect(await world.charts.entry(context, entry.name)).toEqual(entry.entry);
    expect((await patientRequests.open(context, {})).requests).toEqual([]);
    const late = traceOf(context);
    const other = entryOf(before);
    await expect(patientRequests.change(context, { before, after, entry: other }, late)).rejects.toMatchObject({
      code: 'stale',
    });
    expect(await world.charts.entry(context, other.name)).toBeUndefined();
    expect(await eventsOf(world, context)).not.toContain(late.event.id);
  });

  test('keeps what a patient said to a treatment plan, once, apart from what they asked', async () => {
    const { context, patientId } = await withPatient(world);
    const { patientRequests } = world;
    const signature = PlanSignature.parse({
      treatmentPlanId: freshId('treatmentPlan'),
      practiceId: context.practiceId,
      patientId,
      account: 'invented',
      decision: 'signed',
      typedName: 'Invented',
      planRevision: 2,
      at: now,
    });
    await patientRequests.signPlan(context, signature, traceOf(context));
    await expect(patientRequests.signPlan(context, signature, traceOf(context))).rejects.toMatchObject({
      code: 'recorded-already',
    });
    expect(await patientRequests.planSignatures(context, patientId)).toEqual([signature]);
    expect(await patientRequests.ofPatient(context, patientId)).toEqual([]);
    expect(await patientRequests.planSignatures(context, freshPatientId())).toEqual([]);
  });
});
