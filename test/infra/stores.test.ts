import { IndexedNote } from '@sequester/model';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { Document, resources, type Statement } from './template.ts';

const tables = resources(
  'DynamoDB::Table',
  z.object({
    TableName: z.string(),
    BillingMode: z.string(),
    KeySchema: z.array(z.object({ AttributeName: z.string() })),
    SSESpecification: z.object({ SSEEnabled: z.boolean(), SSEType: z.string(), KMSMasterKeyId: z.string() }),
    PointInTimeRecoverySpecification: z.object({ PointInTimeRecoveryEnabled: z.boolean() }),
    StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
    TimeToLiveSpecification: z.object({ AttributeName: z.string() }).optional(),
    GlobalSecondaryIndexes: z
      .array(
        z.object({
          IndexName: z.string(),
          Projection: z.object({ NonKeyAttributes: z.array(z.string()).default([]) }),
        }),
      )
      .default([]),
  }),
);
const BucketShape = z.object({
  BucketName: z.string(),
  VersioningConfiguration: z.object({ Status: z.string() }).optional(),
  PublicAccessBlockConfiguration: z.record(z.string(), z.boolean()),
  BucketEncryption: z.object({
    ServerSideEncryptionConfiguration: z.array(
      z.object({
        BucketKeyEnabled: z.boolean().optional(),
        ServerSideEncryptionByDefault: z.object({ SSEAlgorithm: z.string() }),
      }),
    ),
  }),
  LoggingConfiguration: z.object({ DestinationBucketName: z.string() }).optional(),
  ObjectLockEnabled: z.boolean().optional(),
});
const buckets = resources('S3::Bucket', BucketShape);
const policies = new Map(
  resources('S3::BucketPolicy', z.object({ Bucket: z.string(), PolicyDocument: Document })).map(
    ({ Bucket: name, PolicyDocument: document }) => [name, document.Statement],
  ),
);
const denials = (bucket: string, sid: string): Statement | undefined =>
  policies.get(bucket)?.find(({ Sid: found, Effect: effect }) => found === sid && effect === 'Deny');
/** The files of the web app, the same for everybody. */
const isOfPages = (name: string): boolean => name.endsWith('-web');
const holding = buckets.filter(({ BucketName: name }) => !name.endsWith('-access-logs') && !isOfPages(name));

