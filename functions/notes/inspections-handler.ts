import { environment, workOff } from '@sequester/edge';
import * as z from 'zod';

import { endInspection, finishInspection } from './finish-inspection.ts';

const { JOBS_QUEUE: queueUrl } = environment({ JOBS_QUEUE: z.url() });

export const handler = workOff({ queueUrl, work: finishInspection, fail: endInspection });
