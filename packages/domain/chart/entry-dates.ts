import { type Instant, isAfter, type Kind, type Patient, plusSeconds, Refusal, textAt } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { demandFound } from './found.ts';
import { demandPastEntry } from './past-dates.ts';
import type { ChartStore } from './ports.ts';

export type DatesOf = Pick<Kind, 'past' | 'notBeforeBirth' | 'inLife'>;

interface DateFault {
  path: string;
  code: string;
  text: string;
}

/** Clocks differ by less. */
const skewSeconds = 300;
const dayLength = 10;

const toCome = ({ past }: DatesOf, input: unknown, now: Instant): DateFault[] => {
  const latest = plusSeconds(now, skewSeconds);
  return past
    .filter((path) => {
      const text = textAt(input, path) ?? '';
      return text.length > dayLength && text > latest;
    })
    .map((path) => ({
      path,
      code: 'date-in-future',
      text: 'This time has not come yet. Record it when it is over.',
    }));
};

const beforeBirth = ({ past, notBeforeBirth = [] }: DatesOf, input: unknown, birthDate: string): DateFault[] =>
  [...past, ...notBeforeBirth]
    .filter((path) => isAfter(birthDate, textAt(input, path)))
    .map((path) => ({
      path,
      code: 'date-before-birth',
      text: 'This is before the patient was born. Check the year, or the date of birth on the chart.',
    }));

const afterDeath = ({ inLife }: DatesOf, input: unknown, died: string | undefined): DateFault[] => {
  const { dates = [], where } = inLife ?? {};
  const counts = where === undefined || textAt(input, where.field) === where.is;
  return (counts ? dates : [])
    .filter((path) => isAfter(textAt(input, path), died))
    .map((path) => ({
      path,
      code: 'date-after-death',
      text: 'This is after the death of the patient. Check the day, or the date of death on the chart.',
    }));
};

/** What is wrong with the dates of an entry in the chart of a patient: they have not come yet, or lie outside of the patient's life. */
export const dateFaults = (
  kind: DatesOf,
  input: unknown,
  { patient: { birthDate, death }, now }: { patient: Pick<Patient, 'birthDate' | 'death'>; now: Instant },
): DateFault[] => [
  ...toCome(kind, input, now),
  ...beforeBirth(kind, input, birthDate),
  ...afterDeath(kind, input, death?.on),
];

/**
 * Refuses dates and instants of an entry that cannot be right: what has not come yet, what is before 1900, and what lies outside of
 * the patient's life. Refuses `not-found` where there is no such patient.
 */
export const demandEntryDates = async (
  charts: ChartStore,
  context: PracticeContext,
  kind: DatesOf,
  input: Pick<Patient, 'patientId'>,
): Promise<Patient> => {
  demandPastEntry(context, kind, input);
  const patient = demandFound(await charts.patient(context, input.patientId));
  const faults = dateFaults(kind, input, { patient, now: context.now });
  if (faults.length > 0) {
    throw new Refusal(
      'invalid-request',
      faults.map(({ path, ...fault }) => ({ path: `body.${path}`, ...fault })),
    );
  }

  return patient;
};
