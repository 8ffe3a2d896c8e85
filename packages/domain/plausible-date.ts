import { type Instant, plusSeconds, Refusal } from '@sequester/model';

import type { Context } from './context.ts';

/** Nobody is older (the oldest person on record was 122), and the law is asked about ages up to this. */
const oldestYears = 130;

/** No session or paper of a practice is earlier. */
const earliestDate = '1900-01-01';

/** Where a day begins first, it is already tomorrow. */
const latestDate = (now: Instant): string => plusSeconds(now, 86_400).slice(0, 10);

const earliestBirth = (now: Instant): string =>
  `${String(Number(now.slice(0, 4)) - oldestYears).padStart(4, '0')}${now.slice(4, 10)}`;

interface Span {
  earliest: string;
  latest: string;
}

const demandWithin = ({ earliest, latest }: Span, dates: Readonly<Record<string, string | null | undefined>>): void => {
  const faults = Object.entries(dates).flatMap(([path, date]) => {
    if (typeof date !== 'string') return [];

    const [first, last] = [earliest.slice(0, date.length), latest.slice(0, date.length)];
    if (date >= first && date <= last) return [];

    return [
      date > last
        ? { path, code: 'date-in-future', text: 'This date has not come yet. Check the year.' }
        : { path, code: 'date-too-early', text: `This date is before ${earliest}. Check the year.` },
    ];
  });
  if (faults.length > 0) throw new Refusal('invalid-request', faults);
};

/** Refuses dates of what has happened that cannot be right, by path. A year or a month stands for itself. */
export const demandPastDates = ({ now }: Context, dates: Readonly<Record<string, string | null | undefined>>): void =>
  demandWithin({ earliest: earliestDate, latest: latestDate(now) }, dates);

/** Refuses a birth date that cannot be right. */
export const demandBirthDate = ({ now }: Context, birthDate: string): void =>
  demandWithin({ earliest: earliestBirth(now), latest: latestDate(now) }, { 'body.birthDate': birthDate });

/** Full years of age on the day of an instant; not known where the birth date cannot be right. */
export const ageOn = (birthDate: string | undefined, now: Instant): number | undefined => {
  if (birthDate === undefined || birthDate < earliestBirth(now) || birthDate > now.slice(0, 10)) return undefined;

  const years = Number(now.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return now.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
};
