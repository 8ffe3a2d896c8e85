import { follow } from '@sequester/edge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

import { followRecord } from './follow-record.ts';
import { sweep } from './sweep.ts';

type Event = DynamoDBStreamEvent | { kind: 'sweep' };

const mail = follow(followRecord);

/** Mail that follows from what was written, and the sweep of deadlines every five minutes. */
export const handler = async (event: Event): Promise<DynamoDBBatchResponse> => {
  if ('kind' in event) {
    await sweep();
    return { batchItemFailures: [] };
  }
  return mail(event);
};
