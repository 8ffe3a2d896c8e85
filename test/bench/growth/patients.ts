import { type PatientQuery, type PracticeContext } from '@sequester/domain';
import { CalendarDate, instantOf, MemberId, Patient, PracticeId, typedWords } from '@sequester/model';
import { DynamoPatientStore, patientIndexRows } from '@sequester/store';

import { type GrownRow, Keyed, type SizedTable } from './sized-table.ts';

const practiceId = PracticeId.parse(`prc_${'g'.repeat(26)}`);
const clinician = MemberId.parse(`mbr_${'g'.repeat(26)}`);
const at = instantOf(0);
const born = CalendarDate.parse('1950-01-01');

const givenNames = ['Ana', 'Abel', 'Ada', 'Álvaro', 'Amir', 'Anouk', 'Aris', 'Aylin', 'Asa', 'Ava'];
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A family name that no other has, spread over the alphabet. */
const familyName = (index: number): string => {
  let rest = (index * 7_919) % 11_881_376;
  let name = '';
  for (let letter = 0; letter < 5; letter += 1) {
    name += letters[rest % 26];
    rest = Math.floor(rest / 26);
  }
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

/** Patients share no date of birth with the three who are looked for by it, and twenty have a clinician. */
const patientAt = (index: number): Patient =>
  Patient.parse({
    patientId: `pat_${index.toString(36).padStart(26, '0')}`,
    practiceId,
    name: { given: givenNames[index % givenNames.length], family: familyName(index) },
    birthDate: index < 3 ? born : new Date(Date.UTC(1951, 0, 1 + (index % 25_000))).toISOString().slice(0, 10),
    clinicians: index < 20 ? [clinician] : [],
    admittedAt: at,
    admittedBy: clinician,
    revision: 1,
  });

/** Every row by which so many patients are found, as the store makes them. */
export const patientRows = function* (count: number): Generator<GrownRow> {
  for (let index = 0; index < count; index += 1)
    for (const row of patientIndexRows(patientAt(index))) yield Keyed.parse(row);
};

const context: PracticeContext = {
  practiceId,
  actor: { kind: 'system', id: 'growth' },
  now: at,
  newId: (kind) => kind,
};

/** What is looked for, and how many are found whatever the size of the practice. */
const queries: Record<string, [query: PatientQuery, found: number]> = {
  'patients, first page': [{}, 50],
  'search: one letter': [{ words: typedWords('a') }, 50],
  'search: family name': [{ words: typedWords(familyName(7)) }, 1],
  'search: Family, Given': [{ words: typedWords(`${familyName(7)}, ${givenNames[7]}`) }, 1],
  'search: beginnings': [{ words: typedWords(`${givenNames[7]?.slice(0, 3)} ${familyName(7)}`) }, 1],
  'search: date of birth': [{ birthDate: born }, 3],
  'own patients': [{ clinician }, 20],
};

/** Each read of patients, by name; it throws where it finds others than it should. */
export const readsOfPatients = ({ session, tables }: SizedTable): Record<string, () => Promise<void>> => {
  const store = new DynamoPatientStore(session, tables);
  return Object.fromEntries(
    Object.entries(queries).map(([name, [query, found]]) => [
      name,
      async () => {
        const { patients } = await store.find(context, query, {});
        if (patients.length !== found) throw new Error(`${name}: ${patients.length} patients and not ${found}`);
      },
    ]),
  );
};
