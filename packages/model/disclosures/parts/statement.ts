import { Statement } from '../statement.ts';
import type { Part } from './part.ts';

/** In the order in which they were made. */
export const statement = {
  form: 'added',
  schema: Statement,
  list: 'statements',
} as const satisfies Part;
