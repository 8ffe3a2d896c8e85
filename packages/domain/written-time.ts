import { dayIn, longDay, type Language } from '@sequester/law';
import type { Instant } from '@sequester/model';

/** The day of an instant in a practice's time zone, as a letter writes it; in UTC where the practice has recorded none. */
export const writtenDay = (at: Instant, timeZone: string | undefined, language: Language = 'en'): string =>
  longDay(dayIn(at, timeZone), language);

const locales: Record<Language, string> = { en: 'en-US', es: 'es-US' };
const moments = new Map<string, Intl.DateTimeFormat>();

const momentFormat = (timeZone: string, language: Language): Intl.DateTimeFormat => {
  const name = `${language} ${timeZone}`;
  const kept = moments.get(name);
  if (kept !== undefined) return kept;

  const made = new Intl.DateTimeFormat(locales[language], {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  moments.set(name, made);
  return made;
};

/** An instant as a person reads it, with the name of the time zone: "March 1, 2026 at 11:30 PM PST"; in UTC where none is recorded. */
export const writtenMoment = (at: string, timeZone = 'UTC', language: Language = 'en'): string =>
  momentFormat(timeZone, language).format(new Date(at));

/** The name of a time zone, as "Mountain Time"; of one that has no name of its own, as it is recorded. */
export const writtenZone = (timeZone: string, language: Language = 'en'): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(0)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
