import { describe, expect, test } from 'vitest';

import { Authorizer } from '../iam/authorizer.ts';
import type { StreamMapping } from '../template/plan.ts';
import type { Cloud, PolicyDocument } from '../types.ts';
import { refuseUnreadable } from './reading.ts';

const account = '111122223333';
const roleArn = `arn:aws:iam::${account}:role/extracts`;
const streamArn = `arn:aws:dynamodb:us-east-1:${account}:table/rows/stream/2026`;
const queueArn = `arn:aws:sqs:us-east-1:${account}:failures`;
const keyArn = `arn:aws:kms:us-east-1:${account}:key/00000000-0000-4000-a000-000000000001`;
const document = (...Statement: object[]): PolicyDocument => ({ Version: '2012-10-17', Statement });

const mapping: StreamMapping = {
  id: 'm',
  tableName: 'rows',
  functionName: 'extracts',
  batchSize: 1,
  filters: [],
  retries: 1,
  maximumAgeSeconds: undefined,
  bisect: false,
  partialResponse: false,
  fromStart: true,
  failureQueueArn: queueArn,
};

const needed: [string, string][] = [
  ['dynamodb:GetRecords', streamArn],
  ['dynamodb:GetShardIterator', streamArn],
  ['dynamodb:DescribeStream', streamArn],
  ['dynamodb:ListStreams', '*'],
  ['sqs:SendMessage', queueArn],
  ['kms:Decrypt', keyArn],
  ['kms:GenerateDataKey', keyArn],
];

const statements = (allowed: [string, string][]) =>
  allowed.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource }));

const refusalFor = async (allowed: [string, string][]): Promise<string> => {
  const cloud: Cloud = {
    accountId: account,
    region: 'us-east-1',
    roles: [
      {
        name: 'extracts',
        arn: roleArn,
        trustPolicy: document(),
        policies: [{ name: 'own', document: document(...statements(allowed)) }],
      },
    ],
    users: [],
    tables: [
      {
        name: 'rows',
        arn: streamArn.replace(/\/stream.*/, ''),
        keySchema: { partition: 'pk' },
        indexes: [],
        streamArn,
        keyArn,
      },
    ],
    buckets: [],
    keys: [
      {
        arn: keyArn,
        policy: document({
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: 'kms:*',
          Resource: '*',
        }),
        spec: 'SYMMETRIC_DEFAULT',
        usage: 'ENCRYPT_DECRYPT',
        tags: {},
      },
    ],
    userPools: [],
    queues: [{ name: 'failures', arn: queueArn, url: 'https://sqs', keyArn }],
  };
  const functions = [
    {
      name: 'extracts',
      arn: 'f',
      roleArn,
      handler: 'h',
      memoryMegabytes: 128,
      timeoutSeconds: 1,
      environment: {},
      directory: '',
    },
  ];
  return refuseUnreadable({ streams: [mapping], queues: [], functions }, cloud, new Authorizer(cloud, () => 0)).then(
    () => 'none',
    (fault: unknown) => (fault instanceof Error ? fault.message : 'unknown'),
  );
};

describe('a function that follows a stream', () => {
  test('may do all that Lambda does in its name', async () => {
    expect(await refusalFor(needed)).toBe('none');
  });

  test.each(needed)('stops the start when its role may not %s', async (action) => {
    expect(await refusalFor(needed.filter(([each]) => each !== action))).toContain(
      `extracts cannot follow rows: its role may not ${action}`,
    );
  });

  test('stops the start when streams may be listed on one ARN only, which IAM does not know', async () => {
    expect(
      await refusalFor(
        needed.map(([action, arn]) => (action.endsWith('ListStreams') ? [action, streamArn] : [action, arn])),
      ),
    ).toContain('ListStreams');
  });
});
