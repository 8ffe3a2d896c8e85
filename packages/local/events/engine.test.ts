import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dynamoAt } from './dynamo.ts';
import { startEngine } from './engine.ts';

const directory = (): string => mkdtempSync(join(tmpdir(), 'engine-'));

const table = {
  TableName: 'kept',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
};

describe('the DynamoDB engine', () => {
  test('keeps its tables over a restart', async () => {
    const at = directory();
    const first = await startEngine(at);
    await dynamoAt(first.url)('CreateTable', table);
    await first.stop();
    const second = await startEngine(at);
    expect(await dynamoAt(second.url)('ListTables', {})).toMatchObject({ TableNames: ['kept'] });
    await second.stop();
  });

  test('ends the engine that a killed cloud left behind, and takes over its tables', async () => {
    const at = directory();
    const script = `import { startEngine } from ${JSON.stringify(join(import.meta.dirname, 'engine.ts'))};
      console.log((await startEngine(${JSON.stringify(at)})).url); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const left = (await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))).trim();
    await dynamoAt(left)('CreateTable', table);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    const engine = await startEngine(at);
    await expect(dynamoAt(left)('ListTables', {})).rejects.toThrow('fetch failed');
    expect(await dynamoAt(engine.url)('ListTables', {})).toMatchObject({ TableNames: ['kept'] });
    await engine.stop();
  });

  test('refuses a database that a living cloud uses', async () => {
    const at = directory();
    const first = await startEngine(at);
    await expect(startEngine(at)).rejects.toThrow('uses this state already');
    expect(await dynamoAt(first.url)('ListTables', {})).toBeDefined();
    await first.stop();
  });
});
