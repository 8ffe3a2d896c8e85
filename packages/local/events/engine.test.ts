import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { DynamoFault, dynamoOver, type Dynamo } from './dynamo.ts';
import { startEngine, type Engine } from './engine.ts';

const directory = (): string => mkdtempSync(join(tmpdir(), 'engine-'));

const table = {
  TableName: 'kept',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
};

const tablesOf = (engine: Engine): Promise<unknown> => dynamoOver(engine.send)('ListTables', {});

const pidIn = (at: string): number => Number(readFileSync(join(at, 'engine.pid'), 'utf8').split(' ')[0]);

const ended = async (pid: number): Promise<boolean> => {
  for (let waited = 0; waited < 3000; waited += 50) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
};

/** A cloud of its own that starts the engine, says `up` and stays. */
const cloudAt = (at: string) =>
  spawn(
    process.execPath,
    [
      '--input-type=module-typescript',
      '-e',
      `import { startEngine } from ${JSON.stringify(join(import.meta.dirname, 'engine.ts'))};
       import { dynamoOver } from ${JSON.stringify(join(import.meta.dirname, 'dynamo.ts'))};
       const engine = await startEngine(${JSON.stringify(at)});
       await dynamoOver(engine.send)('CreateTable', ${JSON.stringify(table)});
       console.log('up'); setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

describe('the DynamoDB engine', () => {
  test('gives back every letter, those too that Unicode counts as ends of lines', async () => {
    const engine = await startEngine(directory());
    const dynamo = dynamoOver(engine.send);
    await dynamo('CreateTable', table);
    const stored = { pk: { S: 'letters' }, text: { S: 'a\u2028b\u2029c\u0085d\r\ne \u{1f600} 漢字'.repeat(9000) } };
    await dynamo('PutItem', { TableName: 'kept', Item: stored });
    expect(await dynamo('GetItem', { TableName: 'kept', Key: { pk: { S: 'letters' } } })).toMatchObject({
      Item: stored,
    });
    await engine.stop();
  });

  test('keeps its tables over a restart', async () => {
    const at = directory();
    const first = await startEngine(at);
    await dynamoOver(first.send)('CreateTable', table);
    await first.stop();
    const second = await startEngine(at);
    expect(await tablesOf(second)).toMatchObject({ TableNames: ['kept'] });
    await second.stop();
  });

  test('ends by itself when its cloud is killed, and leaves its tables to the next', async () => {
    const at = directory();
    const cloud = cloudAt(at);
    await new Promise((resolve) => cloud.stdout.once('data', resolve));
    const pid = pidIn(at);
    cloud.kill('SIGKILL');
    expect(await ended(pid)).toBe(true);
    const engine = await startEngine(at);
    expect(await tablesOf(engine)).toMatchObject({ TableNames: ['kept'] });
    await engine.stop();
  });

  test('refuses a database that a living cloud uses', async () => {
    const at = directory();
    const first = await startEngine(at);
    await expect(startEngine(at)).rejects.toThrow('uses this state already');
    expect(await tablesOf(first)).toBeDefined();
    await first.stop();
  });

  test('has no socket: nobody but its cloud can ask it', async () => {
    const at = directory();
    const engine = await startEngine(at);
    const pid = pidIn(at);
    const open = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
    expect(open.some((name) => name.endsWith('dynamodb.sqlite'))).toBe(true);
    const inodes = open.flatMap((name) => /^socket:\[(\d+)\]$/.exec(name)?.[1] ?? []);
    const listed = ['tcp', 'tcp6', 'udp', 'udp6']
      .map((kind) => readFileSync(`/proc/${pid}/net/${kind}`, 'utf8'))
      .join('');
    expect(inodes.filter((inode) => listed.includes(` ${inode} `))).toEqual([]);
    await engine.stop();
  });

  test('keeps its files from other users of the machine, also those of an earlier release', async () => {
    const at = directory();
    chmodSync(at, 0o755);
    writeFileSync(join(at, 'dynamodb.sqlite'), '', { mode: 0o644 });
    const engine = await startEngine(at);
    await dynamoOver(engine.send)('CreateTable', table);
    expect((statSync(at).mode & 0o777).toString(8)).toBe('700');
    const modes = readdirSync(at).map((name) => `${name} ${(statSync(join(at, name)).mode & 0o777).toString(8)}`);
    expect(modes.toSorted()).toEqual([
      'dynamodb.sqlite 600',
      'dynamodb.sqlite-shm 600',
      'dynamodb.sqlite-wal 600',
      'engine.pid 600',
    ]);
    await engine.stop();
  });
});

describe('an answer of the engine', () => {
  let engine: Engine;
  let dynamo: Dynamo;

  beforeAll(async () => {
    engine = await startEngine(directory());
    dynamo = dynamoOver(engine.send);
    await dynamo('CreateTable', table);
    await dynamo('PutItem', { TableName: 'kept', Item: { pk: { S: 'one' }, bytes: { B: 'AAEC' } } });
  });

  afterAll(() => engine.stop());

  const bodyOf = async (operation: string, body: unknown): Promise<unknown> => {
    const { status, body: text } = await engine.send(operation, body);
    return { status, ...JSON.parse(String(text)) };
  };

  const fresh = { TableName: 'kept', Item: { pk: { S: 'one' } }, ConditionExpression: 'attribute_not_exists(pk)' };

  test('is the item as it was written', async () => {
    const asked = { TableName: 'kept', Key: { pk: { S: 'one' } }, ConsistentRead: true };
    expect(await bodyOf('GetItem', asked)).toEqual({ status: 200, Item: { pk: { S: 'one' }, bytes: { B: 'AAEC' } } });
  });

  test('names what failed as DynamoDB does', async () => {
    expect(await bodyOf('PutItem', fresh)).toMatchObject({
      status: 400,
      __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    });
    await expect(dynamo('GetItem', { TableName: 'none', Key: { pk: { S: 'one' } } })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  });

  test('says of a cancelled transaction which member failed', async () => {
    const other = { Put: { TableName: 'kept', Item: { pk: { S: 'two' } } } };
    expect(await bodyOf('TransactWriteItems', { TransactItems: [other, { Put: fresh }] })).toMatchObject({
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
    expect(await bodyOf('GetItem', { TableName: 'kept', Key: { pk: { S: 'two' } } })).toEqual({ status: 200 });
  });

  test('refuses a parameter that the engine would pass over, and an operation that nobody asks', async () => {
    const legacy = { TableName: 'kept', Key: { pk: { S: 'one' } }, AttributesToGet: ['pk'] };
    await expect(dynamo('GetItem', legacy)).rejects.toMatchObject({ code: 'ValidationException' });
    await expect(dynamo('ExecuteStatement', {})).rejects.toBeInstanceOf(DynamoFault);
  });

  test('is a fault, not silence, once the engine is gone', async () => {
    const gone = await startEngine(directory());
    await gone.stop();
    await expect(dynamoOver(gone.send)('ListTables', {})).rejects.toMatchObject({ code: 'InternalServerError' });
  });
});
