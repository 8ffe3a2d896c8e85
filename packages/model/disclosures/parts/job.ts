import { RequestJob } from '../../jobs/job.ts';
import type { Part } from './part.ts';

/** The long work on the request: of each slot the last job. How far one has come is written over its row, beside whatever else happens. */
export const job = {
  form: 'replaced',
  schema: RequestJob,
  change: 'jobs',
  list: 'jobs',
} as const satisfies Part;
