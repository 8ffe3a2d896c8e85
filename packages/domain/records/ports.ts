import type {
  AccessHold,
  Addendum,
  ChosenEntry,
  EntryHeader,
  PatientId,
  RecordFormat,
  RecordsCover,
  RecordsManifest,
  RecordsProgress,
  RequestId,
  TakenOutPassage,
} from '@sequester/model';

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

/** What an extract is made from: the entries of a patient's chart, and what clinicians hold back. */
export interface ChartRecords extends ChartIndex {
  /** Of these entries those that are there, in the same order. */
  read(context: PracticeContext, patientId: PatientId, named: readonly EntryNamed[]): Promise<ReadRecord[]>;
  /** What clinicians hold back from the patient (45 CFR 164.524(a)(3)). */
  holds(context: PracticeContext, patientId: PatientId): Promise<AccessHold[]>;
}

/** What is made into an extract, and where it comes from. */
export interface RecordsToPress {
  cover: RecordsCover;
  entries: readonly ChosenEntry[];
  takenOut: readonly TakenOutPassage[];
  /** What a payer is told of each entry; of anybody else all fields are printed. */
  payerElements: readonly string[] | undefined;
  format: RecordFormat;
  timeZone: string | undefined;
  nameOf: (memberId: string) => string;
  /** These entries, each as it was chosen. */
  read: (named: readonly EntryNamed[]) => Promise<ReadRecord[]>;
  /** The file of a document, with this digest. */
  file: (entryId: string, sha256: string) => Promise<Uint8Array>;
  mark: (progress: RecordsProgress) => Promise<void>;
}

/** A file of this machine that was made. */
export interface PressedFile {
  path: string;
  bytes: number;
  sha256: string;
}

export interface PressedRecords {
  pdf?: PressedFile & { pages: number; coverPages: number };
  json?: PressedFile;
  documents: RecordsManifest['documents'];
  /** Removes the files. */
  discard: () => Promise<void>;
}

/** Makes extracts of the ordinary record, and checks them with another engine. Throws `RecordsUnfit`. */
export interface RecordsPress {
  press(job: RecordsToPress): Promise<PressedRecords>;
}

/** Where filed documents lie, and where extracts are kept. */
export interface RecordVault {
  document(objectKey: string): Promise<Uint8Array>;
  /** Written once, under the practice's key, at a key named by its digest; the same content again is no fault. */
  keep(
    context: PracticeContext,
    extract: PressedFile & { requestId: RequestId; keyArn: string; type: 'pdf' | 'json' },
  ): Promise<{ objectKey: string }>;
}

/** What was chosen, or what was made of it, has a defect, named by a code; nothing is stored. */
export class RecordsUnfit extends Error {
  readonly code: string;

  constructor(code: string) {
    super('unfit');
    this.name = 'RecordsUnfit';
    this.code = code;
  }
}
