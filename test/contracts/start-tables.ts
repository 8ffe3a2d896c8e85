import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dynamoOver, readCloud, startEndpoint, startEngine, type UserCredentials } from '@sequester/local';
import type { TestProject } from 'vitest/node';

import { ensureTables } from '../../packages/local/events/ensure-tables.ts';

type Table = 'audit' | 'chart' | 'disclosures' | 'idempotency' | 'notes' | 'practices';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The laptop cloud's endpoint with the tables of the template, and who may do everything there. */
    laptop: { endpoint: string; tables: Record<Table, string>; credentials: UserCredentials };
  }
}

/** Starts the engine and the endpoint once for all suites. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'contracts-'));
  const [{ cloud, plan }, engine] = await Promise.all([readCloud('cdk.out'), startEngine(directory)]);
  await ensureTables(dynamoOver(engine.send), plan.tables);
  const endpoint = await startEndpoint({ cloud, directory, port: 0, dynamo: engine.send });
  const named = (part: Table): string => {
    const table = cloud.tables.find(({ name }) => name.endsWith(part));
    if (table === undefined) throw new Error(`the template has no table ${part}`);

    return table.name;
  };
  provide('laptop', {
    endpoint: endpoint.url,
    tables: {
      audit: named('audit'),
      chart: named('chart'),
      disclosures: named('disclosures'),
      idempotency: named('idempotency'),
      notes: named('notes'),
      practices: named('practices'),
    },
    credentials: endpoint.userCredentials('administrator'),
  });
  return async () => {
    await endpoint.close();
    await engine.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
