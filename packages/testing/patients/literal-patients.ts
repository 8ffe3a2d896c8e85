import {
  answersQuery,
  type ClinicianDirectory,
  indexed,
  indexRows,
  type PatientChange,
  type PatientStore,
  type Place,
  placeOf,
  type PracticeContext,
} from '@sequester/domain';
import {
  type LegalHold,
  ListedPatient,
  type MemberId,
  type Patient,
  type PatientMerge,
  Refusal,
  rowKey,
  sortPrefix,
} from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import type { LiteralLog } from '../literal-log.ts';
import { pageOf } from '../pages.ts';

const patientsInPage = 50;

/** Where a patient is listed in a place, by the sort key that the table has; undefined where they are not. */
const placed = (patient: Patient, { row, ids, beginning }: Place): string | undefined => {
  const { practiceId } = patient;
  const prefix = `${sortPrefix(row, ids)}${beginning}`;
  const memberId = 'memberId' in ids ? ids.memberId : undefined;
  return indexRows(patient)
    .filter((one) => one.row === row && (one.row !== 'ownPatient' || one.ids.memberId === memberId))
    .map((one) => rowKey(one.row, { practiceId, ...one.ids }).sort)
    .filter((sort) => sort.startsWith(prefix))
    .toSorted()[0];
};

const inOrder = (context: PracticeContext, patients: Iterable<Patient>, place: Place): Patient[] =>
  ofPractice(context, patients)
    .map((patient) => ({ patient, sort: placed(patient, place) ?? '' }))
    .filter(({ sort }) => sort !== '')
    .toSorted((one, other) => (Buffer.from(one.sort).compare(Buffer.from(other.sort)) < 0 ? -1 : 1))
    .map(({ patient }) => patient);

/** Patients in memory, by practice, with the conditions of the real store; everybody is a therapist but those who are said not to be. */
export const literalPatients = (log: LiteralLog) => {
  const all = new Map<string, Patient>();
  const others = new Set<MemberId>();
  const holds = new Map<string, LegalHold>();
  const merges: PatientMerge[] = [];
  const changeAll = (context: PracticeContext, changes: readonly PatientChange[]): void => {
    for (const { after } of changes)
      if (inPractice(context, all.get(after.patientId))?.revision !== after.revision - 1) throw new Refusal('stale');

    for (const { after } of changes) all.set(after.patientId, after);
  };
  const patients: PatientStore = {
    patient: async (context, patientId) => inPractice(context, all.get(patientId)),
    find: async (context, query, { cursor }) => {
      const wanted = inOrder(context, all.values(), placeOf(query)).filter((one) => answersQuery(indexed(one), query));
      const page = pageOf(wanted, { size: patientsInPage, cursor, keyOf: ({ patientId }) => patientId });
      const shown = page.rows.map((patient) => ListedPatient.parse(patient));
      return page.cursor === undefined ? { patients: shown } : { patients: shown, cursor: page.cursor };
    },
    admit: async (context, patient, trace) => log.write(context, trace, () => void all.set(patient.patientId, patient)),
    update: async (context, change, trace) => log.write(context, trace, () => changeAll(context, [change])),
    holds: async (context, patientId) =>
      ofPractice(context, holds.values())
        .filter((hold) => hold.patientId === patientId)
        .toSorted((one, other) => (one.holdId < other.holdId ? -1 : 1)),
    changeHold: async (context, { changes, hold }, trace) =>
      log.write(context, trace, () => {
        changeAll(context, changes);
        holds.set(hold.holdId, hold);
      }),
    mergeOf: async (context, patientId) => ofPractice(context, merges).findLast((one) => one.patientId === patientId),
    merge: async (context, { changes, record }, trace) =>
      log.write(context, trace, () => {
        changeAll(context, changes);
        merges.push(record);
      }),
  };
  const clinicians: ClinicianDirectory = {
    therapists: async (_context, memberIds) => memberIds.filter((one) => !others.has(one)),
  };
  return { patients, clinicians, all, others, merges };
};
