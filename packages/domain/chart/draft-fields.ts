import type * as z from 'zod';

/** The fields of an entry that its author writes, or all others. */
export const fieldsOf = (kind: { input: z.ZodObject }, from: object, which: 'written' | 'other'): object =>
  Object.fromEntries(Object.entries(from).filter(([field]) => field in kind.input.shape === (which === 'written')));
