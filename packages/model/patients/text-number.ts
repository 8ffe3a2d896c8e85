import * as z from 'zod';

import { TelephoneNumber } from './telephone.ts';

const countryCode = '+1';

/** A number of ten digits without its country is one of the North American plan, in which every practice lies. */
const international = (typed: string): string => {
  const digits = typed.replaceAll(/\D/g, '');
  if (typed.trim().startsWith('+')) return `+${digits}`;

  return digits.length === 10 ? `${countryCode}${digits}` : `+${digits}`;
};

/** A telephone number as text messages take it: a plus and up to fifteen digits (ITU-T E.164). It may be typed with spaces and signs. */
export const TextNumber = TelephoneNumber.transform(international).pipe(
  z.string().regex(/^\+[1-9]\d{9,14}$/, {
    error: 'Send a number with its country, as +1 415 555 0100, or one of ten digits of the United States or Canada.',
  }),
);
export type TextNumber = z.infer<typeof TextNumber>;
