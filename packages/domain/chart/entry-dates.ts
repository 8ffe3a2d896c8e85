import { isAfter, type Kind, type PatientId, plusSeconds, Refusal, textAt } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { demandPastEntry } from './past-dates.ts';
import type { ChartStore } from './ports.ts';

/** Clocks differ by less. */
const skewSeconds = 300;
const dayLength = 10;

const demandNone = (paths: readonly string[], code: string, text: string): void => {
  if (paths.length === 0) return;

  throw new Refusal(
    'invalid-request',
    paths.map((path) => ({ path: `body.${path}`, code, text })),
  );
};

/**
 * Refuses dates and instants that cannot be right where their kind says so: what has not come yet, what is before 1900, and what is
 * before the patient was born. Refuses `not-found` where there is no such patient.
 */
export const demandEntryDates = async (
  charts: ChartStore,
  context: PracticeContext,
  { past, notBeforeBirth = [] }: Pick<Kind, 'past' | 'notBeforeBirth'>,
  input: { patientId: PatientId },
): Promise<void> => {
  demandPastEntry(context, { past }, input);
  const latest = plusSeconds(context.now, skewSeconds);
  const isToCome = (text = ''): boolean => text.length > dayLength && text > latest;
  demandNone(
    past.filter((path) => isToCome(textAt(input, path))),
    'date-in-future',
    'This time has not come yet. Record the session when it is over.',
  );
  if (notBeforeBirth.every((path) => textAt(input, path) === undefined)) return;

  const patient = await charts.patient(context, input.patientId);
  if (patient === undefined) throw new Refusal('not-found');

  demandNone(
    notBeforeBirth.filter((path) => isAfter(patient.birthDate, textAt(input, path))),
    'date-before-birth',
    'This is before the patient was born. Check the year, or the date of birth on the chart.',
  );
};
