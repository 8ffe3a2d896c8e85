import { acknowledgeRequest, conveyCode, mailLink, tellOfficers } from '@sequester/domain';
import { log } from '@sequester/edge';
import { recordOf } from '@sequester/store';
import type { DynamoDBRecord } from 'aws-lambda';

import { actingFor } from './stores.ts';

/** Sends what a new row calls for: a request its acknowledgment, a link its letter, a code its code, a statement a word to those who look at it. Anything else is passed over. */
export const followRecord = async ({ eventName, dynamodb }: DynamoDBRecord): Promise<void> => {
  const record = eventName === 'INSERT' ? recordOf(dynamodb?.NewImage) : undefined;
  if (record?.kind === 'link') {
    const { context, stores } = await actingFor(record.row.practiceId);
    const mailed = await mailLink(stores)(context, record.row);
    log('MAIL_SENT', { about: record.row.linkId, mailed });
  }
  if (record?.kind === 'code') {
    const { context, stores } = await actingFor(record.row.practiceId);
    const mailed = await conveyCode(stores)(context, record.row);
    log('MAIL_SENT', { about: record.row.codeId, mailed });
  }
  if (record?.kind === 'request') {
    const { context, stores } = await actingFor(record.row.practiceId);
    const mailed = await acknowledgeRequest(stores)(context, record.row);
    log('MAIL_SENT', { about: record.row.requestId, mailed });
  }
  if (record?.kind === 'statement') {
    const { context, stores } = await actingFor(record.row.practiceId);
    const told = await tellOfficers(stores)(context, record.row);
    log('MAIL_SENT', { about: record.row.statementId, told });
  }
};
