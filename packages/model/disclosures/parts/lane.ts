import { RecordsLane } from '../records-lane.ts';
import type { Part } from './part.ts';

/** How far the ordinary record has come, of a request that asks for psychotherapy notes too. */
export const lane = {
  form: 'replaced',
  schema: RecordsLane,
  change: 'lanes',
  list: 'lanes',
} as const satisfies Part;
