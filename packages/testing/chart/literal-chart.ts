import {
  ListedPatient,
  Refusal,
  type ChartStore,
  type Context,
  type Diagnosis,
  type Medication,
  type Patient,
  type ProgressNote,
} from '@sequester/domain';

import { inPractice, ofPractice } from '../in-practice.ts';
import { literalLog, type LiteralLog } from '../literal-log.ts';
import { pageOf } from '../pages.ts';

const patientsInPage = 50;

const byId = <Row>(idOf: (row: Row) => string, rows: Row[]): Row[] =>
  rows.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));

const ofPatient = <Row extends { practiceId: Patient['practiceId']; patientId: string }>(
  context: Context,
  rows: Iterable<Row>,
  patientId: string,
): Row[] => ofPractice(context, rows).filter((row) => row.patientId === patientId);

/** Charts in memory, by practice, with the conditions of the real store. */
export const literalChart = (log: LiteralLog = literalLog()) => {
  const patients = new Map<string, Patient>();
  const notes = new Map<string, ProgressNote>();
  const diagnoses = new Map<string, Diagnosis>();
  const medications = new Map<string, Medication>();
  const found = (context: Context, patientId: string) => inPractice(context, patients.get(patientId));
  const known = (context: Context, patientId: string): void => {
    if (found(context, patientId) === undefined) throw new Refusal('not-found');
  };
  const charts: ChartStore = {
    patient: async (context, patientId) => found(context, patientId),
    patients: async (context, { cursor }) => {
      const listed = byId(({ patientId }) => patientId, ofPractice(context, patients.values()));
      const page = pageOf(listed, { size: patientsInPage, cursor, keyOf: ({ patientId }) => patientId });
      return { ...page, patients: page.rows.map((patient) => ListedPatient.parse(patient)) };
    },
    chart: async (context, patientId) => {
      const patient = found(context, patientId);
      return patient === undefined
        ? undefined
        : {
            patient,
            progressNotes: ofPatient(context, notes.values(), patientId).toSorted((one, other) =>
              one.session.startedAt.localeCompare(other.session.startedAt),
            ),
            diagnoses: byId(({ diagnosisId }) => diagnosisId, ofPatient(context, diagnoses.values(), patientId)),
            medications: byId(({ medicationId }) => medicationId, ofPatient(context, medications.values(), patientId)),
          };
    },
    admit: async (context, patient, trace) =>
      log.write(context, trace, () => void patients.set(patient.patientId, patient)),
    updatePatient: async (context, patient, trace) =>
      log.write(context, trace, () => {
        if (found(context, patient.patientId)?.revision !== patient.revision - 1) throw new Refusal('stale');

        patients.set(patient.patientId, patient);
      }),
    progressNote: async (context, patientId, progressNoteId) => {
      const note = inPractice(context, notes.get(progressNoteId));
      return note?.patientId === patientId ? note : undefined;
    },
    addProgressNote: async (context, note, trace) =>
      log.write(context, trace, () => {
        known(context, note.patientId);
        notes.set(note.progressNoteId, note);
      }),
    addDiagnosis: async (context, diagnosis, trace) =>
      log.write(context, trace, () => {
        known(context, diagnosis.patientId);
        diagnoses.set(diagnosis.diagnosisId, diagnosis);
      }),
    addMedication: async (context, medication, trace) =>
      log.write(context, trace, () => {
        known(context, medication.patientId);
        medications.set(medication.medicationId, medication);
      }),
    changeProgressNote: async (context, note, trace) =>
      log.write(context, trace, () => {
        const before = inPractice(context, notes.get(note.progressNoteId));
        if (before?.revision !== note.revision - 1 || before.state !== 'draft') throw new Refusal('stale');

        notes.set(note.progressNoteId, note);
      }),
  };
  return { events: log.events, notes, charts, traces: log.traces, attempts: log.attempts };
};
