import type { Cloud, CloudRole, PolicyDocument } from '@sequester/local';
import { MemberId, PracticeId } from '@sequester/model';
import { providerKeyPolicy as policyOfProvider, type KeyPolicy } from '@sequester/vault';

export const accountId = '111122223333';
export const region = 'us-east-1';
/** The pool of numbers that text messages come from. */
export const textPool = `pool-${'1'.repeat(32)}`;
export const practice = 'prc_aaaaaaaaaaaaaaaaaaaaaaaaaa';
export const otherPractice = 'prc_bbbbbbbbbbbbbbbbbbbbbbbbbb';
export const therapist = 'mbr_aaaaaaaaaaaaaaaaaaaaaaaaaa';
export const otherTherapist = 'mbr_bbbbbbbbbbbbbbbbbbbbbbbbbb';

export const roleArn = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`;
const tableArn = `arn:aws:dynamodb:${region}:${accountId}:table/notes`;
const root = { AWS: `arn:aws:iam::${accountId}:root` };
const practiceTag = '${aws:PrincipalTag/practice}';
const providerTag = '${aws:PrincipalTag/provider}';

const document = (...Statement: object[]): PolicyDocument => ({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource: string | string[], Condition?: object): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

const leading = (partition: string): object => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [partition] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

const trust = (by: string): PolicyDocument =>
  document({
    Effect: 'Allow',
    Principal: { AWS: roleArn(by) },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Condition: {
      StringLike: { 'aws:RequestTag/practice': 'prc_*' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['practice', 'member', 'provider'] },
    },
  });

const lambdaTrust = document({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

const role = (name: string, trustPolicy: PolicyDocument, ...statements: object[]): CloudRole => ({
  name,
  arn: roleArn(name),
  trustPolicy,
  policies: statements.length === 0 ? [] : [{ name, document: document(...statements) }],
});

const own = `arn:aws:s3:::vault/practices/${practiceTag}/providers/${providerTag}/*`;
const ownDrafts = [
  `arn:aws:s3:::vault/drafts/practices/${practiceTag}/providers/${providerTag}/*`,
  `arn:aws:s3:::drafts/drafts/practices/${practiceTag}/providers/${providerTag}/*`,
];
const rows = [
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:Query',
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
];

const roles: CloudRole[] = [
  role('notes', lambdaTrust, allow(['sts:AssumeRole', 'sts:TagSession'], roleArn('notes-session'))),
  role(
    'notes-session',
    trust('notes'),
    allow(rows, tableArn, leading(`PRACTICE#${practiceTag}#PROVIDER#${providerTag}#`)),
    allow(
      ['s3:PutObject', 's3:GetObject', 's3:DeleteObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
      [own, ...ownDrafts],
    ),
    allow('s3:ListBucket', 'arn:aws:s3:::vault', {
      StringLike: { 's3:prefix': `practices/${practiceTag}/providers/${providerTag}/*` },
    }),
  ),
  role('disclosures', lambdaTrust, allow(['sts:AssumeRole', 'sts:TagSession'], roleArn('disclosures-session'))),
  role(
    'disclosures-session',
    trust('disclosures'),
    allow('dynamodb:Query', `${tableArn}/index/by-patient`, leading(`PRACTICE#${practiceTag}#PATIENT#*`)),
  ),
  role(
    'extracts-session',
    trust('notes'),
    allow('s3:GetObject', `arn:aws:s3:::vault/practices/${practiceTag}/providers/*`),
  ),
  role('training-session', trust('notes'), allow('s3:GetObject', own)),
  role('succession-session', trust('notes')),
  role('practice-session', trust('notes')),
  role(
    'chart-session',
    trust('notes'),
    allow(rows, tableArn.replace('notes', 'chart'), leading(`PRACTICE#${practiceTag}#*`)),
  ),
  role('key-maker', lambdaTrust, allow('kms:CreateKey', '*')),
  role(
    'mailer',
    lambdaTrust,
    allow('ses:SendEmail', `arn:aws:ses:${region}:${accountId}:identity/example.test`, {
      StringEquals: { 'ses:FromAddress': 'no-reply@example.test' },
    }),
    allow('sms-voice:SendTextMessage', `arn:aws:sms-voice:${region}:${accountId}:pool/${textPool}`),
  ),
];

/** The policy of a therapist's key as enrolment writes it. */
export const providerKeyPolicy = (practiceId: string, provider: string): KeyPolicy =>
  policyOfProvider({
    accountId,
    region,
    practiceId: PracticeId.parse(practiceId),
    memberId: MemberId.parse(provider),
    vaultBucket: 'vault',
    draftsBucket: 'drafts',
    practiceSessionRoleArn: roleArn('practice-session'),
    notesSessionRoleArn: roleArn('notes-session'),
    disclosuresSessionRoleArn: roleArn('disclosures-session'),
    extractsSessionRoleArn: roleArn('extracts-session'),
    trainingSessionRoleArn: roleArn('training-session'),
    successionSessionRoleArn: roleArn('succession-session'),
  });

