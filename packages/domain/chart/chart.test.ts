import {
  DiagnosisId,
  ProgressNoteWords,
  Icd10Code,
  MedicationId,
  NewDiagnosis,
  NewMedication,
  PatientId,
  ProgressNoteContent,
  Session,
} from '@sequester/model';
import {
  callBy,
  canary,
  colleague,
  dap,
  demographics,
  session,
  sessionDate,
  staff,
} from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { describe, expect, test } from 'vitest';

import { admitPatient } from '../patients/admit-patient.ts';
import { getPatient } from '../patients/get-patient.ts';
import { listPatients } from '../patients/list-patients.ts';
import { updatePatient } from '../patients/update-patient.ts';
import { entryUseCases } from './entry-use-cases.ts';
import { getChart } from './get-chart.ts';

const { recordDiagnosis, recordMedication, signProgressNote, updateProgressNote, writeProgressNote } = entryUseCases;

const diagnosis = NewDiagnosis.parse({ code: 'F41.1', description: canary, diagnosedOn: '2026-02-27' });
const medication = NewMedication.parse({ name: canary, dose: '10 mg', frequency: 'daily', startedOn: '2026-02-27' });
const intake = {
  format: 'intake',
  presentingProblem: canary,
  history: canary,
  mentalStatus: canary,
  risk: canary,
  assessment: canary,
  plan: canary,
};
const nobody = PatientId.parse(`pat_${'q'.repeat(26)}`);

const admitted = async () => {
  const stores = literalChart();
  const { patientId } = await admitPatient(stores)(callBy(), demographics);
  return { stores, patientId };
};
const drafted = async () => {
  const { stores, patientId } = await admitted();
  const { progressNoteId } = await writeProgressNote(stores)(callBy(), {
    patientId,
    sessionDate,
    session,
    content: dap,
  });
  return {
    stores,
    patientId,
    progressNoteId,
    draft: { patientId, progressNoteId, sessionDate, session, content: dap, revision: 1 },
  };
};

