import * as z from 'zod';

const form = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/;
const wholeDate = 10;

/** A date as far as it is known: a year, a year and a month, or a day. */
export const PartialDate = z
  .string()
  .regex(form, { error: 'Send a year, a month or a day, as 2024, 2024-06 or 2024-06-30.' })
  .refine((text) => text.length < wholeDate || z.iso.date().safeParse(text).success, {
    params: { code: 'no-such-day', text: 'There is no such day in the calendar.' },
  })
  .brand<'PartialDate'>();
export type PartialDate = z.infer<typeof PartialDate>;

/** Whether a date lies after another, as far as both are known. */
export const isAfter = (date: string | undefined, other: string | undefined): boolean => {
  if (date === undefined || other === undefined) return false;

  const known = Math.min(date.length, other.length);
  return date.slice(0, known) > other.slice(0, known);
};
