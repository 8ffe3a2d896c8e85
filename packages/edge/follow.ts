import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

import { logFault } from './log.ts';

/** Follows a stream in order: from the first record that fails on, all come again. */
export const follow =
  (followRecord: (record: DynamoDBRecord) => Promise<unknown>) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
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
