import * as z from 'zod';

/** An address that mail can go to: at most 254 characters, 64 of them before the @ (RFC 5321, 4.5.3.1). */
export const MailAddress = z
  .email()
  .max(254)
  .regex(/^[^@]{1,64}@/, { error: 'At most 64 characters before the @.' });
