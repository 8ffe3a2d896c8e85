import { environment, workOff } from '@sequester/edge';
import * as z from 'zod';

import { doJob, endJob } from './do-job.ts';

const { JOBS_QUEUE: queueUrl } = environment({ JOBS_QUEUE: z.url() });

export const handler = workOff({ queueUrl, work: doJob, fail: endJob });
