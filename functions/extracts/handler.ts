import { logFault } from '@sequester/edge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { followRecord } from './follow-record.ts';

/** Follows the stream in order: from the first record that fails on, all come again. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
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