describe('tables', () => {
  test('are the six of the design', () => {
    expect(tables.map(({ TableName: name }) => name.replace('sequester-dev-', '')).toSorted()).toEqual([
      'audit',
      'chart',
      'disclosures',
      'idempotency',
      'notes',
      'practices',
    ]);
  });

  test.each(tables.map((table) => [table.TableName, table] as const))(
    '%s is on demand, under our key, restorable, keyed by practice',
    (name, table) => {
      expect(table.BillingMode).toBe('PAY_PER_REQUEST');
      expect(table.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
      expect(table.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
      expect(table.KeySchema.map(({ AttributeName: key }) => key)).toEqual(['pk', 'sk']);
      expect(table.StreamSpecification?.StreamViewType, name).toBe(
        name.endsWith('idempotency') ? undefined : 'NEW_AND_OLD_IMAGES',
      );
    },
  );
});

test('the index by patient shows all that a request is measured by, and no more of a note than its patient and kind', () => {
  const notes = tables.find(({ TableName: name }) => name.endsWith('-notes'));
  const shown = notes?.GlobalSecondaryIndexes.find(({ IndexName: name }) => name === 'by-patient')?.Projection
    .NonKeyAttributes;
  // Of a draft it has the copy that its therapist made for an order; that this is a draft follows from where it stands.
  const { draft: _draft, ...ofNote } = IndexedNote.shape;
  expect(shown?.toSorted()).toEqual([...Object.keys(ofNote), 'copy', 'kind', 'patientId'].toSorted());
});

describe('buckets', () => {
  test.each(holding.map((bucket) => [bucket.BucketName, bucket] as const))(
    '%s is private, logged, under KMS without a bucket key, and versioned unless its objects are replaced in place',
    (name, bucket) => {
      expect(bucket.VersioningConfiguration?.Status).toBe(name.endsWith('-drafts') ? undefined : 'Enabled');
      expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      const [encryption] = bucket.BucketEncryption.ServerSideEncryptionConfiguration;
      expect(encryption?.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms');
      expect(encryption?.BucketKeyEnabled ?? false, 'the encryption context must be the ARN of the object').toBe(false);
      expect(bucket.LoggingConfiguration?.DestinationBucketName, name).toMatch(/access-logs$/);
    },
  );

  test.each(holding.map(({ BucketName: name }) => name))(
    '%s refuses plain HTTP, an object without KMS and an old signature',
    (name) => {
      const statements = policies.get(name) ?? [];
      expect(
        statements.some(
          ({ Effect: effect, Condition: condition }) =>
            effect === 'Deny' && condition?.['Bool']?.['aws:SecureTransport'] === 'false',
        ),
      ).toBe(true);
      expect(denials(name, 'OnlyUnderKms')?.Condition).toEqual({
        StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
        Null: { 's3:x-amz-server-side-encryption': 'false' },
      });
      expect(Number(denials(name, 'OldSignatures')?.Condition?.['NumericGreaterThan']?.['s3:signatureAge'])).toBe(
        300_000,
      );
    },
  );

  test.each([
    ['drafts', ['notes']],
    ['documents', ['chart', 'records', 'portal']],
  ])('%s refuse every role of the service but those of %s', (end, roles) => {
    const name = holding.find((bucket) => bucket.BucketName.endsWith(`-${end}`))?.BucketName ?? '';
    const allowed = denials(name, 'OnlyTheirRoles')?.Condition?.['ArnNotEquals']?.['aws:PrincipalArn'];
    expect([allowed].flat().map((arn) => String(arn).split('/').at(-1))).toEqual(
      roles.map((role) => `sequester-dev-${role}-session`),
    );
  });

  test('the vault refuses every role of the service but those of notes and extracts', () => {
    const vault = holding.find(({ BucketName: name }) => name.endsWith('-vault'))?.BucketName ?? '';
    const allowed = denials(vault, 'OnlyTheirRoles')?.Condition?.['ArnNotEquals']?.['aws:PrincipalArn'];
    expect(
      z
        .array(z.string())
        .parse(allowed)
        .map((arn) => arn.split('/').at(-1) ?? '')
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['sequester-dev-extracts-session', 'sequester-dev-notes-session']);
  });

  test('no bucket policy allows anyone but the services that write logs', () => {
    for (const [name, statements] of [...policies].filter(([bucket]) => !isOfPages(bucket))) {
      for (const { Principal: principal } of statements.filter(({ Effect: effect }) => effect === 'Allow'))
        expect(JSON.stringify(principal), name).toMatch(/"Service":"(logging\.s3|cloudtrail)\.amazonaws\.com"/);
    }
  });

  test('the files of the pages are private, and read by the one distribution alone', () => {
    const { BucketName: name, PublicAccessBlockConfiguration: blocks } = z
      .tuple([BucketShape])
      .parse(buckets.filter((bucket) => isOfPages(bucket.BucketName)))[0];
    expect(Object.values(blocks)).toEqual([true, true, true, true]);
    const allowed = (policies.get(name) ?? []).filter(({ Effect: effect }) => effect === 'Allow');
    expect(allowed).toMatchObject([{ Action: ['s3:GetObject'], Principal: { Service: 'cloudfront.amazonaws.com' } }]);
    const [{ Condition: condition } = {}] = allowed;
    expect(String(condition?.['StringEquals']?.['AWS:SourceArn'])).toMatch(
      /^arn:aws:cloudfront::\d{12}:distribution\/./,
    );
  });

  test('the ledger cannot be deleted before its time (45 CFR 164.312(c)(1))', () => {
    expect(
      buckets
        .filter(({ ObjectLockEnabled: locked }) => locked === true)
        .map(({ BucketName: name }) => name.split('-').at(-1)),
    ).toEqual(['ledger']);
  });
});

describe('keys of the installation', () => {
  const keys = resources(
    'KMS::Key',
    z.object({ KeyPolicy: Document, KeySpec: z.string().optional(), EnableKeyRotation: z.boolean().optional() }),
  );

  test('give the account no use that is not bound to a service or to a role', () => {
    expect(keys).toHaveLength(5);
    for (const { KeyPolicy: policy } of keys) {
      for (const { Sid: sid, Action: actions, Condition: condition } of policy.Statement) {
        const used = actions.filter((action) =>
          /^kms:(Decrypt|Encrypt|ReEncrypt|GenerateDataKey|GenerateMac|Sign|CreateGrant|\*)/.test(action),
        );
        expect(used.length === 0 || condition !== undefined, sid).toBe(true);
      }
    }
  });

  test('turn every year where they can', () => {
    for (const { KeySpec: spec, EnableKeyRotation: rotates } of keys) expect(rotates ?? false).toBe(spec === undefined);
  });
});

const mappings = resources(
  'Lambda::EventSourceMapping',
  z.looseObject({ EventSourceArn: z.string(), FunctionName: z.string() }),
);

describe('queues of failures', () => {
  test('are encrypted, and every stream and function has one', () => {
    for (const { KmsMasterKeyId: key } of resources('SQS::Queue', z.object({ KmsMasterKeyId: z.string() })))
      expect(key).not.toBe('');

    for (const { DeadLetterConfig: letters, FunctionName: name } of resources(
      'Lambda::Function',
      z.object({ FunctionName: z.string(), DeadLetterConfig: z.object({ TargetArn: z.string() }) }),
    ))
      expect(letters.TargetArn).toMatch(new RegExp(`${name}-failures$`));

    for (const mapping of mappings.filter(({ EventSourceArn: arn }) => arn.includes(':dynamodb:'))) {
      expect(mapping).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
      expect(mapping['DestinationConfig']).toMatchObject({
        OnFailure: { Destination: expect.stringMatching(/-failures$/) },
      });
    }
  });

  test('of jobs are in order by practice, give what failed for good to a queue of their own, and hand it to the same function', () => {
    const queues = resources(
      'SQS::Queue',
      z.looseObject({ QueueName: z.string().optional(), FifoQueue: z.boolean().optional() }),
    ).filter(({ FifoQueue: fifo }) => fifo === true);
    const names = queues.flatMap(({ QueueName: name }) => name ?? []);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names.filter((each) => !each.endsWith('-failed.fifo'))) {
      const failed = name.replace('.fifo', '-failed.fifo');
      const queue = queues.find(({ QueueName: each }) => each === name);
      expect(queue?.['RedrivePolicy']).toMatchObject({ deadLetterTargetArn: expect.stringMatching(`:${failed}$`) });
      const workers = [name, failed].map((each) =>
        mappings.find(({ EventSourceArn: arn }) => arn.endsWith(`:${each}`)),
      );
      expect(workers).toEqual([
        expect.objectContaining({ BatchSize: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] }),
        expect.objectContaining({ FunctionName: workers[0]?.FunctionName }),
      ]);
    }
  });
});
