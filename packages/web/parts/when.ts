const day = 86_400_000;

/** Days and times as people in the practice read them: in its time zone, in US English or in Spanish. */
export interface When {
  /** `Friday, November 20, 2026` */
  long: (date: string) => string;
  /** `November 20, 2026` */
  date: (date: string) => string;
  /** `Nov 20`, with the year where it is another */
  short: (date: string) => string;
  /** `Fri` */
  weekday: (date: string) => string;
  /** `November 2026` */
  month: (date: string) => string;
  /** `2:54 PM` of an instant */
  time: (instant: string) => string;
  /** The day of an instant, as `YYYY-MM-DD` */
  dayOf: (instant: string) => string;
  /** The day of what is known as a day or as an instant, as `YYYY-MM-DD` */
  dayIn: (given: string) => string;
  /** Today, as `YYYY-MM-DD` */
  today: () => string;
}

/** Noon in UTC of a calendar date, which is the same day in every way of writing it. */
const noon = (date: string): Date => new Date(`${date.slice(0, 10)}T12:00:00Z`);

const plainly = (text: string): string => text.replaceAll(' ', ' ');

export const whenIn = (practiceZone: string, language: 'en' | 'es' = 'en'): When => {
  const writer = (options: Intl.DateTimeFormatOptions, timeZone = 'UTC'): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(`${language}-US`, { ...options, timeZone });
  const full = writer({ year: 'numeric', month: 'long', day: 'numeric' });
  const long = writer({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const clock = writer({ hour: 'numeric', minute: '2-digit' }, practiceZone);
  const sameYear = writer({ month: 'short', day: 'numeric' });
  const otherYear = writer({ month: 'short', day: 'numeric', year: 'numeric' });
  const iso = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: practiceZone,
  });
  const today = (): string => iso.format(new Date());
  return {
    long: (date) => long.format(noon(date)),
    date: (date) => full.format(noon(date)),
    short: (date) => (date.slice(0, 4) === today().slice(0, 4) ? sameYear : otherYear).format(noon(date)),
    weekday: (date) => writer({ weekday: 'short' }).format(noon(date)),
    month: (date) => writer({ month: 'long', year: 'numeric' }).format(noon(date)),
    time: (instant) => plainly(clock.format(new Date(instant))),
    dayOf: (instant) => iso.format(new Date(instant)),
    dayIn: (given) => (given.includes('T') ? iso.format(new Date(given)) : given),
    today,
  };
};

/** Whole days from one calendar date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((noon(to).getTime() - noon(from).getTime()) / day);

/** Years of age on a day. */
export const ageOn = (birthDate: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);

/** How long that is: `in 9 days`, `today`, `9 days ago`. */
export const inDays = (days: number): string =>
  days === 0
    ? 'today'
    : days === 1
      ? 'tomorrow'
      : days === -1
        ? 'yesterday'
        : days > 0
          ? `in ${days} days`
          : `${-days} days ago`;
