import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { AwsSession } from '@sequester/aws';
import { dynamoOver, readCloud, startEndpoint, startEngine } from '@sequester/local';
import * as z from 'zod';

import { ensureTables } from '../../../packages/local/events/ensure-tables.ts';
import { hashPrefix, itemOf } from './engine-item.ts';

/** A row with its keys, as the store makes it. */
export const Keyed = z.looseObject({ pk: z.string(), sk: z.string() });
export type GrownRow = z.infer<typeof Keyed>;

/** Writes rows past the engine, which is not running, into the file that it keeps: a million in some seconds. */
const writeStraight = (file: string, table: string, rows: Iterable<GrownRow>): number => {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; BEGIN');
  const insert = database.prepare(
    `INSERT INTO "${table}" (pk, sk, item_json, item_size, hash_prefix) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  let written = 0;
  for (const row of rows) {
    const { item, size } = itemOf(row);
    insert.run(`S:${row.pk}`, `S:${row.sk}`, JSON.stringify(item), size, hashPrefix(row.pk));
    written += 1;
  }
  database.exec('COMMIT');
  database.close();
  return written;
};

export interface SizedTable {
  /** The file that the engine keeps. */
  file: string;
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
  const file = join(directory, 'dynamodb.sqlite');
  const written = writeStraight(file, named('chart'), rows);
  const engine = await startEngine(directory);
  const endpoint = await startEndpoint({ cloud, directory, port: 0, dynamo: engine.send });
  process.env['AWS_ENDPOINT_URL'] = endpoint.url;
  return {
    file,
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
