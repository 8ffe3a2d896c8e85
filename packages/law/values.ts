import * as z from 'zod';

export const Identifier = z.string().min(1).max(200);
export const Words = z.string().min(1).max(4000);
export const CalendarDate = z.iso.date();
export const Instant = z.iso.datetime();

/** A value that may be absent (unknown) or null (looked for, there is none). */
export const known = <Schema extends z.ZodType>(schema: Schema) => schema.nullish();

/** A yes or no that somebody checked; absent and null both mean that nobody did. */
export const Checked = known(z.boolean());
