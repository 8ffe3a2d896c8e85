import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import type { Caller } from '../../packages/local/signing/caller.ts';
import type { PolicyDocument } from '../../packages/local/types.ts';
import { authorizer, callerOf, cloud } from './isolation-world.ts';
import { resources } from './template.ts';

const Loose: z.ZodType<PolicyDocument> = z.looseObject({ Statement: z.unknown() });
const account = cloud.accountId;
const here = `us-east-1:${account}`;

const topicPolicies = new Map(
  resources('SNS::TopicPolicy', z.object({ Topics: z.array(z.string()), PolicyDocument: Loose })).flatMap(
    ({ Topics, PolicyDocument: document }) => Topics.map((arn) => [arn, document] as const),
  ),
);
const queuePolicies = new Map(
  resources('SQS::QueuePolicy', z.object({ Queues: z.array(z.string()), PolicyDocument: Loose })).flatMap(
    ({ Queues, PolicyDocument: document }) => Queues.map((url) => [url, document] as const),
  ),
);
const bucketPolicies = new Map(cloud.buckets.map(({ name, policy }) => [name, policy]));
const [topic] = resources('SNS::Topic', z.object({ TopicName: z.string(), KmsMasterKeyId: z.string() }));
const topicArn = `arn:aws:sns:${here}:${topic?.TopicName}`;

/** A service of AWS, which calls in nobody's name and has no policies of its own. */
const service = (name: string): Caller => ({
  kind: 'session',
  arn: `${name}.amazonaws.com`,
  principalArn: `${name}.amazonaws.com`,
  name,
  userId: name,
  tags: {},
  transitiveTagKeys: [],
});

interface Act {
  by: Caller;
  action: string;
  resource: string;
  policy: PolicyDocument | undefined;
  context?: Record<string, string>;
  encryptionContext?: Record<string, string>;
}

const may = async ({ by, action, resource, policy, context, encryptionContext }: Act): Promise<string> => {
  const { outcome } = await authorizer.decide({
    caller: by,
    action,
    resource,
    resourcePolicy: policy,
    context,
    encryptionContext,
  });
  return policy === undefined ? 'no policy' : outcome;
};

const keyUse = (
  by: Caller,
  keyArn: string,
  encryptionContext: Record<string, string>,
  action = 'kms:GenerateDataKey',
): Act => ({
  by,
  action,
  resource: keyArn,
  policy: cloud.keys.find(({ arn }) => arn === keyArn)?.policy,
  context: {},
  encryptionContext,
});

const source = (arn: string) => ({ 'aws:SourceArn': arn, 'aws:SourceAccount': account });

describe('every alarm', () => {
  const alarms = resources('CloudWatch::Alarm', z.object({ AlarmName: z.string(), AlarmActions: z.array(z.string()) }));

  test('publishes to its topic, and one of another account does not', async () => {
    expect(alarms.length).toBeGreaterThan(30);
    for (const {
      AlarmName: name,
      AlarmActions: [target = ''],
    } of alarms) {
      const publish = {
        by: service('cloudwatch'),
        action: 'sns:Publish',
        resource: target,
        policy: topicPolicies.get(target),
      };
      expect(await may({ ...publish, context: source(`arn:aws:cloudwatch:${here}:alarm:${name}`) }), name).toBe(
        'Allowed',
      );
      expect(
        await may({
          ...publish,
          context: {
            ...source(`arn:aws:cloudwatch:us-east-1:999999999999:alarm:${name}`),
            'aws:SourceAccount': '999999999999',
          },
        }),
      ).toBe('ImplicitlyDenied');
    }
  });

  test('uses the key of the topic', async () => {
    const key = topic?.KmsMasterKeyId ?? '';
    for (const action of ['kms:GenerateDataKey', 'kms:Decrypt']) {
      expect(await may(keyUse(service('cloudwatch'), key, { 'aws:sns:topicArn': topicArn }, action))).toBe('Allowed');
      expect(await may(keyUse(service('events'), key, { 'aws:sns:topicArn': topicArn }, action))).toBe('Allowed');
      expect(
        await may(
          keyUse(service('cloudwatch'), key, { 'aws:sns:topicArn': topicArn.replace(account, '999999999999') }, action),
        ),
      ).toBe('ImplicitlyDenied');
    }
  });
});

