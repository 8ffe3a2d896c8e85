import type { AwsSession } from '@sequester/aws';
import { environment, implementFor, traceTables } from '@sequester/edge';
import { DynamoAttemptStore, DynamoChartStore, DynamoTraceStore } from '@sequester/store';
import * as z from 'zod';

export const settings = environment({ ...traceTables, TABLE_CHART: z.string() });

const tables = { chart: settings.TABLE_CHART, audit: settings.TABLE_AUDIT, idempotency: settings.TABLE_IDEMPOTENCY };

/** The stores of a session of one practice. */
export const stores = (session: AwsSession) => ({
  attempts: new DynamoAttemptStore(session, tables),
  traces: new DynamoTraceStore(session, tables),
  charts: new DynamoChartStore(session, tables),
});

export const implement = implementFor<ReturnType<typeof stores>>();
