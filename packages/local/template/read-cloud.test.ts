import { describe, expect, test } from 'vitest';

import { assembly, functions, records } from './example-assembly.ts';
import { readCloud } from './read-cloud.ts';

describe('the cloud of a template', () => {
  const read = readCloud(assembly({ records, functions }));

  test('has every policy of a role, however it is attached', async () => {
    const [role] = (await read).cloud.roles;
    expect(role?.arn).toBe('arn:aws:iam::111122223333:role/example');
    expect(role?.policies.map(({ name }) => name)).toEqual([
      'inline',
      'managed',
      'AWSLambdaBasicExecutionRole',
      'attached',
    ]);
  });

  test('has its buckets with policy and encryption', async () => {
    const { buckets, keys } = (await read).cloud;
    expect(buckets).toMatchObject([
      {
        name: 'example-111122223333-vault',
        versioned: true,
        encryption: { algorithm: 'aws:kms', keyArn: keys[0]?.arn, bucketKey: false },
        policy: { Statement: [{ Resource: 'arn:aws:s3:::example-111122223333-vault' }] },
      },
    ]);
  });

  test('has its keys with alias and policy', async () => {
    expect((await read).cloud.keys).toMatchObject([
      {
        alias: 'alias/example',
        spec: 'SYMMETRIC_DEFAULT',
        policy: { Statement: [{ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }] },
      },
    ]);
  });

  test('has its tables with stream and expiry', async () => {
    const { cloud, plan } = await read;
    expect(cloud.tables).toMatchObject([{ name: 'example-notes', keySchema: { partition: 'pk', sort: 'sk' } }]);
    expect(plan.tables).toMatchObject([
      { name: 'example-notes', expiry: 'expires', create: { StreamSpecification: { StreamEnabled: true } } },
    ]);
  });

  test('has its functions with the environment resolved', async () => {
    expect((await read).plan.functions).toMatchObject([
      {
        name: 'example-area',
        timeoutSeconds: 29,
        memoryMegabytes: 128,
        roleArn: 'arn:aws:iam::111122223333:role/example',
        environment: { BUCKET: 'one', WHEN: 'yes' },
      },
    ]);
  });

  test('reads a stream that another stack exports', async () => {
    expect((await read).plan.streams).toMatchObject([
      {
        tableName: 'example-notes',
        functionName: 'example-area',
        batchSize: 10,
        retries: 3,
        filters: [{ eventName: ['INSERT'] }],
        failureQueueArn: 'arn:aws:sqs:us-east-1:111122223333:example-failures',
      },
    ]);
  });

  test('has its schedules, its trigger and its routes', async () => {
    const { plan } = await read;
    expect(plan.schedules).toEqual([
      {
        name: 'example-sweep',
        everyMilliseconds: 300_000,
        functionName: 'example-area',
        input: { kind: 'sweep' },
        retries: 2,
        failureQueueArn: undefined,
      },
    ]);
    expect(plan.permissions).toEqual([{ functionName: 'example-area', principal: 'apigateway.amazonaws.com' }]);
    expect(plan.pool?.tokenFunctionName).toBe('example-area');
    expect(plan.api).toMatchObject({
      basePath: '/api',
      routes: [{ key: 'GET /api/notes/{noteId}', functionName: 'example-area', authorized: true }],
      audience: [plan.pool?.client?.id],
    });
  });

  test('has the same names at every start', async () => {
    const again = await readCloud(assembly({ records, functions }));
    expect(again.cloud.keys).toEqual((await read).cloud.keys);
  });

  test('leaves out what a condition leaves out', async () => {
    expect((await read).cloud.queues.map(({ name }) => name)).toEqual(['example-failures']);
  });

  test.each([
    ['a resource kind', { Resources: { Odd: { Type: 'AWS::EC2::Instance' } } }, 'AWS::EC2::Instance (odd/Odd)'],
    [
      'a template function',
      { Resources: { Odd: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAZs': '' } } } } },
      'Fn::GetAZs',
    ],
    [
      'a managed policy',
      {
        Resources: {
          Odd: {
            Type: 'AWS::IAM::Role',
            Properties: {
              AssumeRolePolicyDocument: { Statement: [] },
              ManagedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'],
            },
          },
        },
      },
      'PowerUserAccess',
    ],
    [
      'a schedule',
      {
        Resources: {
          Odd: {
            Type: 'AWS::Events::Rule',
            Properties: {
              ScheduleExpression: 'cron(0 0 * * ? *)',
              Targets: [{ Arn: 'arn:aws:lambda:us-east-1:111122223333:function:f' }],
            },
          },
        },
      },
      'cron',
    ],
  ])('refuses %s it does not know, by name', async (_, template, named) => {
    await expect(readCloud(assembly({ odd: template }))).rejects.toThrow(named);
  });
});
