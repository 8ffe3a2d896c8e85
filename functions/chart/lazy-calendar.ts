import type { CalendarFiles } from '@sequester/domain';

/** Files of calendars, of which the reader is loaded when one is sent and not before. */
export const lazyCalendar: CalendarFiles = {
  read: async (text, span) => (await import('./calendar-reader.ts')).readCalendar(text, span),
};
