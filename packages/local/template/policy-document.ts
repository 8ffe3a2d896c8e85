import * as z from 'zod';

/** A policy document as it stands in the template; what it says is read by those who evaluate it. */
export const Document = z.object({ Version: z.string().optional(), Statement: z.unknown() });
