import { RecordedDecision } from '../decision.ts';
import type { Part } from './part.ts';

/** In the order in which they were made. One on thousands of notes is long. */
export const decision = {
  form: 'added',
  schema: RecordedDecision,
  list: 'decisions',
  long: true,
} as const satisfies Part;