const Rule = z.object({
  Name: z.string(),
  Targets: z.array(z.object({ Arn: z.string(), DeadLetterConfig: z.object({ Arn: z.string() }).optional() })),
});
const rules = resources('Events::Rule', Rule);
const queueOf = (arn: string) => cloud.queues.find((queue) => queue.arn === arn);

describe('a rule of EventBridge', () => {
  test('reaches its topic without naming its account or itself, which it does not do there', async () => {
    const targets = rules
      .flatMap(({ Targets }) => Targets.map(({ Arn }) => Arn))
      .filter((arn) => arn.includes(':sns:'));
    expect(targets).toEqual([topicArn]);
    expect(
      await may({
        by: service('events'),
        action: 'sns:Publish',
        resource: topicArn,
        policy: topicPolicies.get(topicArn),
      }),
    ).toBe('Allowed');
  });

  test('leaves what it could not deliver in its queue, under the key of the queue', async () => {
    const letters = rules.flatMap(({ Name, Targets }) =>
      Targets.map(({ DeadLetterConfig }) => ({ rule: Name, queue: queueOf(DeadLetterConfig?.Arn ?? '') })),
    );
    expect(letters.length).toBeGreaterThan(1);
    for (const { rule, queue } of letters) {
      const send = {
        by: service('events'),
        action: 'sqs:SendMessage',
        resource: queue?.arn ?? '',
        policy: queuePolicies.get(queue?.url ?? ''),
      };
      expect(await may({ ...send, context: source(`arn:aws:events:${here}:rule/${rule}`) }), rule).toBe('Allowed');
      expect(await may({ ...send, context: source(`arn:aws:events:${here}:rule/another`) })).toBe('ImplicitlyDenied');
      expect(await may(keyUse(service('events'), queue?.keyArn ?? '', { 'aws:sqs:arn': queue?.arn ?? '' }))).toBe(
        'Allowed',
      );
    }
  });

  test('invokes its function', () => {
    const permitted = resources(
      'Lambda::Permission',
      z.object({ FunctionName: z.string(), Principal: z.string(), SourceArn: z.string() }),
    );
    for (const { Name: name, Targets } of rules) {
      for (const { Arn: arn } of Targets.filter((target) => target.Arn.includes(':function:'))) {
        expect(permitted, name).toContainEqual({
          FunctionName: arn,
          Principal: 'events.amazonaws.com',
          SourceArn: `arn:aws:events:${here}:rule/${name}`,
        });
      }
    }
  });
});

test('what the topic could not deliver lies in its queue, under the key of the queue', async () => {
  const [subscription] = resources(
    'SNS::Subscription',
    z.object({ TopicArn: z.string(), RedrivePolicy: z.object({ deadLetterTargetArn: z.string() }) }),
  );
  const queue = queueOf(subscription?.RedrivePolicy.deadLetterTargetArn ?? '');
  const send = {
    by: service('sns'),
    action: 'sqs:SendMessage',
    resource: queue?.arn ?? '',
    policy: queuePolicies.get(queue?.url ?? ''),
  };
  expect(await may({ ...send, context: source(topicArn) })).toBe('Allowed');
  expect(await may({ ...send, context: source(`${topicArn}-another`) })).toBe('ImplicitlyDenied');
  expect(await may(keyUse(service('sns'), queue?.keyArn ?? '', { 'aws:sqs:arn': queue?.arn ?? '' }))).toBe('Allowed');
});

