import * as z from 'zod';

/** SHA-256 in hex. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'Send a SHA-256 as 64 hexadecimal digits in small letters.' });
