import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';

import { codeOf, startLaptop, type Clients } from './laptop.ts';
import { otherPractice, otherTherapist, practice, therapist } from './policies.ts';

const written: string[] = [];
const laptop = await startLaptop({ tables: true, onTableWrite: (name) => written.push(name) });
afterAll(() => laptop.stop());

const own = `PRACTICE#${practice}#PROVIDER#${therapist}#`;
const elsewhere = [
  `PRACTICE#${otherPractice}#PROVIDER#${therapist}#`,
  `PRACTICE#${practice}#PROVIDER#${otherTherapist}#`,
  `PRACTICE#${practice}#PROVIDER#${therapist}#x`,
];
const { dynamo } = laptop.as('notes-session');

const put = (pk: string, sk = 'NOTE#1', more = {}): PutItemCommand =>
  new PutItemCommand({ TableName: 'notes', Item: { pk: { S: pk }, sk: { S: sk }, ...more } });
const get = (pk: string): GetItemCommand =>
  new GetItemCommand({ TableName: 'notes', Key: { pk: { S: pk }, sk: { S: 'NOTE#1' } } });
const query = (pk: string): QueryCommand =>
  new QueryCommand({
    TableName: 'notes',
    KeyConditionExpression: '#p = :p AND begins_with(sk, :s)',
    ExpressionAttributeNames: { '#p': 'pk' },
    ExpressionAttributeValues: { ':p': { S: pk }, ':s': { S: 'NOTE#' } },
  });
const narrow = (Action: string): Clients =>
  laptop.as(
    'notes-session',
    { practice, provider: therapist },
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] },
  );
const byPatient = (patientPractice: string): QueryCommand =>
  new QueryCommand({
    TableName: 'notes',
    IndexName: 'by-patient',
    KeyConditionExpression: 'gsi1pk = :p',
    ExpressionAttributeValues: { ':p': { S: `PRACTICE#${patientPractice}#PATIENT#1#` } },
  });