describe('a progress note', () => {
  test.each([
    ['DAP', dap],
    ['SOAP', { format: 'SOAP', subjective: canary, objective: canary, assessment: canary, plan: canary }],
    ['BIRP', { format: 'BIRP', behavior: canary, intervention: canary, response: canary, plan: canary }],
    ['GIRP', { format: 'GIRP', goal: canary, intervention: canary, response: canary, plan: canary }],
    ['an intake', intake],
    ['a narrative', { format: 'narrative', narrative: canary }],
  ])('is written as %s', (_format, content) => {
    expect(ProgressNoteContent.safeParse(content).success).toBe(true);
    expect(ProgressNoteWords.safeParse({ format: content.format }).success).toBe(true);
    expect(ProgressNoteContent.safeParse({ ...content, extra: canary }).success).toBe(false);
  });

  test.each([
    ['a part that belongs to another format', { format: 'DAP', data: 'd', assessment: 'a', plan: 'p', objective: 'o' }],
    ['a part missing', { format: 'SOAP', subjective: 's', objective: 'o', assessment: 'a' }],
    ['a part that is empty', { ...dap, plan: '  ' }],
    ['a part of zero-width characters', { ...dap, plan: '\u200b\u2060' }],
    ['no format', { data: 'd', assessment: 'a', plan: 'p' }],
  ])('with %s is not whole', (_what, content) => {
    expect(ProgressNoteContent.safeParse(content).success).toBe(false);
  });

  test('says when the session began and ended, in that order (164.501)', () => {
    expect(Session.safeParse({ ...session, stoppedAt: session.startedAt }).success).toBe(false);
    expect(
      Session.safeParse({ startedAt: session.startedAt, modality: 'individual', frequency: 'weekly' }).success,
    ).toBe(false);
  });

  test('is a draft of its author, who may change it', async () => {
    const { stores, draft } = await drafted();
    expect(await updateProgressNote(stores)(callBy(), { ...draft, content: { ...dap, plan: 'other' } })).toMatchObject({
      state: 'draft',
      revision: 2,
      content: { plan: 'other' },
    });
    await expect(updateProgressNote(stores)(callBy(), draft)).rejects.toMatchObject({ code: 'stale' });
  });

  test('is changed and signed by nobody but its author', async () => {
    const { stores, draft, patientId, progressNoteId } = await drafted();
    await expect(updateProgressNote(stores)(callBy(colleague), draft)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      signProgressNote(stores)(callBy(colleague), { patientId, progressNoteId, revision: 1 }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      signProgressNote(stores)(callBy(staff), { patientId, progressNoteId, revision: 1 }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('that is signed cannot change, and is signed once', async () => {
    const { stores, draft, patientId, progressNoteId } = await drafted();
    const signed = await signProgressNote(stores)(callBy(), { patientId, progressNoteId, revision: 1 });
    expect(signed).toMatchObject({ state: 'signed', signedAt: '2026-03-02T10:00:00.000Z', revision: 2 });
    await expect(updateProgressNote(stores)(callBy(), { ...draft, revision: 2 })).rejects.toMatchObject({
      code: 'signed-already',
    });
    await expect(signProgressNote(stores)(callBy(), { patientId, progressNoteId, revision: 1 })).rejects.toMatchObject({
      code: 'signed-already',
    });
    expect(stores.entry(progressNoteId)).toEqual(signed);
  });

  test('that is signed while it is changed ends signed, with what was signed', async () => {
    const { stores, draft, patientId, progressNoteId } = await drafted();
    const results = await Promise.allSettled([
      signProgressNote(stores)(callBy(), { patientId, progressNoteId, revision: 1 }),
      updateProgressNote(stores)(callBy(), { ...draft, content: { ...dap, plan: 'other' } }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(stores.entry(progressNoteId)).toMatchObject({ state: 'signed', content: dap });
  });

  test('of another patient is not found', async () => {
    const { stores, progressNoteId } = await drafted();
    await expect(
      signProgressNote(stores)(callBy(), { patientId: nobody, progressNoteId, revision: 1 }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('diagnoses and medications', () => {
  test('are recorded by a therapist, and by nobody else', async () => {
    const { stores, patientId } = await admitted();
    const { diagnosisId } = await recordDiagnosis(stores)(callBy(), { patientId, ...diagnosis });
    const { medicationId } = await recordMedication(stores)(callBy(), { patientId, ...medication });
    expect(DiagnosisId.safeParse(diagnosisId).success && MedicationId.safeParse(medicationId).success).toBe(true);
    await expect(recordDiagnosis(stores)(callBy(staff), { patientId, ...diagnosis })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(recordMedication(stores)(callBy(staff), { patientId, ...medication })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test.each(['F41.1', 'F33', 'Z63.0', 'F43.10', 'T14.91XA', 'C7A.00', 'U07.1'])(
    '%s has the shape of an ICD-10-CM code',
    (code) => {
      expect(Icd10Code.safeParse(code).success).toBe(true);
    },
  );

  test.each(['', 'F4', '41.1', 'F41.', 'F41.12345', 'f41.1', 'F41.1 ', 'DSM-5'])('%j has not', (code) => {
    expect(Icd10Code.safeParse(code).success).toBe(false);
  });

  test('a medication that stopped before it started is refused', () => {
    expect(NewMedication.safeParse({ ...medication, stoppedOn: '2026-02-26' }).success).toBe(false);
  });
});

describe('the record of acts (45 CFR 164.312(b))', () => {
  test('names every act and nothing that was said', async () => {
    const { stores, draft, patientId, progressNoteId } = await drafted();
    await updateProgressNote(stores)(callBy(), draft);
    await signProgressNote(stores)(callBy(), { patientId, progressNoteId, revision: 2 });
    await recordDiagnosis(stores)(callBy(), { patientId, ...diagnosis });
    await recordMedication(stores)(callBy(), { patientId, ...medication });
    await updatePatient(stores)(callBy(), { patientId, ...demographics, revision: 1 });
    await listPatients(stores)(callBy(), {});
    await getPatient(stores)(callBy(), { patientId });
    await getChart(stores)(callBy(), { patientId });
    // The save follows at once: an editing spell is one event.
    expect(stores.events.map(({ action }) => action)).toEqual([
      'patient.admitted',
      'progress-note.written',
      'progress-note.signed',
      'diagnosis.recorded',
      'medication.recorded',
      'patient.updated',
      'patient.listed',
      'chart.read',
      'chart.read',
    ]);
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });

  test('holds a read even where there was nothing to read', async () => {
    const stores = literalChart();
    await expect(getChart(stores)(callBy(), { patientId: nobody })).rejects.toMatchObject({
      code: 'not-found',
      details: [],
    });
    expect(stores.events).toMatchObject([{ action: 'chart.read', subject: { patientId: nobody } }]);
  });

  test('comes first: a read that cannot be recorded gives no answer', async () => {
    const { stores, patientId } = await admitted();
    const mute = { ...stores, traces: { record: async () => Promise.reject(new Error('no table')) } };
    await expect(getPatient(mute)(callBy(), { patientId })).rejects.toThrow('no table');
    await expect(getChart(mute)(callBy(), { patientId })).rejects.toThrow('no table');
    await expect(listPatients(mute)(callBy(), {})).rejects.toThrow('no table');
  });
});
