import {
  type Actor,
  CalendarDate,
  idPrefixes,
  Instant,
  MemberId,
  PatientId,
  PracticeId,
  Refusal,
} from '@sequester/model';

import type { AuditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Diagnosis, Medication } from './entries.ts';
import { Demographics, ListedPatient, type Patient } from './patient.ts';
import type { ChartStore } from './ports.ts';
import { Session, type ProgressNote, type ProgressNoteContent } from './progress-note.ts';

const id = (prefix: string, letter: string): string => `${prefix}_${letter.repeat(26)}`;

/** Stands in every field of a record that says something about a person. */
export const canary = 'CANARY-5d20';

export const therapistId = MemberId.parse(id('mbr', 't'));
const therapist: Actor = { kind: 'member', id: therapistId, roles: ['provider'], providerId: therapistId };
export const colleague: Actor = { kind: 'member', id: MemberId.parse(id('mbr', 'c')), roles: ['provider'] };
export const staff: Actor = { kind: 'member', id: MemberId.parse(id('mbr', 's')), roles: ['staff'] };
export const patientActor: Actor = { kind: 'patient', id: PatientId.parse(id('pat', 'z')) };

let count = 0;
export const callBy = (actor: Actor = therapist): Context => ({
  practiceId: PracticeId.parse(id('prc', 'p')),
  actor,
  now: Instant.parse('2026-03-02T10:00:00.000Z'),
  newId: (kind) => {
    count += 1;
    return `${idPrefixes[kind]}_${String(count).padStart(26, '0')}`;
  },
});

export const demographics: Demographics = Demographics.parse({
  name: { given: canary, family: canary },
  birthDate: '1990-01-01',
  telephone: '555 010 0200',
  email: `${canary}@example.org`,
});
export const sessionDate = CalendarDate.parse('2026-02-27');
export const session: Session = Session.parse({
  startedAt: '2026-02-27T15:00:00.000Z',
  stoppedAt: '2026-02-27T15:50:00.000Z',
  modality: 'individual',
  frequency: 'weekly',
});
export const dap: ProgressNoteContent = { format: 'DAP', data: canary, assessment: canary, plan: canary };

/** A chart in memory, with the conditions of the real one. */
export const literalChart = () => {
  const events: AuditEvent[] = [];
  const patients = new Map<string, Patient>();
  const notes = new Map<string, ProgressNote>();
  const diagnoses: Diagnosis[] = [];
  const medications: Medication[] = [];
  const known = (patientId: string): void => {
    if (!patients.has(patientId)) throw new Refusal('not-found');
  };
  const charts: ChartStore = {
    patient: async (_context, patientId) => patients.get(patientId),
    patients: async () => ({ patients: [...patients.values()].map((patient) => ListedPatient.parse(patient)) }),
    chart: async (_context, patientId) => {
      const patient = patients.get(patientId);
      return patient === undefined
        ? undefined
        : { patient, progressNotes: [...notes.values()], diagnoses, medications };
    },
    admit: async (_context, patient, { event }) => {
      patients.set(patient.patientId, patient);
      events.push(event);
    },
    updatePatient: async (_context, patient, { event }) => {
      if (patients.get(patient.patientId)?.revision !== patient.revision - 1) throw new Refusal('stale');

      patients.set(patient.patientId, patient);
      events.push(event);
    },
    progressNote: async (_context, patientId, progressNoteId) =>
      [...notes.values()].find((note) => note.patientId === patientId && note.progressNoteId === progressNoteId),
    addProgressNote: async (_context, note, { event }) => {
      known(note.patientId);
      notes.set(note.progressNoteId, note);
      events.push(event);
    },
    addDiagnosis: async (_context, diagnosis, { event }) => {
      known(diagnosis.patientId);
      diagnoses.push(diagnosis);
      events.push(event);
    },
    addMedication: async (_context, medication, { event }) => {
      known(medication.patientId);
      medications.push(medication);
      events.push(event);
    },
    changeProgressNote: async (_context, note, { event }) => {
      const before = notes.get(note.progressNoteId);
      if (before?.revision !== note.revision - 1 || before.state !== 'draft') throw new Refusal('stale');

      notes.set(note.progressNoteId, note);
      events.push(event);
    },
  };
  return {
    events,
    notes,
    charts,
    traces: {
      record: async (_context: Context, event: AuditEvent) => {
        events.push(event);
      },
    },
  };
};
