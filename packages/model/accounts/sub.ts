import * as z from 'zod';

/** The account of a person at the issuer, by its `sub`. */
export const Sub = z.string().regex(/^[\w.:=+@-]{1,128}$/);
