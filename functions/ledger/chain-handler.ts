import { withinPractice } from '@sequester/domain';
import { environment, follow, log, sessionOf, systemContext } from '@sequester/edge';
import type { PracticeId } from '@sequester/model';
import { DynamoChainStore, recordOf } from '@sequester/store';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';

import { chainEvent } from './chain-event.ts';

const settings = environment({ TABLE_AUDIT: z.string(), SESSION_ROLE_ARN: z.string() });

const chainOf = async (practiceId: PracticeId): Promise<DynamoChainStore> => {
  const context = withinPractice(systemContext('ledger-chain'), practiceId);
  return new DynamoChainStore(await sessionOf(settings.SESSION_ROLE_ARN, context), settings.TABLE_AUDIT);
};

const followRecord = async ({ eventName, dynamodb }: DynamoDBRecord): Promise<void> => {
  const record = eventName === 'INSERT' ? recordOf(dynamodb?.NewImage) : undefined;
  if (record?.kind === 'event') {
    const event = record.row;
    const appended = await chainEvent(await chainOf(event.practiceId), event);
    log('CHAIN_EXTENDED', { eventId: event.id, appended });
  }
};

/** Follows the stream of the audit. */
export const handler = follow(followRecord);
