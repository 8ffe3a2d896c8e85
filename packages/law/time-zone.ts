const calendars = new Map<string, Intl.DateTimeFormat>();

/** Whether a name is a time zone of the IANA database. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** The calendar day, `YYYY-MM-DD`, that an instant falls on in a time zone; in UTC where none is given. Throws on no time zone. */
export const dayIn = (at: string, timeZone?: string | null): string => {
  if (!timeZone) return (at.endsWith('Z') ? at : new Date(at).toISOString()).slice(0, 10);
  const calendar =
    calendars.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(timeZone, calendar);
  return calendar.format(new Date(at));
};
