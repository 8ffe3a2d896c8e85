import { type Person, Refusal } from '@sequester/model';

import type { TokenHolder } from './acting.ts';
import type { PersonStore } from './ports.ts';

/** The person who calls. Refuses a token from before they signed out everywhere. */
export const demandPerson = async (persons: PersonStore, { sub, epoch }: TokenHolder): Promise<Person> => {
  const person = await persons.person(sub);
  if (person === undefined || person.epoch > epoch) throw new Refusal('unauthenticated');

  return person;
};
