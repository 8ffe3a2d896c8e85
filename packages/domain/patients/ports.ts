import type {
  CalendarDate,
  LegalHold,
  ListedPatient,
  MemberId,
  Patient,
  PatientId,
  PatientMerge,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';

/** Which patients are asked for; without words, date and clinician all of the practice. */
export interface PatientQuery {
  /** Beginnings of words of a name, each of which has to be found (`typedWords`). */
  words?: readonly string[] | undefined;
  birthDate?: CalendarDate | undefined;
  /** Whose patients. */
  clinician?: MemberId | undefined;
}

/** A patient as they were read, and as they are to be. */
export interface PatientChange {
  before: Patient;
  after: Patient;
}

export interface PatientPage {
  patients: ListedPatient[];
  cursor?: string | undefined;
}

/** The patients of a practice: what is recorded of a person, and by what they are found. */
export interface PatientStore {
  patient(context: PracticeContext, patientId: PatientId): Promise<Patient | undefined>;
  /**
   * In the order of names, or of the word that was found and then of names. A page may hold fewer than fit, or none, and
   * still have a cursor, which names a patient and nothing of them. Refuses `invalid-cursor` for one of another list.
   */
  find(context: PracticeContext, query: PatientQuery, page: { cursor?: string | undefined }): Promise<PatientPage>;
  admit(context: PracticeContext, patient: Patient, trace: Trace): Promise<void>;
  /** Refuses `stale` where the patient is no longer as it was read. */
  update(context: PracticeContext, change: PatientChange, trace: Trace): Promise<void>;
  /** In the order of their ids. */
  holds(context: PracticeContext, patientId: PatientId): Promise<LegalHold[]>;
  /** Places or ends a hold in the charts of one person. Refuses `stale` where one of them is no longer as it was read. */
  changeHold(
    context: PracticeContext,
    change: { changes: readonly PatientChange[]; hold: LegalHold },
    trace: Trace,
  ): Promise<void>;
  /** The last merge in which a chart ended, whether it was undone or not. */
  mergeOf(context: PracticeContext, patientId: PatientId): Promise<PatientMerge | undefined>;
  /** Records a merge, or that it is undone. Refuses `stale` where one of the charts is no longer as it was read. */
  merge(
    context: PracticeContext,
    merge: { changes: readonly PatientChange[]; record: PatientMerge },
    trace: Trace,
  ): Promise<void>;
}

/** Who treats patients in a practice. */
export interface ClinicianDirectory {
  /** Those of the members who are active therapists; with `everActive` those who have left, or have not begun, too. */
  therapists(
    context: PracticeContext,
    memberIds: readonly MemberId[],
    which?: { everActive: boolean },
  ): Promise<MemberId[]>;
}
