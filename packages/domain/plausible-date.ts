import { dayIn } from '@sequester/law';
import { type Instant, plusSeconds, Refusal } from '@sequester/model';

import type { Context } from './context.ts';

/** The law is asked about ages up to this. */
const oldestYears = 130;

/** No birth, session or paper that a practice records is earlier. */
const earliestDate = '1900-01-01';

/** Days begin first at UTC+14. */
const secondsBeforeUtc = 14 * 3600;

/** Today in a time zone. Where the zone is not known: where days begin first, so that no practice is refused its own day. */
const latestDate = (now: Instant, timeZone: string | undefined): string =>
  timeZone === undefined ? plusSeconds(now, secondsBeforeUtc).slice(0, 10) : dayIn(now, timeZone);

const earliestBirth = (day: string): string =>
  `${String(Number(day.slice(0, 4)) - oldestYears).padStart(4, '0')}${day.slice(4, 10)}`;

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
export const demandPastDates = (
  { now }: Context,
  dates: Readonly<Record<string, string | null | undefined>>,
  timeZone?: string,
): void => demandWithin({ earliest: earliestDate, latest: latestDate(now, timeZone) }, dates);

/** Refuses a birth date that cannot be right. */
export const demandBirthDate = (context: Context, birthDate: string): void =>
  demandPastDates(context, { 'body.birthDate': birthDate });

/** Full years of age on a day; not known where the birth date cannot be right. */
export const ageOn = (birthDate: string | undefined, day: string): number | undefined => {
  if (birthDate === undefined || birthDate < earliestBirth(day) || birthDate > day) return undefined;

  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

/** Full years that have surely gone by since a date that may be no more than a year or a month. */
export const yearsSince = (date: string, day: string): number => {
  const latest = `${date}${'-12-31'.slice(date.length - 4)}`;
  return ageOn(latest, day) ?? 0;
};
