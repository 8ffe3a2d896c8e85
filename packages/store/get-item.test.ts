import { BatchGetItemCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { AwsSession } from '@sequester/aws';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';

import { getItem } from './get-item.ts';

const dynamo = mockClient(DynamoDBClient);
/** Files share the modules that they load, and with them the client's class. */
afterAll(() => dynamo.restore());
const newSession = (): AwsSession => new AwsSession({ accessKeyId: 'invented', secretAccessKey: 'invented' });
const key = (pk: string, sk = 'ROW') => ({ pk, sk });
const row = (pk: string, sk = 'ROW') => ({ pk, sk, found: `${pk}/${sk}` });

/** A DynamoDB in which every row is there whose sort key is `ROW`. */
const answerAll = (): void => {
  dynamo.on(GetItemCommand).callsFake(({ Key }) => ({ Item: { ...Key, found: marshall(`${Key.pk.S}/${Key.sk.S}`) } }));
  dynamo.on(BatchGetItemCommand).callsFake(({ RequestItems }) => ({
    Responses: Object.fromEntries(
      Object.keys(RequestItems).map((table) => [
        table,
        RequestItems[table].Keys.filter(({ sk }: { sk: { S: string } }) => sk.S === 'ROW').map(
          (one: { pk: { S: string }; sk: { S: string } }) => marshall(row(one.pk.S, one.sk.S)),
        ),
      ]),
    ),
  }));
};
const calls = (): unknown[] => dynamo.calls().map(({ args: [command] }) => command.constructor.name);

beforeEach(() => {
  dynamo.reset();
  answerAll();
});
afterEach(() => dynamo.reset());

describe('items that a session wants in the same turn', () => {
  test('of several tables are read in one call, each consistently, and each answer is its own', async () => {
    const session = newSession();
    const later = Promise.resolve().then(() => getItem(session, 'practices', key('b')));
    const all = await Promise.all([
      getItem(session, 'chart', key('a')),
      later,
      getItem(session, 'audit', key('c', 'X')),
    ]);
    expect(all).toEqual([row('a'), row('b'), undefined]);
    expect(calls()).toEqual(['BatchGetItemCommand']);
    const [only] = dynamo.commandCalls(BatchGetItemCommand);
    expect(Object.values(only?.args[0].input.RequestItems ?? {}).map((one) => one.ConsistentRead)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('of one partition are read in one call, the same item once', async () => {
    const session = newSession();
    const asked = ['ROW', 'OTHER', 'ROW'].map((sk) => getItem(session, 'chart', key('a', sk)));
    expect(await Promise.all(asked)).toEqual([row('a'), undefined, row('a')]);
    expect(dynamo.commandCalls(BatchGetItemCommand)[0]?.args[0].input.RequestItems?.['chart']?.Keys).toHaveLength(2);
  });

  test('of two partitions of one table are read apart, because permissions are for partitions of one kind', async () => {
    const session = newSession();
    const asked = ['a', 'b'].map((pk) => getItem(session, 'chart', key(pk)));
    expect((await Promise.all(asked)).map((item) => item?.['pk'])).toEqual(['a', 'b']);
    expect(calls()).toEqual(['GetItemCommand', 'GetItemCommand']);
  });

  test('are not read with those of another session', async () => {
    await Promise.all([getItem(newSession(), 'chart', key('a')), getItem(newSession(), 'practices', key('a'))]);
    expect(calls()).toEqual(['GetItemCommand', 'GetItemCommand']);
  });

  test('that DynamoDB did not get to are asked for again, each alone', async () => {
    dynamo.on(BatchGetItemCommand).resolves({
      Responses: { chart: [marshall(row('a'))] },
      UnprocessedKeys: { practices: { Keys: [marshall(key('b'))] } },
    });
    const session = newSession();
    const [one, other] = await Promise.all([
      getItem(session, 'chart', key('a')),
      getItem(session, 'practices', key('b')),
    ]);
    expect([one?.['pk'], other?.['pk']]).toEqual(['a', 'b']);
    expect(calls()).toEqual(['BatchGetItemCommand', 'GetItemCommand']);
  });

  test('fail together where the call fails', async () => {
    dynamo.on(BatchGetItemCommand).rejects(new Error('invented'));
    const session = newSession();
    const all = await Promise.allSettled(['chart', 'practices'].map((table) => getItem(session, table, key('a'))));
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

test('an item that is wanted in a later turn is read by itself', async () => {
  const session = newSession();
  await getItem(session, 'chart', key('a'));
  await getItem(session, 'practices', key('b'));
  expect(calls()).toEqual(['GetItemCommand', 'GetItemCommand']);
});
