import { indexed, indexRows, type IndexRow, type Place } from '@sequester/domain';
import { partitionKey, type Patient, type PracticeId, sortPrefix } from '@sequester/model';

import type { Item } from './get-item.ts';
import { indexWrites } from './index-writes.ts';
import { keyOf, keyWith, type Key } from './keys.ts';
import type { Write } from './transact.ts';

/** Everything that is recorded of a person, in their own partition. */
export const demographicsRow = (patient: Patient): Item => ({ ...keyOf('demographics', patient), ...patient });

const keyOfRow = ({ practiceId }: Patient, { row, ids }: IndexRow): Key => keyWith(row, { practiceId, ...ids });

/** The rows by which a patient is found. */
export const patientIndexRows = (patient: Patient): Item[] =>
  indexRows(patient).map((row) => ({ ...keyOfRow(patient, row), ...indexed(patient) }));

/** What a change of a patient puts into the index and takes out of it; nothing where they are found as before. */
export const patientIndexWrites = (table: string, before: Patient | undefined, after: Patient): Write[] =>
  indexWrites(table, before === undefined ? [] : patientIndexRows(before), patientIndexRows(after));

/** Where the rows of a place lie: their partition, and what their sort keys begin with. */
export const rangeOf = (practiceId: PracticeId, place: Place): { partition: string; prefix: string } => {
  if (place.row === 'ownPatient') {
    const { memberId } = place.ids;
    if (memberId === undefined) throw new TypeError('patients of nobody');

    return { partition: partitionKey('ownPatients', { practiceId, memberId }), prefix: sortPrefix('ownPatient') };
  }
  return {
    partition: partitionKey('patients', { practiceId }),
    prefix: `${sortPrefix(place.row, place.ids)}${place.beginning}`,
  };
};

/** The first row of a patient within a range. */
export const firstWithin = (patient: Patient, { partition, prefix }: { partition: string; prefix: string }) =>
  indexRows(patient)
    .map((row) => keyOfRow(patient, row))
    .filter(({ pk, sk }) => pk === partition && sk.startsWith(prefix))
    .toSorted((one, other) => (one.sk < other.sk ? -1 : 1))[0];
