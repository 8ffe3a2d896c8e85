import { type PatientId, Refusal } from '@sequester/model';

import type { PracticeContext } from '../context.ts';

/** The patient for whom the account acts that is signed in. */
export const ownPatientId = ({ actor }: PracticeContext): PatientId => {
  if (actor.kind !== 'patient') throw new Refusal('forbidden');

  return actor.id;
};
