import * as z from 'zod';

/** The shape of params, query or body where an operation takes none. Its type adds nothing to what a use case gets. */
export const Nothing: z.ZodType = z.strictObject({});
