import * as z from 'zod';

/** The shape of params, query or body where an operation takes none. */
export const Nothing = z.strictObject({});