const refuse = (Sid: string, Action: string | string[], Condition: object): object => ({
  Sid,
  Effect: 'Deny',
  Principal: '*',
  Action,
  Resource: 'arn:aws:s3:::vault/*',
  Condition,
});

const templateKey = (
  id: string,
  alias: string,
  spec: 'HMAC_256' | 'ECC_NIST_P256' | 'SYMMETRIC_DEFAULT',
): Cloud['keys'][number] => ({
  arn: `arn:aws:kms:${region}:${accountId}:key/${id}`,
  alias,
  policy: document({ Effect: 'Allow', Principal: root, Action: 'kms:*', Resource: '*' }),
  spec,
  usage: spec === 'HMAC_256' ? 'GENERATE_VERIFY_MAC' : spec === 'ECC_NIST_P256' ? 'SIGN_VERIFY' : 'ENCRYPT_DECRYPT',
  tags: {},
});

/** A cloud as the template would give it, as small as the refusals allow. */
export const cloud: Cloud = {
  accountId,
  region,
  roles,
  users: [
    {
      name: 'administrator',
      arn: `arn:aws:iam::${accountId}:user/administrator`,
      policies: [{ name: 'all', document: document(allow('*', '*')) }],
    },
  ],
  tables: [
    {
      name: 'notes',
      arn: tableArn,
      keySchema: { partition: 'pk', sort: 'sk' },
      indexes: [{ name: 'by-patient', keySchema: { partition: 'gsi1pk', sort: 'gsi1sk' } }],
    },
  ],
  buckets: [
    {
      name: 'vault',
      arn: 'arn:aws:s3:::vault',
      versioned: true,
      uploadDays: 1,
      encryption: {
        algorithm: 'aws:kms',
        keyArn: `arn:aws:kms:${region}:${accountId}:key/00000000-0000-4000-a000-000000000003`,
      },
      policy: document(
        refuse('OnlyTls', 's3:*', { Bool: { 'aws:SecureTransport': 'false' } }),
        refuse('OnlyUnderKms', 's3:PutObject', {
          StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
          Null: { 's3:x-amz-server-side-encryption': 'false' },
        }),
        refuse('WrittenOnce', 's3:PutObject', {
          Null: { 's3:if-none-match': 'true' },
          Bool: { 's3:ObjectCreationOperation': 'true' },
        }),
        refuse('OldSignatures', ['s3:GetObject', 's3:PutObject'], {
          NumericGreaterThan: { 's3:signatureAge': 300_000 },
        }),
      ),
    },
    {
      name: 'drafts',
      arn: 'arn:aws:s3:::drafts',
      versioned: false,
      encryption: {
        algorithm: 'aws:kms',
        keyArn: `arn:aws:kms:${region}:${accountId}:key/00000000-0000-4000-a000-000000000003`,
      },
    },
    {
      name: 'open',
      arn: 'arn:aws:s3:::open',
      versioned: false,
      encryption: { algorithm: 'AES256' },
      cors: [
        {
          origins: ['https://app.example.test'],
          methods: ['PUT'],
          headers: ['content-type', 'x-amz-*'],
          exposed: ['ETag'],
          maxAgeSeconds: 600,
        },
      ],
    },
    { name: 'locked', arn: 'arn:aws:s3:::locked', versioned: true, encryption: { algorithm: 'AES256' }, lockedDays: 1 },
  ],
  keys: [
    templateKey('00000000-0000-4000-a000-000000000001', 'alias/tokens', 'HMAC_256'),
    templateKey('00000000-0000-4000-a000-000000000002', 'alias/ledger', 'ECC_NIST_P256'),
    templateKey('00000000-0000-4000-a000-000000000003', 'alias/buckets', 'SYMMETRIC_DEFAULT'),
  ],
  userPools: [{ id: `${region}_example` }],
  queues: [
    {
      name: 'failures',
      arn: `arn:aws:sqs:${region}:${accountId}:failures`,
      url: `https://sqs.${region}.amazonaws.com/${accountId}/failures`,
    },
  ],
};
