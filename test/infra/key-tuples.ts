import type { RequestContext } from '../../packages/local/iam/context.ts';
import type { Asked } from './asked.ts';
import { cloud, practices, type JoinedKey } from './isolation-world.ts';
import { arnOf, places, type Place } from './object-tuples.ts';

const throughS3 = { 'kms:ViaService': 's3.us-east-1.amazonaws.com', 'kms:CallerAccount': cloud.accountId };
const kindOf = ({ owner }: JoinedKey): string => (owner.provider === undefined ? 'practice key' : 'provider key');
export const tagsOf = ({ tags }: JoinedKey): RequestContext =>
  Object.fromEntries(Object.entries(tags).map(([name, value]) => [`aws:ResourceTag/${name}`, value]));
const uses = ['Decrypt', 'GenerateDataKey'];
/** What nobody does with any key. */
const unused = [
  'Encrypt',
  'ReEncryptFrom',
  'ReEncryptTo',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
];

/** The use of a key: for every object through S3, for none, and directly. */
export const useTuples = (key: JoinedKey): Asked[] => {
  const base = { resource: key.arn, key };
  const within = ({ owner, kind }: Place) =>
    owner.practice === key.owner.practice &&
    (key.owner.provider === undefined ||
      (owner.provider === key.owner.provider &&
        ['sealed note', 'sealed words', 'upload', 'draft', 'kept draft', 'copied draft'].includes(kind)));
  const kindOfUse = ({ bucket, kind, folder }: Place) =>
    key.owner.provider === undefined
      ? `practice key through S3 for ${kind === 'record extract' ? 'record extracts' : folder === 'incoming/' ? `arriving ${bucket}` : bucket}`
      : 'provider key through S3 for its own object';
  const own = places.find((place) => within(place));
  return [...uses, ...unused].flatMap((use) => [
    ...places
      .filter((place) => uses.includes(use) || place === own)
      .map((place) => ({
        ...base,
        kind: kindOfUse(place),
        owner: within(place) ? key.owner : undefined,
        action: `kms:${use}`,
        context: { ...throughS3, ...tagsOf(key) },
        encryptionContext: { 'aws:s3:arn': arnOf(place) },
      })),
    { ...base, kind: kindOf(key), owner: undefined, action: `kms:${use}`, context: tagsOf(key) },
    {
      ...base,
      kind: kindOf(key),
      owner: undefined,
      action: `kms:${use}`,
      context: { ...tagsOf(key), 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' },
    },
  ]);
};

const managing = [
  'DescribeKey',
  'CreateAlias',
  'PutKeyPolicy',
  'DisableKey',
  'EnableKey',
  'ScheduleKeyDeletion',
  'CancelKeyDeletion',
  'RevokeGrant',
  'UntagResource',
];

export const manageTuples = (key: JoinedKey): Asked[] => [
  ...managing.map((action) => ({
    kind: kindOf(key),
    owner: key.owner,
    action: `kms:${action}`,
    resource: key.arn,
    key,
    context: tagsOf(key),
  })),
  ...practices
    .filter(({ id }) => id !== key.owner.practice)
    .map(({ id }) => ({
      kind: kindOf(key),
      owner: undefined,
      action: 'kms:TagResource',
      resource: key.arn,
      key,
      context: { ...tagsOf(key), 'aws:RequestTag/practice': id, 'aws:TagKeys': ['practice'] },
    })),
];

/** A key that is being made may show no tag yet, or the tags it is made with: AWS does not say. */
export const taggingTuples = (key: JoinedKey): Asked[] =>
  practices.flatMap(({ id }) =>
    [undefined, id].map((shown) => ({
      kind: 'new key',
      owner: { practice: id },
      action: 'kms:TagResource',
      resource: key.arn,
      key,
      context: {
        ...(shown === undefined ? {} : { 'aws:ResourceTag/practice': shown }),
        'aws:RequestTag/practice': id,
        'aws:TagKeys': ['practice'],
      },
    })),
  );

/** The lockout check of KMS is bypassed: whoever makes a key here cannot change its policy. */
const bypassing = { 'kms:BypassPolicyLockoutSafetyCheck': 'true' };

/** The making of keys and their names. */
export const makingTuples = (): Asked[] =>
  practices.flatMap(({ id, providers: [provider = ''] }): Asked[] => [
    {
      kind: 'new key',
      owner: { practice: id },
      action: 'kms:CreateKey',
      resource: '*',
      context: { 'aws:RequestTag/practice': id, 'aws:TagKeys': ['practice'], ...bypassing },
    },
    {
      kind: 'new key',
      owner: undefined,
      action: 'kms:CreateKey',
      resource: '*',
      context: {
        'aws:RequestTag/practice': id,
        'aws:TagKeys': ['practice'],
        'kms:BypassPolicyLockoutSafetyCheck': 'false',
      },
    },
    { kind: 'new key', owner: undefined, action: 'kms:CreateKey', resource: '*', context: bypassing },
    ...[`sequester/${id}`, `sequester/${id}/${provider}`].map((name) => ({
      kind: 'alias',
      owner: { practice: id },
      action: 'kms:CreateAlias',
      resource: `arn:aws:kms:us-east-1:${cloud.accountId}:alias/${name}`,
      context: {},
    })),
  ]);
