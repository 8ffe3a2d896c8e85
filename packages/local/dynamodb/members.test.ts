import { describe, expect, test } from 'vitest';

import type { Cloud } from '../types.ts';
import { Members } from './members.ts';

const arn = 'arn:aws:dynamodb:us-east-1:111122223333:table/t';
const cloud: Cloud = {
  accountId: '111122223333',
  region: 'us-east-1',
  roles: [],
  users: [],
  tables: [
    {
      name: 't',
      arn,
      keySchema: { partition: 'pk', sort: 'sk' },
      indexes: [{ name: 'i', keySchema: { partition: 'gpk' } }],
    },
  ],
  buckets: [],
  keys: [],
  userPools: [],
  queues: [],
};
const members = new Members(cloud);
const row = (pk: string): object => ({ pk: { S: pk }, sk: { S: 's' } });
const asked = (operation: string, input: object): string[] | undefined =>
  members
    .of(operation, input)
    ?.map(
      ({ action, resource, context }) =>
        `${action} ${resource.replace(arn, 't')} ${JSON.stringify(context['dynamodb:LeadingKeys'] ?? 'none')}`,
    );

describe('what IAM is asked about a request', () => {
  test.each([
    ['GetItem', { TableName: 't', Key: row('a') }, ['dynamodb:GetItem t ["a"]']],
    ['PutItem', { TableName: 't', Item: row('a') }, ['dynamodb:PutItem t ["a"]']],
    ['UpdateItem', { TableName: 't', Key: row('a') }, ['dynamodb:UpdateItem t ["a"]']],
    ['DeleteItem', { TableName: 't', Key: { sk: { S: 'a' } } }, ['dynamodb:DeleteItem t "none"']],
    ['GetItem', { TableName: 't', Key: { pk: { N: '7' } } }, ['dynamodb:GetItem t ["7"]']],
    ['Scan', { TableName: 't' }, ['dynamodb:Scan t "none"']],
    [
      'GetItem',
      { TableName: 'other', Key: row('a') },
      ['dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/other "none"'],
    ],
    [
      'BatchGetItem',
      { RequestItems: { t: { Keys: [row('a'), row('b'), row('a')] } } },
      ['dynamodb:BatchGetItem t ["a","b"]'],
    ],
    [
      'BatchWriteItem',
      { RequestItems: { t: [{ PutRequest: { Item: row('a') } }, { DeleteRequest: { Key: row('b') } }] } },
      ['dynamodb:BatchWriteItem t ["a","b"]'],
    ],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName: 't', Key: row('a') } }] }, ['dynamodb:GetItem t ["a"]']],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 't', Item: row('a') } },
          { Update: { TableName: 't', Key: row('b') } },
          { Delete: { TableName: 't', Key: row('c') } },
          { ConditionCheck: { TableName: 't', Key: row('d') } },
        ],
      },
      [
        'dynamodb:PutItem t ["a"]',
        'dynamodb:UpdateItem t ["b"]',
        'dynamodb:DeleteItem t ["c"]',
        'dynamodb:ConditionCheckItem t ["d"]',
      ],
    ],
  ])('%s', (operation, input, expected) => {
    expect(asked(operation, input)).toEqual(expected);
  });

  const values = { ':a': { S: 'a' }, ':b': { S: 'b' } };
  test.each([
    ['pk = :a', {}, '["a"]'],
    ['pk=:a AND begins_with(sk, :b)', {}, '["a"]'],
    ['sk = :b AND #p = :a', { '#p': 'pk' }, '["a"]'],
    ['(#p = :a) AND (sk BETWEEN :a AND :b)', { '#p': 'pk' }, '["a"]'],
    ['pk = :a AND pk = :b', {}, '["a","b"]'],
    ['#p = :a', { '#p': 'sk' }, '"none"'],
    ['#q = :a AND sk = :b', { '#p': 'pk' }, '"none"'],
    ['pk = :missing', {}, '"none"'],
    ['apk = :a', {}, '"none"'],
    ['', {}, '"none"'],
  ])('Query where %s %j', (KeyConditionExpression, ExpressionAttributeNames, keys) => {
    expect(
      asked('Query', {
        TableName: 't',
        KeyConditionExpression,
        ExpressionAttributeNames,
        ExpressionAttributeValues: values,
      }),
    ).toEqual([`dynamodb:Query t ${keys}`]);
  });

  test('of an index is its own partition key, not the table’s', () => {
    const query = {
      TableName: 't',
      IndexName: 'i',
      KeyConditionExpression: 'gpk = :a',
      ExpressionAttributeValues: values,
    };
    expect(asked('Query', query)).toEqual(['dynamodb:Query t/index/i ["a"]']);
    expect(asked('Query', { ...query, KeyConditionExpression: 'pk = :a' })).toEqual([
      'dynamodb:Query t/index/i "none"',
    ]);
    expect(asked('Query', { ...query, IndexName: 'unknown' })).toEqual(['dynamodb:Query t/index/unknown "none"']);
  });

  test('is nothing for an operation that is not known', () => {
    expect(asked('ExecuteStatement', { Statement: 'SELECT * FROM t' })).toBeUndefined();
    expect(asked('toString', {})).toBeUndefined();
  });
});
