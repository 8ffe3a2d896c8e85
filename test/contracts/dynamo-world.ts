import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AwsSession } from '@sequester/aws';
import { dynamoOver, readCloud, startEndpoint, startEngine } from '@sequester/local';
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

import { ensureTables } from '../../packages/local/events/ensure-tables.ts';
import type { World } from './worlds.ts';

/** The laptop cloud's tables, as the template defines them, and a session of the administrator. */
const startTables = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'contracts-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const [{ cloud, plan }, { send }] = await Promise.all([readCloud('cdk.out'), startEngine(directory)]);
  await ensureTables(dynamoOver(send), plan.tables);
  const endpoint = await startEndpoint({ cloud, directory, port: 0, dynamo: send });
  process.env['AWS_ENDPOINT_URL'] = endpoint.url;
  const named = (part: string): string => {
    const table = cloud.tables.find(({ name }) => name.endsWith(part));
    if (table === undefined) throw new Error(`the template has no table ${part}`);

    return table.name;
  };
  const tables = {
    audit: named('audit'),
    chart: named('chart'),
    disclosures: named('disclosures'),
    idempotency: named('idempotency'),
    notes: named('notes'),
    practices: named('practices'),
  };
  return { tables, session: new AwsSession(endpoint.userCredentials('administrator')) };
};

let started: ReturnType<typeof startTables> | undefined;

/** The stores that are deployed, over the engine of the laptop cloud, which is started once for all suites of a process. */
export const dynamoWorld = async (): Promise<World> => {
  const { tables, session } = await (started ??= startTables());
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
