import type { PatientId, ProgressNoteId } from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Diagnosis, Medication } from './entries.ts';
import type { ListedPatient, Patient } from './patient.ts';
import type { ProgressNote } from './progress-note.ts';

/** Everything in one patient's chart; progress notes in the order of their sessions. */
export interface Chart {
  patient: Patient;
  progressNotes: ProgressNote[];
  diagnoses: Diagnosis[];
  medications: Medication[];
}

export interface PatientPage {
  patients: ListedPatient[];
  cursor?: string | undefined;
}

/** The designated record set (45 CFR 164.501). No psychotherapy note is in it. */
export interface ChartStore {
  patient(context: Context, patientId: PatientId): Promise<Patient | undefined>;
  patients(context: Context, page: { cursor?: string | undefined }): Promise<PatientPage>;
  chart(context: Context, patientId: PatientId): Promise<Chart | undefined>;
  admit(context: Context, patient: Patient, trace: Trace): Promise<void>;
  /** Refuses `stale` where the patient is not at the revision before this one. */
  updatePatient(context: Context, patient: Patient, trace: Trace): Promise<void>;
  progressNote(
    context: Context,
    patientId: PatientId,
    progressNoteId: ProgressNoteId,
  ): Promise<ProgressNote | undefined>;
  /** Refuses `not-found` where the practice has no such patient; so do the two that follow. */
  addProgressNote(context: Context, note: ProgressNote, trace: Trace): Promise<void>;
  addDiagnosis(context: Context, diagnosis: Diagnosis, trace: Trace): Promise<void>;
  addMedication(context: Context, medication: Medication, trace: Trace): Promise<void>;
  /** Changes or signs a draft. Refuses `stale` where the note is no draft any more, or not at the revision before this one. */
  changeProgressNote(context: Context, note: ProgressNote, trace: Trace): Promise<void>;
}