const once = (sk: string): TransactWriteItemsCommand =>
  new TransactWriteItemsCommand({
    TransactItems: [
      {
        Put: {
          TableName: 'notes',
          Item: { pk: { S: own }, sk: { S: sk } },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        ConditionCheck: {
          TableName: 'notes',
          Key: { pk: { S: own }, sk: { S: 'NOTE#1' } },
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
    ],
  });
const batch = (...keys: string[]): BatchGetItemCommand =>
  new BatchGetItemCommand({
    RequestItems: { notes: { Keys: keys.map((pk) => ({ pk: { S: pk }, sk: { S: 'NOTE#1' } })) } },
  });
const transaction = (...keys: string[]): TransactWriteItemsCommand =>
  new TransactWriteItemsCommand({
    TransactItems: keys.map((pk, index) => ({
      Put: { TableName: 'notes', Item: { pk: { S: pk }, sk: { S: `NOTE#T${index}` } } },
    })),
  });

describe('rows of one therapist', () => {
  test('are read and written in that therapist’s session, and wake the readers of the stream', async () => {
    expect(await codeOf(dynamo.send(put(own)))).toBe('none');
    expect(written).toEqual(['notes']);
    expect((await dynamo.send(get(own))).Item?.['pk']).toEqual({ S: own });
    expect((await dynamo.send(query(own))).Count).toBe(1);
    expect((await dynamo.send(batch(own))).Responses?.['notes']).toHaveLength(1);
    expect(await codeOf(dynamo.send(transaction(own, own)))).toBe('none');
  });

  test.each(elsewhere)('are refused under another leading key: %s', async (pk) => {
    for (const command of [
      put(pk),
      get(pk),
      query(pk),
      batch(pk),
      batch(own, pk),
      transaction(pk),
      transaction(own, pk),
    ]) {
      const call: Promise<unknown> =
        command instanceof PutItemCommand ? dynamo.send(command) : sendAny(dynamo, command);
      expect(await codeOf(call)).toBe('AccessDeniedException');
    }
  });

  test('are refused without a leading key', async () => {
    expect(await codeOf(dynamo.send(new ScanCommand({ TableName: 'notes' })))).toBe('AccessDeniedException');
    expect(await codeOf(dynamo.send(new GetItemCommand({ TableName: 'notes', Key: { sk: { S: 'x' } } })))).toBe(
      'AccessDeniedException',
    );
    expect(
      await codeOf(
        dynamo.send(
          new QueryCommand({
            TableName: 'notes',
            KeyConditionExpression: 'sk = :s',
            ExpressionAttributeValues: { ':s': { S: own } },
          }),
        ),
      ),
    ).toBe('AccessDeniedException');
  });

  test('are refused when the practice is only in a filter, a value or another name', async () => {
    const sly = new QueryCommand({
      TableName: 'notes',
      KeyConditionExpression: '#p = :theirs AND sk = :mine',
      ExpressionAttributeNames: { '#p': 'pk' },
      ExpressionAttributeValues: { ':theirs': { S: elsewhere[0] ?? '' }, ':mine': { S: own } },
    });
    expect(await codeOf(dynamo.send(sly))).toBe('AccessDeniedException');
  });

  test('are refused to a session without tags and to a role without the permission', async () => {
    expect(await codeOf(laptop.as('notes-session', {}).dynamo.send(get(own)))).toBe('AccessDeniedException');
    expect(await codeOf(laptop.as('notes-session', { practice }).dynamo.send(get(own)))).toBe('AccessDeniedException');
    expect(await codeOf(laptop.as('chart-session').dynamo.send(get(own)))).toBe('AccessDeniedException');
    expect(await codeOf(laptop.as('disclosures-session').dynamo.send(get(own)))).toBe('AccessDeniedException');
  });

  test('are refused to a session whose tag holds a wildcard', async () => {
    expect(await codeOf(laptop.as('notes-session', { practice: '*', provider: '*' }).dynamo.send(get(own)))).toBe(
      'AccessDeniedException',
    );
  });

  test('are refused where the session policy is narrower than the role', async () => {
    expect(await codeOf(narrow('dynamodb:GetItem').dynamo.send(get(own)))).toBe('none');
    expect(await codeOf(narrow('dynamodb:GetItem').dynamo.send(put(own)))).toBe('AccessDeniedException');
    expect(await codeOf(narrow('dynamodb:*').dynamo.send(get(elsewhere[0] ?? '')))).toBe('AccessDeniedException');
  });
});

describe('an index', () => {
  test('is queried by its own partition key', async () => {
    const disclosures = laptop.as('disclosures-session');
    await dynamo.send(put(own, 'NOTE#2', { gsi1pk: { S: `PRACTICE#${practice}#PATIENT#1#` }, gsi1sk: { S: '1' } }));
    expect((await disclosures.dynamo.send(byPatient(practice))).Count).toBe(1);
    expect(await codeOf(disclosures.dynamo.send(byPatient(otherPractice)))).toBe('AccessDeniedException');
    expect(await codeOf(dynamo.send(byPatient(practice)))).toBe('AccessDeniedException');
  });
});

describe('a transaction', () => {
  test('keeps its conditions, and says which member failed', async () => {
    expect(await codeOf(dynamo.send(once('NOTE#C')))).toBe('none');
    await expect(dynamo.send(once('NOTE#C'))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }],
    });
    expect(
      (
        await dynamo.send(
          new TransactGetItemsCommand({
            TransactItems: [{ Get: { TableName: 'notes', Key: { pk: { S: own }, sk: { S: 'NOTE#C' } } } }],
          }),
        )
      ).Responses,
    ).toHaveLength(1);
  });

  test('lets exactly one of fifty concurrent conditional writes through', async () => {
    const codes = await Promise.all(Array.from({ length: 50 }, () => codeOf(dynamo.send(once('NOTE#RACE')))));
    expect(codes.filter((code) => code === 'none')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['none', 'TransactionCanceledException']));
  });
});

describe('a table or an operation that is not there', () => {
  test('is answered as AWS answers it', async () => {
    const { dynamo: all } = laptop.administrator;
    expect(await codeOf(all.send(new GetItemCommand({ TableName: 'strangers', Key: { pk: { S: 'a' } } })))).toBe(
      'ResourceNotFoundException',
    );
    expect((await all.send(new ListTablesCommand({}))).TableNames).toEqual(['notes']);
    const unknown = laptop.administrator.dynamo;
    unknown.middlewareStack.add(
      (next) => (args) => {
        if (
          typeof args.request === 'object' &&
          args.request !== null &&
          'headers' in args.request &&
          typeof args.request.headers === 'object' &&
          args.request.headers !== null
        )
          Object.assign(args.request.headers, { 'x-amz-target': 'DynamoDB_20120810.MakeTea' });

        return next(args);
      },
      { step: 'build', name: 'tea' },
    );
    expect(await codeOf(unknown.send(new ListTablesCommand({})))).toBe('UnknownOperationException');
  });
});

const sendAny = (
  client: DynamoDBClient,
  command: GetItemCommand | QueryCommand | BatchGetItemCommand | TransactWriteItemsCommand,
): Promise<unknown> => {
  if (command instanceof GetItemCommand) return client.send(command);

  if (command instanceof QueryCommand) return client.send(command);

  return command instanceof BatchGetItemCommand ? client.send(command) : client.send(command);
};
