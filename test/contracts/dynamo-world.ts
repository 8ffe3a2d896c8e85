import { createHash } from 'node:crypto';

import { AwsSession } from '@sequester/aws';
import {
  DynamoAttemptStore,
  DynamoAuditStore,
  DynamoChainStore,
  DynamoChartStore,
  DynamoDeadlineStore,
  DynamoDoorCounts,
  DynamoNoteStore,
  DynamoNoticeStore,
  DynamoPersonStore,
  DynamoPracticeStore,
  DynamoTraceStore,
} from '@sequester/store';
import { inject } from 'vitest';

import type { World } from './world.ts';

const { endpoint, tables, credentials } = inject('laptop');

/** The stores that are deployed, over the tables of the laptop cloud. */
export const dynamoWorld = (): World => {
  process.env['AWS_ENDPOINT_URL'] = endpoint;
  const session = new AwsSession(credentials);
  return {
    traces: new DynamoTraceStore(session, tables),
    attempts: new DynamoAttemptStore(session, tables),
    audit: new DynamoAuditStore(session, tables.audit),
    chain: new DynamoChainStore(session, tables.audit),
    charts: new DynamoChartStore(session, tables),
    notes: new DynamoNoteStore(session, tables),
    practices: new DynamoPracticeStore(session, tables),
    persons: new DynamoPersonStore(async () => session, tables),
    notices: new DynamoNoticeStore(session, tables),
    deadlines: new DynamoDeadlineStore(session, tables.disclosures),
    doorCounts: new DynamoDoorCounts(session, tables.idempotency, async (counted) =>
      createHash('sha256').update(counted).digest('hex'),
    ),
  };
};
