import * as z from 'zod';

/** An instant in UTC with milliseconds, the only form that sorts as text. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A calendar date without a zone, as written on notes, orders and forms. */
export const CalendarDate = z.iso.date().brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof CalendarDate>;

export const instantOf = (epochMilliseconds: number): Instant =>
  Instant.parse(new Date(epochMilliseconds).toISOString());

export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  instantOf(Date.parse(instant) + seconds * 1000);

export const epochSeconds = (instant: Instant): number => Math.floor(Date.parse(instant) / 1000);
