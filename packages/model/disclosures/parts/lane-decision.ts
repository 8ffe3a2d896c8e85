import { RecordedDecision } from '../decision.ts';
import type { Part } from './part.ts';

/** Decisions on the ordinary record alone, in the order in which they were made. */
export const laneDecision = {
  form: 'added',
  schema: RecordedDecision,
  list: 'laneDecisions',
  long: true,
} as const satisfies Part;
