import { Demographics, LegalHoldId, PatientId } from '@sequester/model';
import { callBy, canary, demographics, patientActor } from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { describe, expect, test } from 'vitest';

import { admitPatient } from './admit-patient.ts';
import { endLegalHold } from './end-legal-hold.ts';
import { getPatient } from './get-patient.ts';
import { listLegalHolds } from './list-legal-holds.ts';
import { listPatients } from './list-patients.ts';
import { mergePatient } from './merge-patient.ts';
import { placeLegalHold } from './place-legal-hold.ts';
import { undoMerge } from './undo-merge.ts';
import { updatePatient } from './update-patient.ts';

const nobody = PatientId.parse(`pat_${'q'.repeat(26)}`);
const noHold = LegalHoldId.parse(`lgh_${'q'.repeat(26)}`);
const other = Demographics.parse({ name: { given: 'Other', family: 'Invented' }, birthDate: '1980-01-01' });

const two = async () => {
  const stores = literalChart();
  const { patientId } = await admitPatient(stores)(callBy(), demographics);
  const { patientId: into } = await admitPatient(stores)(callBy(), other);
  return { stores, patientId, into };
};

describe('a legal hold', () => {
  test('stands until it is ended, and its reason is in no event', async () => {
    const { stores, patientId } = await two();
    const { holdId } = await placeLegalHold(stores)(callBy(), { patientId, reason: canary });
    const second = await placeLegalHold(stores)(callBy(), { patientId, reason: canary });
    expect(stores.patient(patientId)?.legalHolds).toEqual([holdId, second.holdId]);
    await endLegalHold(stores)(callBy(), { patientId, holdId, reason: canary });
    expect(stores.patient(patientId)?.legalHolds).toEqual([second.holdId]);
    const { holds } = await listLegalHolds(stores)(callBy(), { patientId });
    expect(holds.map(({ ended }) => ended?.reason)).toEqual([canary, undefined]);
    expect(stores.events.map(({ action }) => action).slice(2)).toEqual([
      'legal-hold.placed',
      'legal-hold.placed',
      'legal-hold.ended',
      'legal-hold.listed',
    ]);
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });

  test('ends once, and is of one patient', async () => {
    const { stores, patientId, into } = await two();
    const { holdId } = await placeLegalHold(stores)(callBy(), { patientId, reason: canary });
    const end = (of: PatientId, hold = holdId) =>
      endLegalHold(stores)(callBy(), { patientId: of, holdId: hold, reason: canary });
    for (const wrong of [end(into), end(nobody), end(patientId, noHold)])
      await expect(wrong).rejects.toMatchObject({ code: 'not-found' });
    await end(patientId);
    await expect(end(patientId)).rejects.toMatchObject({ code: 'hold-ended' });
    await expect(placeLegalHold(stores)(callBy(), { patientId: nobody, reason: canary })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(listLegalHolds(stores)(callBy(), { patientId: nobody })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is not lost in a correction of the demographics, nor by one that is made at the same time', async () => {
    const { stores, patientId } = await two();
    const { holdId } = await placeLegalHold(stores)(callBy(), { patientId, reason: canary });
    await updatePatient(stores)(callBy(), { ...demographics, patientId, revision: 2 });
    const results = await Promise.allSettled([
      placeLegalHold(stores)(callBy(), { patientId, reason: canary }),
      updatePatient(stores)(callBy(), { ...demographics, patientId, revision: 3 }),
    ]);
    expect(results[0]?.status).toBe('fulfilled');
    expect(stores.patient(patientId)?.legalHolds).toHaveLength(2);
    expect(stores.patient(patientId)?.legalHolds).toContain(holdId);
  });
});

describe('a merge', () => {
  test('is recorded: the chart that ends can be read and names the one that goes on, and nothing moves', async () => {
    const { stores, patientId, into } = await two();
    const merged = await mergePatient(stores)(callBy(), { patientId, into, reason: canary });
    expect(merged.merged).toMatchObject({ into });
    expect(await getPatient(stores)(callBy(), { patientId })).toMatchObject({ ...demographics, merged: { into } });
    expect(await getPatient(stores)(callBy(), { patientId: into })).toMatchObject({
      ...other,
      mergedFrom: [patientId],
    });
    expect(stores.merges).toMatchObject([{ patientId, into, reason: canary }]);
    const { patients } = await listPatients(stores)(callBy(), {});
    expect(patients.map((one) => [one.patientId, one.merged?.into])).toEqual([
      [patientId, into],
      [into, undefined],
    ]);
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });

  test('ends a chart: it is not corrected, not merged again, and nothing is merged into it', async () => {
    const { stores, patientId, into } = await two();
    const { patientId: third } = await admitPatient(stores)(callBy(), { ...other, admitAnyway: true });
    await mergePatient(stores)(callBy(), { patientId, into, reason: canary });
    await expect(updatePatient(stores)(callBy(), { ...demographics, patientId, revision: 2 })).rejects.toMatchObject({
      code: 'patient-merged',
    });
    await expect(mergePatient(stores)(callBy(), { patientId, into: third, reason: canary })).rejects.toMatchObject({
      code: 'patient-merged',
    });
    await expect(
      mergePatient(stores)(callBy(), { patientId: third, into: patientId, reason: canary }),
    ).rejects.toMatchObject({ details: [{ path: 'body.into', code: 'merged-itself' }] });
  });

  test('that was a mistake is undone: both charts go on, its record stays, and it may be made again', async () => {
    const { stores, patientId, into } = await two();
    await mergePatient(stores)(callBy(), { patientId, into, reason: 'first' });
    const undone = await undoMerge(stores)(callBy(), { patientId, reason: canary });
    expect(undone.merged).toBeUndefined();
    expect(await getPatient(stores)(callBy(), { patientId: into })).toMatchObject({ mergedFrom: [] });
    await expect(undoMerge(stores)(callBy(), { patientId, reason: canary })).rejects.toMatchObject({
      code: 'not-merged',
    });
    await updatePatient(stores)(callBy(), { ...demographics, patientId, revision: undone.revision });
    await mergePatient(stores)(callBy(), { patientId, into, reason: 'second' });
    expect(stores.merges.at(-1)).toMatchObject({
      reason: 'second',
      earlier: [{ into, reason: 'first', undone: { reason: canary } }],
    });
    expect(stores.merges.at(-1)?.undone).toBeUndefined();
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });

  test('of a patient into themself, or with nobody, is refused', async () => {
    const { stores, patientId } = await two();
    await expect(mergePatient(stores)(callBy(), { patientId, into: patientId, reason: canary })).rejects.toMatchObject({
      details: [{ code: 'same-patient' }],
    });
    await expect(mergePatient(stores)(callBy(), { patientId, into: nobody, reason: canary })).rejects.toMatchObject({
      details: [{ code: 'no-such-patient' }],
    });
    await expect(
      mergePatient(stores)(callBy(), { patientId: nobody, into: patientId, reason: canary }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('lets a hold on one of the charts hold every other, until it ends or the merge is undone', async () => {
    const { stores, patientId, into } = await two();
    const { patientId: last } = await admitPatient(stores)(callBy(), { ...other, admitAnyway: true });
    const held = () => [patientId, into, last].map((one) => stores.patient(one)?.legalHolds);
    const early = await placeLegalHold(stores)(callBy(), { patientId, reason: canary });
    await mergePatient(stores)(callBy(), { patientId, into, reason: canary });
    expect(held()).toEqual([[early.holdId], [early.holdId], []]);
    await mergePatient(stores)(callBy(), { patientId: into, into: last, reason: canary });
    const late = await placeLegalHold(stores)(callBy(), { patientId: last, reason: canary });
    const both = [early.holdId, late.holdId];
    expect(held()).toEqual([both, both, both]);
    await undoMerge(stores)(callBy(), { patientId: into, reason: canary });
    expect(held()).toEqual([[early.holdId], [early.holdId], [late.holdId]]);
    await endLegalHold(stores)(callBy(), { patientId, holdId: early.holdId, reason: canary });
    expect(held()).toEqual([[], [], [late.holdId]]);
  });

  test('no longer warns of the chart that ended', async () => {
    const { stores, patientId, into } = await two();
    await mergePatient(stores)(callBy(), { patientId, into, reason: canary });
    expect((await admitPatient(stores)(callBy(), demographics)).possibleDuplicates).toEqual([]);
  });
});

test('a patient places no hold and merges nothing', async () => {
  const { stores, patientId, into } = await two();
  await expect(placeLegalHold(stores)(callBy(patientActor), { patientId, reason: canary })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(mergePatient(stores)(callBy(patientActor), { patientId, into, reason: canary })).rejects.toMatchObject({
    code: 'forbidden',
  });
});
