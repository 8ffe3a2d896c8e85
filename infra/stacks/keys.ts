import { Aws } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { KeySpec, KeyUsage, type Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import { ManagedKey, through, type KeyUse } from '../constructs/managed-key.ts';
import type { Names } from '../names.ts';
import type { Stage } from '../stages.ts';

export interface Keys {
  tables: Key;
  buckets: Key;
  operations: Key;
  tokens: Key;
  ledgerSigning: Key;
}

const ciphering = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey'];
const dataKeys = [...ciphering, 'kms:DescribeKey'];

const byRoles = (sid: string, actions: string[], roles: string[]): KeyUse => ({
  sid,
  actions,
  conditions: { ArnEquals: { 'aws:PrincipalArn': roles } },
});

const byService = (sid: string, service: string, conditions: KeyUse['conditions']): KeyUse => ({
  sid,
  actions: ciphering,
  conditions,
  by: new ServicePrincipal(service),
});

/** A service may use the key for what lies under one ARN, which SNS, SQS and CloudWatch Logs name in the encryption context. */
const forArn = (context: string, arn: string): KeyUse['conditions'] => ({
  ArnLike: { [`kms:EncryptionContext:${context}`]: arn },
});

const grantsForServices = (sid: string, service: string): KeyUse => ({
  sid,
  actions: ['kms:CreateGrant'],
  conditions: { ...through(service), Bool: { 'kms:GrantIsForAWSResource': 'true' } },
});

const operationsUses = (names: Names): KeyUse[] => [
  byService('LogGroups', `logs.${Aws.REGION}.amazonaws.com`, forArn('aws:logs:arn', names.anyLogGroup)),
  byService('AlarmsToTopic', 'cloudwatch.amazonaws.com', forArn('aws:sns:topicArn', names.anyTopic)),
  byService('EventsToTopic', 'events.amazonaws.com', forArn('aws:sns:topicArn', names.anyTopic)),
  byService('EventsToQueues', 'events.amazonaws.com', forArn('aws:sqs:arn', names.queueArn('*'))),
  byService('UndeliveredToQueue', 'sns.amazonaws.com', forArn('aws:sqs:arn', names.queueArn('alarms'))),
  {
    ...byService('Trail', 'cloudtrail.amazonaws.com', {
      StringLike: {
        'kms:EncryptionContext:aws:cloudtrail:arn': `arn:${Aws.PARTITION}:cloudtrail:*:${Aws.ACCOUNT_ID}:trail/*`,
      },
    }),
    actions: ['kms:GenerateDataKey'],
  },
  { sid: 'TrailSeesKey', actions: ['kms:DescribeKey'], by: new ServicePrincipal('cloudtrail.amazonaws.com') },
  {
    sid: 'QueuesOfFailures',
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    conditions: through(`sqs.${Aws.REGION}.${Aws.URL_SUFFIX}`),
  },
  { sid: 'Backups', actions: dataKeys, conditions: through(`backup.${Aws.REGION}.${Aws.URL_SUFFIX}`) },
  grantsForServices('GrantsForBackups', `backup.${Aws.REGION}.${Aws.URL_SUFFIX}`),
];

/** The keys of the installation itself; the keys of practices and therapists are made when those join. */
export const keysOf = (scope: Construct, names: Names, stage: Stage): Keys => {
  const key = (id: string, description: string, uses: KeyUse[], kind?: { spec: KeySpec; usage: KeyUsage }) =>
    new ManagedKey(scope, id, {
      alias: `alias/${names.prefix}-${id}`,
      description,
      retain: stage.retain,
      uses,
      ...kind,
    }).key;
  const session = (name: string) => names.sessionRole(name);
  return {
    tables: key('tables', 'Rows of every table', [
      { sid: 'Rows', actions: dataKeys, conditions: through(names.throughDynamo) },
      grantsForServices('GrantsForTables', names.throughDynamo),
    ]),
    buckets: key('buckets', 'Objects for which no key of a practice or a therapist is named', [
      {
        sid: 'Objects',
        actions: ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:DescribeKey'],
        conditions: through(names.throughS3),
      },
    ]),
    operations: key('operations', 'Logs, alarms, failures, trails and backups', operationsUses(names)),
    tokens: key(
      'tokens',
      'Derives link tokens and one-time codes',
      [
        byRoles('LinkTokens', ['kms:GenerateMac'], [session('disclosures'), session('release'), session('notices')]),
        byRoles('CountsUnderDigests', ['kms:GenerateMac'], [names.role('release')]),
      ],
      { spec: KeySpec.HMAC_256, usage: KeyUsage.GENERATE_VERIFY_MAC },
    ),
    ledgerSigning: key(
      'ledger-signing',
      'Signs the audit chain',
      [
        byRoles('Seals', ['kms:Sign', 'kms:GetPublicKey'], [session('ledger-chain')]),
        byRoles('Verifies', ['kms:Verify', 'kms:GetPublicKey'], [session('ledger')]),
      ],
      { spec: KeySpec.ECC_NIST_P256, usage: KeyUsage.SIGN_VERIFY },
    ),
  };
};
