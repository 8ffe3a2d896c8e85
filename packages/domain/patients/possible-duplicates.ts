import { type Demographics, type ListedPatient, nameWords, sortName, typedWords } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { PatientStore } from './ports.ts';

/** Patients who may be the one that is admitted. */
export interface Duplicates {
  /** The same name and the same date of birth. */
  same: ListedPatient[];
  /** A name in common on the same date of birth, as twins have, or the same name on a date that is nearly the same. */
  similar: ListedPatient[];
}

type Named = Pick<Demographics, 'name' | 'birthDate'> & Partial<Pick<Demographics, 'preferredName' | 'otherNames'>>;

const wordsOf = (named: Named): Set<string> => new Set(nameWords({ otherNames: [], ...named }));
const legalName = ({ name }: Named): string[] => typedWords([name.family, name.given].join(' ')).toSorted();

/** Two names are the same where one has no word that the other lacks, whatever stands in the middle. */
const sameName = (one: Named, other: Named): boolean => {
  const [fewer, more] = [wordsOf(one), wordsOf(other)];
  return legalName(one).every((word) => more.has(word)) || legalName(other).every((word) => fewer.has(word));
};

/** The two of day and month the other way round, or one digit another. */
const nearlySameDate = (one: string, other: string): boolean => {
  const [year, month, day] = one.split('-');
  const different = Array.from(one).filter((digit, index) => digit !== other[index]).length;
  return different === 1 || (different > 0 && other === `${year}-${day}-${month}`);
};

/** Looks for patients who may be the same person; nothing is decided by it. */
export const possibleDuplicates = async (
  patients: PatientStore,
  context: PracticeContext,
  admitted: Demographics,
): Promise<Duplicates> => {
  const [born, named] = await Promise.all([
    patients.find(context, { birthDate: admitted.birthDate }, {}),
    patients.find(context, { words: legalName(admitted) }, {}),
  ]);
  const words = wordsOf(admitted);
  const same = born.patients.filter((one) => one.merged === undefined && sameName(admitted, one));
  const similar = [
    ...born.patients.filter(
      (one) => !same.includes(one) && one.merged === undefined && [...wordsOf(one)].some((word) => words.has(word)),
    ),
    ...named.patients.filter(
      (one) =>
        one.merged === undefined &&
        sortName(one.name) === sortName(admitted.name) &&
        nearlySameDate(one.birthDate, admitted.birthDate),
    ),
  ];
  return { same, similar };
};
