import { AccessHoldId, MemberId, NewAccessHold, NewDiagnosis, PatientId, plusSeconds } from '@sequester/model';
import { callBy, canary, colleague, demographics, staff, therapistId } from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { now } from '@sequester/testing/clock';
import { idOf } from '@sequester/testing/ids';
import { describe, expect, test } from 'vitest';

import { admitPatient } from '../patients/admit-patient.ts';
import { entryUseCases } from './entry-use-cases.ts';
import { holdEntry } from './hold-entry.ts';
import { liftAccessHold } from './lift-access-hold.ts';
import { listAccessHolds } from './list-access-holds.ts';
import { reviewAccessHold } from './review-access-hold.ts';

const { recordDiagnosis, writeProgressNote } = entryUseCases;

const inChart = async () => {
  const stores = literalChart();
  const { patientId } = await admitPatient(stores)(callBy(), demographics);
  const diagnosis = NewDiagnosis.parse({ code: 'F41.1', description: canary, diagnosedOn: '2026-02-27' });
  const { diagnosisId } = await recordDiagnosis(stores)(callBy(), { patientId, ...diagnosis });
  return { stores, patientId, entryId: diagnosisId };
};

const wanted = (entryId: string, until = '2026-06-01') =>
  NewAccessHold.parse({ entryId, ground: 'endangers-life', reason: canary, until });

const held = async () => {
  const { stores, patientId, entryId } = await inChart();
  const hold = await holdEntry(stores)(callBy(), { patientId, ...wanted(entryId) });
  return { stores, patientId, entryId, hold, ids: { patientId, accessHoldId: hold.accessHoldId } };
};

describe('a hold on an entry before the patient sees it (45 CFR 164.524(a)(3))', () => {
  test('stands until its day, with what the denial tells the patient, and nothing of the judgment in it', async () => {
    const { stores, patientId, hold } = await held();
    expect(hold).toMatchObject({
      stands: true,
      denial: { citation: '45 CFR 164.524(a)(3)(i), (a)(4), (d)(2)' },
      held: { by: therapistId, at: now },
    });
    expect(hold.denial?.text).toMatch(/review/);
    expect(JSON.stringify(hold.denial)).not.toContain(canary);
    const listed = (seconds: number) =>
      listAccessHolds(stores)({ ...callBy(), now: plusSeconds(now, seconds) }, { patientId });
    expect((await listed(0)).holds).toMatchObject([{ stands: true }]);
    const over = (await listed(92 * 86_400)).holds;
    expect(over).toMatchObject([{ stands: false }]);
    expect(over[0]).not.toHaveProperty('denial');
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });

  test.each([
    ['2026-02-28', 'over-already'],
    ['2027-03-05', 'too-long'],
  ])('until %s is refused', async (until, code) => {
    const { stores, patientId, entryId } = await inChart();
    await expect(holdEntry(stores)(callBy(), { patientId, ...wanted(entryId, until) })).rejects.toMatchObject({
      code: 'invalid-request',
      details: [{ path: 'body.until', code }],
    });
  });

  test('is of an entry of that patient that is in the record, and placed by a clinician', async () => {
    const { stores, patientId, entryId } = await inChart();
    const hold = holdEntry(stores);
    const draft = await writeProgressNote(stores)(callBy(), { patientId });
    for (const id of [draft.progressNoteId, idOf('dxn', 'n'), 'anything'])
      await expect(hold(callBy(), { patientId, ...wanted(id) })).rejects.toMatchObject({ code: 'not-found' });

    const another = PatientId.parse(idOf('pat', 'n'));
    await expect(hold(callBy(), { patientId: another, ...wanted(entryId) })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(hold(callBy(staff), { patientId, ...wanted(entryId) })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is reviewed once, by another clinician than who placed it (164.524(a)(4))', async () => {
    const { stores, ids } = await held();
    const review = reviewAccessHold(stores);
    const decided = { ...ids, decision: 'lifted' as const, reason: canary, revision: 1 };
    await expect(review(callBy(), decided)).rejects.toMatchObject({ code: 'reviewer-decided' });
    await expect(review(callBy(colleague), { ...decided, revision: 2 })).rejects.toMatchObject({ code: 'stale' });
    const lifted = await review(callBy(colleague), decided);
    expect(lifted).toMatchObject({ stands: false, review: { decision: 'lifted', by: colleague.id, at: now } });
    expect(lifted).not.toHaveProperty('denial');
    const third = callBy({ kind: 'member', id: MemberId.parse(idOf('mbr', 'd')), roles: ['provider'] });
    await expect(review(third, { ...decided, revision: 2 })).rejects.toMatchObject({ code: 'recorded-already' });
  });

  test('that was upheld stands, until somebody ends it', async () => {
    const { stores, ids } = await held();
    const upheld = { ...ids, decision: 'upheld' as const, reason: canary, revision: 1 };
    expect(await reviewAccessHold(stores)(callBy(colleague), upheld)).toMatchObject({ stands: true });
    expect(await liftAccessHold(stores)(callBy(), { ...ids, revision: 2 })).toMatchObject({
      stands: false,
      lifted: { by: therapistId },
    });
    await expect(liftAccessHold(stores)(callBy(), { ...ids, revision: 3 })).rejects.toMatchObject({
      code: 'recorded-already',
    });
    const unknown = { ...ids, accessHoldId: AccessHoldId.parse(idOf('ahd', 'n')), revision: 1 };
    await expect(liftAccessHold(stores)(callBy(), unknown)).rejects.toMatchObject({ code: 'not-found' });
  });
});
