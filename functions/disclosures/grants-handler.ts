import { environment, workOff } from '@sequester/edge';
import * as z from 'zod';

import { endGrants, finishGrants } from './finish-grants.ts';

const { JOBS_QUEUE: queueUrl } = environment({ JOBS_QUEUE: z.url() });

export const handler = workOff({ queueUrl, work: finishGrants, fail: endGrants });
