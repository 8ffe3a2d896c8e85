import { environment, workOff } from '@sequester/edge';
import * as z from 'zod';

import { endDocument, finishDocument } from './finish-document.ts';

const { JOBS_QUEUE: queueUrl } = environment({ JOBS_QUEUE: z.url() });

export const handler = workOff({ queueUrl, work: finishDocument, fail: endDocument });
