import { DeleteTableCommand, ExecuteStatementCommand } from '@aws-sdk/client-dynamodb';
import { ReEncryptCommand } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  GetBucketAclCommand,
  GetObjectTaggingCommand,
  PutBucketPolicyCommand,
} from '@aws-sdk/client-s3';
import { GetAccountCommand } from '@aws-sdk/client-sesv2';
import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { afterAll, describe, expect, test } from 'vitest';

import { codeOf, startLaptop } from './laptop.ts';

const laptop = await startLaptop();
afterAll(() => laptop.stop());

const { dynamo, kms, s3, ses, sts } = laptop.administrator;

describe('an operation that this cloud does not run', () => {
  test('is answered as AWS answers one it does not know, even to the administrator', async () => {
    const key = { CiphertextBlob: new Uint8Array(64), DestinationKeyId: 'alias/buckets' };
    expect(await codeOf(kms.send(new ReEncryptCommand(key)))).toBe('UnknownOperationException');
    expect(await codeOf(dynamo.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM notes' })))).toBe(
      'UnknownOperationException',
    );
    expect(await codeOf(dynamo.send(new DeleteTableCommand({ TableName: 'notes' })))).toBe('UnknownOperationException');
    expect(await codeOf(ses.send(new GetAccountCommand({})))).toBe('UnknownOperationException');
    expect(await codeOf(sts.send(new GetSessionTokenCommand({})))).toBe('InvalidAction');
    expect(await codeOf(s3.send(new GetBucketAclCommand({ Bucket: 'open' })))).toBe('NotImplemented');
    expect(await codeOf(s3.send(new PutBucketPolicyCommand({ Bucket: 'open', Policy: '{}' })))).toBe('NotImplemented');
    expect(await codeOf(s3.send(new GetObjectTaggingCommand({ Bucket: 'open', Key: 'x' })))).toBe('NotImplemented');
    expect(await codeOf(s3.send(new CreateBucketCommand({ Bucket: 'fresh' })))).toBe('NoSuchBucket');
  });

  test('is recorded, so that nothing is missed in silence', () => {
    expect(laptop.endpoint.refusals().map(({ service }) => service)).toEqual([
      'kms',
      'dynamodb',
      'dynamodb',
      'ses',
      'sts',
      's3',
      's3',
      's3',
      's3',
    ]);
  });
});
