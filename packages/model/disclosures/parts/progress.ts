import { BuildProgress } from '../progress.ts';
import type { Part } from './part.ts';

/** The last mark of a build, of this round or an earlier one: it wakes nobody, and is no part of the request's revision. */
export const progress = {
  form: 'apart',
  schema: BuildProgress,
  one: 'progress',
} as const satisfies Part;
