import { type PatientFacts, writtenName } from '@sequester/model';

/** The patient as they write their name, and as a reader of Latin letters finds them too. */
export const printedName = ({ name, latinName }: Pick<PatientFacts, 'name' | 'latinName'>): string =>
  latinName === undefined ? writtenName(name) : `${writtenName(name)} (${latinName})`;
