import { isTimeZone } from '@sequester/law/time-zone';
import * as z from 'zod';

/** A time zone of the IANA database that the runtime knows, by its name; an offset such as `+01:00` is none. */
export const TimeZone = z
  .string()
  .max(64)
  .refine((name) => /^[A-Za-z]/.test(name) && isTimeZone(name), {
    params: {
      code: 'unknown-time-zone',
      text: 'Name a time zone of the IANA database, such as America/Los_Angeles.',
    },
  });
export type TimeZone = z.infer<typeof TimeZone>;