test('every function leaves what it failed on in its queue, under the key of the queue', async () => {
  const functions = resources(
    'Lambda::Function',
    z.object({ FunctionName: z.string(), Role: z.string(), DeadLetterConfig: z.object({ TargetArn: z.string() }) }),
  );
  for (const {
    FunctionName: name,
    Role: role,
    DeadLetterConfig: { TargetArn: target },
  } of functions) {
    const by = callerOf(role, {});
    const queue = queueOf(target);
    expect(
      await may({ by, action: 'sqs:SendMessage', resource: target, policy: queuePolicies.get(queue?.url ?? '') }),
      name,
    ).toBe('Allowed');
    const context = { 'kms:ViaService': 'sqs.us-east-1.amazonaws.com', 'kms:CallerAccount': account };
    expect(await may({ ...keyUse(by, queue?.keyArn ?? '', {}), context }), name).toBe('Allowed');
  }
});

describe('what AWS writes down', () => {
  test('every bucket is logged into the bucket of logs', async () => {
    const logged = resources(
      'S3::Bucket',
      z.object({
        BucketName: z.string(),
        LoggingConfiguration: z.object({ DestinationBucketName: z.string(), LogFilePrefix: z.string() }).optional(),
      }),
    );
    for (const { BucketName: name, LoggingConfiguration: logging } of logged.filter(
      (bucket) => bucket.LoggingConfiguration !== undefined,
    )) {
      const target = logging?.DestinationBucketName ?? '';
      const put = {
        by: service('logging.s3'),
        action: 's3:PutObject',
        resource: `arn:aws:s3:::${target}/${logging?.LogFilePrefix}2026-11-29`,
        policy: bucketPolicies.get(target),
      };
      expect(await may({ ...put, context: { ...source(`arn:aws:s3:::${name}`), 's3:TlsVersion': '1.3' } }), name).toBe(
        'Allowed',
      );
    }
  });

  test('the trail is written into its bucket under its key', async () => {
    const [trail] = resources(
      'CloudTrail::Trail',
      z.object({ TrailName: z.string(), S3BucketName: z.string(), S3KeyPrefix: z.string(), KMSKeyId: z.string() }),
    );
    const bucket = trail?.S3BucketName ?? '';
    const arn = `arn:aws:cloudtrail:${here}:trail/${trail?.TrailName}`;
    const by = service('cloudtrail');
    const policy = bucketPolicies.get(bucket);
    const context = { ...source(arn), 's3:x-amz-acl': 'bucket-owner-full-control', 's3:TlsVersion': '1.3' };
    expect(await may({ by, action: 's3:GetBucketAcl', resource: `arn:aws:s3:::${bucket}`, policy, context })).toBe(
      'Allowed',
    );
    expect(
      await may({
        by,
        action: 's3:PutObject',
        resource: `arn:aws:s3:::${bucket}/${trail?.S3KeyPrefix}/AWSLogs/${account}/CloudTrail/x.json.gz`,
        policy,
        context,
      }),
    ).toBe('Allowed');
    expect(await may(keyUse(by, trail?.KMSKeyId ?? '', { 'aws:cloudtrail:arn': arn }))).toBe('Allowed');
    expect(await may(keyUse(by, trail?.KMSKeyId ?? '', {}, 'kms:DescribeKey'))).toBe('Allowed');
  });

  test('every log group is encrypted under its key', async () => {
    const groups = resources('Logs::LogGroup', z.object({ LogGroupName: z.string(), KmsKeyId: z.string() }));
    expect(groups.length).toBeGreaterThan(10);
    for (const { LogGroupName: name, KmsKeyId: key } of groups) {
      for (const action of [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
        'kms:GenerateDataKey',
      ]) {
        expect(
          await may(
            keyUse(
              service('logs.us-east-1'),
              key,
              { 'aws:logs:arn': `arn:aws:logs:${here}:log-group:${name}` },
              action,
            ),
          ),
          `${name} ${action}`,
        ).toBe('Allowed');
      }
    }
  });
});
