import { instantOf, type PracticeId } from '@sequester/domain';
import { environment, log, logFault, newIds, sessionOf } from '@sequester/edge';
import { DynamoChainStore, insertedEvent } from '@sequester/store';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { chainEvent } from './chain-event.ts';

const settings = environment({ TABLE_AUDIT: z.string(), SESSION_ROLE_ARN: z.string() });

const chainOf = async (practiceId: PracticeId): Promise<DynamoChainStore> => {
  const context = { practiceId, actor: { kind: 'system' as const, id: 'ledger-chain' }, now: instantOf(Date.now()), newId: newIds() };
  return new DynamoChainStore(await sessionOf(settings.SESSION_ROLE_ARN, context), settings.TABLE_AUDIT);
};

const follow = async ({ eventName, dynamodb }: DynamoDBRecord): Promise<void> => {
  const event = eventName === 'INSERT' ? insertedEvent(dynamodb?.NewImage) : undefined;
  if (event !== undefined) {
    const appended = await chainEvent(await chainOf(event.practiceId), event);
    log('CHAIN_EXTENDED', { eventId: event.id, appended });
  }
};

/** Follows the stream of the audit in order: from the first record that fails on, all come again. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of Records) {
    try {
      await follow(record);
    } catch (error) {
      const sequence = record.dynamodb?.SequenceNumber ?? '';
      logFault('STREAM_RECORD_FAILED', { sequence }, error);
      return { batchItemFailures: [{ itemIdentifier: sequence }] };
    }
  }
  return { batchItemFailures: [] };
};
