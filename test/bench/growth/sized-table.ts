import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { AwsSession } from '@sequester/aws';
import { dynamoOver, readCloud, startEndpoint, startEngine } from '@sequester/local';

import { ensureTables } from '../../../packages/local/events/ensure-tables.ts';

/** A row with its keys, as the store would write it. */
export type GrownRow = Readonly<Record<string, unknown>> & { pk: string; sk: string };

/** A value as DynamoDB writes it in JSON; what is undefined is left out. */
const attribute = (value: unknown): unknown => {
  if (typeof value === 'string') return { S: value };

  if (typeof value === 'number') return { N: String(value) };

  if (typeof value === 'boolean') return { BOOL: value };

  if (Array.isArray(value)) return { L: value.map(attribute) };

  return { M: attributes(Object(value)) };
};

const attributes = (item: object): object =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, attribute(value)]])),
  );

/** Writes rows past the engine, which is not running, into the file that it keeps: a million in some seconds. */
const writeStraight = (file: string, table: string, rows: Iterable<GrownRow>): number => {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; BEGIN');
  const insert = database.prepare(
    `INSERT INTO "${table}" (pk, sk, item_json, item_size) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  let written = 0;
  for (const row of rows) {
    const json = JSON.stringify(attributes(row));
    insert.run(`S:${row.pk}`, `S:${row.sk}`, json, json.length);
    written += 1;
  }
  database.exec('COMMIT');
  database.close();
  return written;
};

export interface SizedTable {
  session: AwsSession;
  tables: Record<'audit' | 'chart' | 'idempotency' | 'practices', string>;
  rows: number;
  stop: () => Promise<void>;
}

/** The laptop cloud's DynamoDB with a chart table that holds these rows. */
export const tableWith = async (rows: Iterable<GrownRow>): Promise<SizedTable> => {
  const directory = mkdtempSync(join(tmpdir(), 'growth-'));
  const { cloud, plan } = await readCloud('cdk.out');
  const named = (part: string): string => cloud.tables.find(({ name }) => name.endsWith(part))?.name ?? part;
  const empty = await startEngine(directory);
  await ensureTables(dynamoOver(empty.send), plan.tables);
  await empty.stop();
  const written = writeStraight(join(directory, 'dynamodb.sqlite'), named('chart'), rows);
  const engine = await startEngine(directory);
  const endpoint = await startEndpoint({ cloud, directory, port: 0, dynamo: engine.send });
  process.env['AWS_ENDPOINT_URL'] = endpoint.url;
  return {
    session: new AwsSession(endpoint.userCredentials('administrator')),
    tables: {
      audit: named('audit'),
      chart: named('chart'),
      idempotency: named('idempotency'),
      practices: named('practices'),
    },
    rows: written,
    stop: async () => {
      await endpoint.close();
      await engine.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
