import { logFault } from '@sequester/edge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { followRecord } from './follow-record.ts';
import { sweep } from './sweep.ts';

type Event = DynamoDBStreamEvent | { kind: 'sweep' };

/** Follows the stream in order: from the first record that fails on, all come again. */
const follow = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of event.Records) {
    const sequence = record.dynamodb?.SequenceNumber ?? '';
    try {
      await followRecord(record);
    } catch (error) {
      logFault('STREAM_RECORD_FAILED', { sequence }, error);
      return { batchItemFailures: [{ itemIdentifier: sequence }] };
    }
  }
  return { batchItemFailures: [] };
};

/** Mail that follows from what was written, and the sweep of deadlines every five minutes. */
export const handler = async (event: Event): Promise<DynamoDBBatchResponse> => {
  if ('kind' in event) {
    await sweep();
    return { batchItemFailures: [] };
  }
  return follow(event);
};
