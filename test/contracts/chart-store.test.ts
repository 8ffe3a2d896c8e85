import {
  CalendarDate,
  DiagnosisId,
  Instant,
  MedicationId,
  NewDiagnosis,
  NewMedication,
  Patient,
  ProgressNote,
  ProgressNoteId,
  type Context,
  type PatientId,
} from '@sequester/domain';
import { dap, demographics, session } from '@sequester/testing/chart/example-chart';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { attempted, contextOf, freshId, freshPatientId, memberId, traceOf } from './acting.ts';
import { eventsOf, worlds } from './worlds.ts';

const patientOf = ({ practiceId }: Context, patientId: PatientId = freshPatientId()): Patient =>
  Patient.parse({ ...demographics, patientId, practiceId, admittedAt: now, admittedBy: memberId, revision: 1 });

const noteOf = ({ practiceId, patientId }: Patient, startedAt: string = session.startedAt): ProgressNote =>
  ProgressNote.parse({
    progressNoteId: freshId('progressNote'),
    practiceId,
    patientId,
    authorId: memberId,
    sessionDate: CalendarDate.parse('2026-02-27'),
    session: { ...session, startedAt: Instant.parse(startedAt) },
    content: dap,
    state: 'draft',
    writtenAt: now,
    revision: 1,
  });

const recordedOf = ({ practiceId, patientId }: Patient) => ({
  practiceId,
  patientId,
  recordedBy: memberId,
  recordedAt: now,
});

const diagnosisOf = (patient: Patient) => ({
  diagnosisId: DiagnosisId.parse(freshId('diagnosis')),
  ...recordedOf(patient),
  ...NewDiagnosis.parse({ code: 'F41.1', description: 'Invented', diagnosedOn: '2026-02-27' }),
});

const medicationOf = (patient: Patient) => ({
  medicationId: MedicationId.parse(freshId('medication')),
  ...recordedOf(patient),
  ...NewMedication.parse({ name: 'Invented', dose: '10 mg', frequency: 'daily', startedOn: '2026-02-27' }),
});

