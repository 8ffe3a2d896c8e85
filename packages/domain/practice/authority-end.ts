import { daysAfter } from '@sequester/law';
import { CalendarDate, type Representation } from '@sequester/model';

const adultFrom = 18;

/** Capacities that end with the minority of the patient (45 CFR 164.502(g)(3)). */
const ofMinors: ReadonlySet<string> = new Set(['parent', 'step_parent', 'foster_parent']);

const eighteenth = (birthDate: string): string => {
  const [year = '', ...rest] = birthDate.split('-');
  return [String(Number(year) + adultFrom).padStart(4, '0'), ...rest].join('-');
};

/** The last day on which somebody acts for a patient, as far as it is known: of the authority itself, and of a parent the day before the eighteenth birthday. */
export const lastDayOf = (
  { authority }: Pick<Representation, 'authority'>,
  birthDate: string,
): CalendarDate | undefined => {
  const ends = [
    ...(typeof authority.until === 'string' ? [authority.until] : []),
    ...(ofMinors.has(authority.capacity) ? [daysAfter(eighteenth(birthDate), -1)] : []),
  ].toSorted();
  return ends[0] === undefined ? undefined : CalendarDate.parse(ends[0]);
};
