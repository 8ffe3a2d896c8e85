import { chartFields, type Kind, type ListedPatient, Patient, type PatientId } from '@sequester/model';
import * as z from 'zod';

import type { Continued, Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';

/** Everything in one patient's chart, each kind of entry in its own field. */
export const Chart = z.object({ patient: Patient, ...chartFields });
export type Chart = z.infer<typeof Chart>;

export interface PatientPage {
  patients: ListedPatient[];
  cursor?: string | undefined;
}

/** One entry in a chart: its kind, and its ids. */
export interface EntryName<Entry extends z.ZodObject = z.ZodObject> {
  kind: Pick<Kind<z.ZodType, Entry>, 'name' | 'row' | 'entry' | 'answer' | 'writers'>;
  patientId: PatientId;
  id: string;
}

export interface EntryChange {
  name: EntryName;
  before: { state: 'draft' | 'signed' };
  after: { revision: number };
}

/** The designated record set (45 CFR 164.501). No psychotherapy note is in it. */
export interface ChartStore {
  patient(context: PracticeContext, patientId: PatientId): Promise<Patient | undefined>;
  patients(context: PracticeContext, page: { cursor?: string | undefined }): Promise<PatientPage>;
  chart(context: PracticeContext, patientId: PatientId): Promise<Chart | undefined>;
  admit(context: PracticeContext, patient: Patient, trace: Trace): Promise<void>;
  /** Refuses `stale` where the patient is not at the revision before this one. */
  updatePatient(context: PracticeContext, patient: Patient, trace: Trace): Promise<void>;
  entry<Entry extends z.ZodObject>(
    context: PracticeContext,
    name: EntryName<Entry>,
  ): Promise<z.output<Entry> | undefined>;
  /** Refuses `not-found` where the practice has no such patient. */
  addEntry(context: PracticeContext, added: { name: EntryName; entry: object }, trace: Trace): Promise<void>;
  /** Refuses `stale` where the entry is no longer in its state before, or not at the revision before this one. */
  changeEntry(context: PracticeContext, change: EntryChange, trace: Trace | Continued): Promise<void>;
}