describe.each(worlds)('a chart store %s', (_, open) => {
  const world = open();

  const admitted = async (context: Context = contextOf()) => {
    const patient = patientOf(context);
    await world.charts.admit(context, patient, traceOf(context));
    return { context, patient };
  };

  test('reads a chart as it was written, with its entries in their order', async () => {
    const { context, patient } = await admitted();
    const { charts } = world;
    const [later, earlier] = [noteOf(patient), noteOf(patient, '2026-02-20T15:00:00.000Z')];
    const diagnoses = [diagnosisOf(patient), diagnosisOf(patient)];
    const medications = [medicationOf(patient), medicationOf(patient)];
    for (const note of [later, earlier]) await charts.addProgressNote(context, note, traceOf(context));
    for (const one of diagnoses) await charts.addDiagnosis(context, one, traceOf(context));
    for (const one of medications) await charts.addMedication(context, one, traceOf(context));

    expect(await charts.patient(context, patient.patientId)).toEqual(patient);
    expect(await charts.progressNote(context, patient.patientId, later.progressNoteId)).toEqual(later);
    expect(await charts.chart(context, patient.patientId)).toEqual({
      patient,
      progressNotes: [earlier, later],
      diagnoses: diagnoses.toSorted((a, b) => (a.diagnosisId < b.diagnosisId ? -1 : 1)),
      medications: medications.toSorted((a, b) => (a.medicationId < b.medicationId ? -1 : 1)),
    });
  });

  test("finds nothing of another practice, nor a note in another patient's chart", async () => {
    const { context, patient } = await admitted();
    const note = noteOf(patient);
    await world.charts.addProgressNote(context, note, traceOf(context));
    const elsewhere = contextOf();
    expect(await world.charts.patient(elsewhere, patient.patientId)).toBeUndefined();
    expect(await world.charts.chart(elsewhere, patient.patientId)).toBeUndefined();
    expect(await world.charts.progressNote(elsewhere, patient.patientId, note.progressNoteId)).toBeUndefined();
    expect(await world.charts.patients(elsewhere, {})).toEqual({ patients: [] });
    expect(await world.charts.progressNote(context, freshPatientId(), note.progressNoteId)).toBeUndefined();
    const unknown = ProgressNoteId.parse(freshId('progressNote'));
    expect(await world.charts.progressNote(context, patient.patientId, unknown)).toBeUndefined();
  });

  test('lists every patient once, in the order of their ids, page after page', async () => {
    const context = contextOf();
    for (let count = 0; count < 60; count += 1) await admitted(context);
    const first = await world.charts.patients(context, {});
    const second = await world.charts.patients(context, { cursor: first.cursor });
    const ids = [...first.patients, ...second.patients].map(({ patientId }) => patientId);
    expect([first.patients.length, second.patients.length, second.cursor]).toEqual([50, 10, undefined]);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  test('refuses a cursor that is none', async () => {
    await expect(world.charts.patients(contextOf(), { cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });

  test('changes a patient at the revision that was read, and refuses a stale one without a trace', async () => {
    const { context, patient } = await admitted();
    const changed = { ...patient, telephone: '555 010 0999', revision: 2 };
    await world.charts.updatePatient(context, changed, traceOf(context));
    const stale = traceOf(context);
    await expect(world.charts.updatePatient(context, changed, stale)).rejects.toMatchObject({ code: 'stale' });
    expect(await world.charts.patient(context, patient.patientId)).toEqual(changed);
    expect(await eventsOf(world, context)).not.toContain(stale.event.id);
  });

  test('changes and signs a draft, and nothing that is signed', async () => {
    const { context, patient } = await admitted();
    const draft = noteOf(patient);
    await world.charts.addProgressNote(context, draft, traceOf(context));
    const signed: ProgressNote = { ...draft, state: 'signed', signedAt: now, revision: 2 };
    await world.charts.changeProgressNote(context, signed, traceOf(context));
    for (const late of [signed, { ...signed, revision: 3 }]) {
      await expect(world.charts.changeProgressNote(context, late, traceOf(context))).rejects.toMatchObject({
        code: 'stale',
      });
    }

    expect(await world.charts.progressNote(context, patient.patientId, draft.progressNoteId)).toEqual(signed);
  });

  test.each([
    [
      'a progress note',
      (context: Context, patient: Patient) => world.charts.addProgressNote(context, noteOf(patient), traceOf(context)),
    ],
    [
      'a diagnosis',
      (context: Context, patient: Patient) =>
        world.charts.addDiagnosis(context, diagnosisOf(patient), traceOf(context)),
    ],
    [
      'a medication',
      (context: Context, patient: Patient) =>
        world.charts.addMedication(context, medicationOf(patient), traceOf(context)),
    ],
  ])('refuses %s of somebody who is no patient of the practice', async (_name, add) => {
    const elsewhere = await admitted();
    const context = contextOf();
    for (const patient of [patientOf(context), patientOf(context, elsewhere.patient.patientId)])
      await expect(add(context, patient)).rejects.toMatchObject({ code: 'not-found' });

    expect(await eventsOf(world, context)).toEqual([]);
  });

  test('writes trace, change and answer of an attempt together, once', async () => {
    const context = attempted(contextOf());
    const patient = patientOf(context);
    const trace = traceOf(context, 'patient.admitted', { patientId: patient.patientId });
    await world.charts.admit(context, patient, trace);
    expect(await eventsOf(world, context)).toEqual([trace.event.id]);
    expect(await world.attempts.find(context)).toEqual({
      requestSha256: context.attempt?.requestSha256,
      answer: { patientId: patient.patientId },
    });
    const again = patientOf(context);
    await expect(world.charts.admit(context, again, traceOf(context))).rejects.toMatchObject({
      name: 'AlreadyAttempted',
    });
    expect(await world.charts.patient(context, again.patientId)).toBeUndefined();
    expect(await eventsOf(world, context)).toEqual([trace.event.id]);
  });
});
