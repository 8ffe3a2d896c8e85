import * as z from 'zod';

const form = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/;
const wholeDate = 10;

/** A date as far as it is known: a year, a year and a month, or a day. */
export const PartialDate = z
  .string()
  .regex(form, { error: 'Write a year, a month or a day, as 2024, 2024-06 or 2024-06-30.' })
  .refine((text) => text.length < wholeDate || z.iso.date().safeParse(text).success, {
    params: { code: 'no-such-day', text: 'There is no such day. Write 2024, 2024-06 or 2024-06-30.' },
  })
  .brand<'PartialDate'>();
export type PartialDate = z.infer<typeof PartialDate>;
