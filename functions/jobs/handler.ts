import { environment, follow } from '@sequester/edge';
import * as z from 'zod';

import { jobsOf } from './jobs-of.ts';
import { sendJobs } from './send-jobs.ts';

const queues = environment({
  QUEUE_BUILDS: z.url(),
  QUEUE_GRANTS: z.url(),
  QUEUE_INSPECTIONS: z.url(),
  QUEUE_DOCUMENTS: z.url(),
  QUEUE_RECORDS: z.url(),
});

/** Sends what a changed row calls for into the queue of those who do it. Nothing is done here that could take long or hold up a row behind it. */
export const handler = follow((record) => sendJobs(queues, jobsOf(record)));
