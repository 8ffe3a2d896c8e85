import type { AccessHold, Addendum, EntryHeader, PatientId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { ListedRecord } from './record-classes.ts';

/** What is in the record of a patient, by headers. A draft is in no record. */
export interface ChartIndex {
  listed(context: PracticeContext, patientId: PatientId): Promise<ListedRecord[]>;
}

export type EntryNamed = Pick<EntryHeader, 'kind' | 'entryId'>;

/** An entry whole, with what was added to it after its signature. */
export interface ReadRecord extends EntryNamed {
  entry: object;
  addenda: Addendum[];
}

/** The designated record set, as far as it may leave. */
export interface ChartRecords extends ChartIndex {
  /** Of these entries those that are there, in the same order. */
  read(context: PracticeContext, patientId: PatientId, named: readonly EntryNamed[]): Promise<ReadRecord[]>;
  /** What clinicians hold back from the patient (45 CFR 164.524(a)(3)). */
  holds(context: PracticeContext, patientId: PatientId): Promise<AccessHold[]>;
}
