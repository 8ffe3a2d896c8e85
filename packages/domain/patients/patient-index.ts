import {
  beginningOf,
  type CalendarDate,
  ListedPatient,
  type MemberId,
  nameWords,
  type Patient,
  type PatientId,
  sortName,
} from '@sequester/model';
import * as z from 'zod';

import type { PatientQuery } from './ports.ts';

/** What every row of the index holds of a patient. */
export const IndexedPatient = z.object({ ...ListedPatient.shape, words: z.array(z.string()) });
export type IndexedPatient = z.infer<typeof IndexedPatient>;

interface Places {
  patientListed: { sortName: string };
  ownPatient: { memberId: MemberId; sortName: string };
  patientByWord: { word: string; sortName: string };
  patientByPair: { first: string; second: string; sortName: string };
  patientByBirth: { birthDate: CalendarDate; sortName: string };
}
export type IndexName = keyof Places;

/** A row of the index: its name in the grammar, and the ids of its key. */
export type IndexRow = {
  [Name in IndexName]: { row: Name; ids: Places[Name] & { patientId: PatientId } };
}[IndexName];

/** The beginnings of words, two by two, in the order of the alphabet: patients are found by two of them at once. */
const pairsOf = (words: readonly string[]): [string, string][] => {
  const beginnings = [...new Set(words.map(beginningOf).filter((one) => one !== undefined))].toSorted();
  return beginnings.flatMap((first, at) => beginnings.slice(at + 1).map((second): [string, string] => [first, second]));
};

export const indexed = (patient: Patient): IndexedPatient =>
  IndexedPatient.parse({ ...patient, words: nameWords(patient) });

/** Everything by which a patient is found: where in the list, by each word and two words of a name, by birth date and clinician. */
export const indexRows = (patient: Patient): IndexRow[] => {
  const { patientId, birthDate, clinicians } = patient;
  const ids = { patientId, sortName: sortName(patient.name) };
  const words = nameWords(patient);
  return [
    { row: 'patientListed', ids },
    { row: 'patientByBirth', ids: { ...ids, birthDate } },
    ...clinicians.map((memberId): IndexRow => ({ row: 'ownPatient', ids: { ...ids, memberId } })),
    ...words.map((word): IndexRow => ({ row: 'patientByWord', ids: { ...ids, word } })),
    ...pairsOf(words).map(([first, second]): IndexRow => ({ row: 'patientByPair', ids: { ...ids, first, second } })),
  ];
};

/** Where a query is looked up: rows with these ids, whose next id begins so. */
export type Place = {
  [Name in IndexName]: { row: Name; ids: Partial<Places[Name]>; beginning: string };
}[IndexName];

const longestOf = (words: readonly string[]): string =>
  words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** The rows that hold the fewest beside those that are asked for. */
export const placeOf = ({ words = [], birthDate, clinician }: PatientQuery): Place => {
  if (birthDate !== undefined) return { row: 'patientByBirth', ids: { birthDate }, beginning: '' };

  const [pair] = pairsOf(words);
  if (pair !== undefined) return { row: 'patientByPair', ids: { first: pair[0], second: pair[1] }, beginning: '' };

  if (clinician !== undefined) return { row: 'ownPatient', ids: { memberId: clinician }, beginning: '' };

  return words.length > 0
    ? { row: 'patientByWord', ids: {}, beginning: longestOf(words) }
    : { row: 'patientListed', ids: {}, beginning: '' };
};

/** Whether a patient is among those whom a query asks for. */
export const answersQuery = (
  { words: known, birthDate: born, clinicians }: IndexedPatient,
  { words = [], birthDate, clinician }: PatientQuery,
): boolean =>
  words.every((word) => known.some((one) => one.startsWith(word))) &&
  (birthDate === undefined || birthDate === born) &&
  (clinician === undefined || clinicians.includes(clinician));

/** The word under which a patient stands first in a place where several of their words may be: they are listed once. */
export const firstWord = ({ words }: IndexedPatient, { row, beginning }: Place): string | undefined =>
  row === 'patientByWord' ? words.filter((word) => word.startsWith(beginning)).toSorted()[0] : undefined;
