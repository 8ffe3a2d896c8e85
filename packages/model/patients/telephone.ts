import * as z from 'zod';

import { phi } from '../phi.ts';

/** At least seven digits, and at most the fifteen of an international number (ITU-T E.164). */
export const TelephoneNumber = z
  .string()
  .max(30)
  .regex(/^\+?(?:[ ().-]*\d){7,15}[ ().-]*$/, {
    error: 'Send a telephone number of 7 to 15 digits, with spaces and signs as you like, as +1 415 555 0100.',
  });

export const Telephone = z.strictObject({
  number: phi(TelephoneNumber.clone()),
  extension: phi(z.string().regex(/^\d{1,8}$/, { error: 'Send an extension in digits, as 204.' })).optional(),
  use: phi(z.enum(['mobile', 'home', 'work', 'other'])).default('other'),
  /** Whether a message may be left there, as the patient said; absent where nobody asked. */
  messages: phi(z.boolean()).optional(),
});
export type Telephone = z.infer<typeof Telephone>;
