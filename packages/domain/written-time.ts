import { dayIn, longDay, type Language } from '@sequester/law';
import type { Instant } from '@sequester/model';

/** The day of an instant in a practice's time zone, as a letter writes it; in UTC where the practice has recorded none. */
export const writtenDay = (at: Instant, timeZone: string | undefined, language: Language = 'en'): string =>
  longDay(dayIn(at, timeZone), language);

const moments = new Map<string, Intl.DateTimeFormat>();

/** An instant as a person reads it, with the name of the time zone: "March 1, 2026 at 11:30 PM PST"; in UTC where none is recorded. */
export const writtenMoment = (at: Instant, timeZone = 'UTC'): string => {
  const moment =
    moments.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone,
    });
  moments.set(timeZone, moment);
  return moment.format(new Date(at));
};
