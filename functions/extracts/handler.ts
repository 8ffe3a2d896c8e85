import { follow } from '@sequester/edge';

import { followRecord } from './follow-record.ts';

export const handler = follow(followRecord);
