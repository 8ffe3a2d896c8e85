import { randomUUID } from 'node:crypto';

import * as z from 'zod';

import { requestTags } from '../iam/context.ts';
import { demand } from '../iam/demand.ts';
import type { Caller } from '../signing/caller.ts';
import { inputOf, type JsonOperation } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { PolicyDocument } from '../types.ts';
import { demandUse, type KmsSetup } from './access.ts';
import { keyPolicyFrom, refuseLockout, refuseStrangers } from './key-policy.ts';
import { metadataOf, type Key } from './key.ts';
import { newMaterial } from './material.ts';

const dayMilliseconds = 86_400_000;

export const Tags = z
  .array(z.strictObject({ TagKey: z.string().min(1).max(128), TagValue: z.string().max(256) }))
  .max(50);
export const tagsFrom = (tags: z.infer<typeof Tags>): Record<string, string> =>
  Object.fromEntries(tags.map(({ TagKey, TagValue }) => [TagKey, TagValue]));

const CreateKey = z.strictObject({
  Policy: z.string().optional(),
  Description: z.string().max(8192).default(''),
  KeyUsage: z.enum(['ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC', 'SIGN_VERIFY']).default('ENCRYPT_DECRYPT'),
  KeySpec: z.enum(['SYMMETRIC_DEFAULT', 'HMAC_256', 'ECC_NIST_P256']).default('SYMMETRIC_DEFAULT'),
  Origin: z.literal('AWS_KMS').optional(),
  MultiRegion: z.literal(false).optional(),
  BypassPolicyLockoutSafetyCheck: z.boolean().default(false),
  Tags: Tags.default([]),
});
const usageOfSpec = {
  SYMMETRIC_DEFAULT: 'ENCRYPT_DECRYPT',
  HMAC_256: 'GENERATE_VERIFY_MAC',
  ECC_NIST_P256: 'SIGN_VERIFY',
} as const;
const Named = z.strictObject({ KeyId: z.string(), GrantTokens: z.array(z.string()).optional() });
const Deletion = z.strictObject({ KeyId: z.string(), PendingWindowInDays: z.int().min(7).max(30).default(30) });
const GetPolicy = z.strictObject({ KeyId: z.string(), PolicyName: z.literal('default').optional() });
const PutPolicy = GetPolicy.extend({ Policy: z.string(), BypassPolicyLockoutSafetyCheck: z.boolean().default(false) });

/** The policy of a key made without one: the account's identity policies decide. */
const delegating = (accountId: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Enable IAM User Permissions',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
});

/** A new key must be allowed as such, and so must the tags it is born with. */
const demandCreation = async (
  setup: KmsSetup,
  caller: Caller,
  wanted: { id: string; input: z.infer<typeof CreateKey> },
): Promise<void> => {
  const { input, id } = wanted;
  const tags = requestTags(tagsFrom(input.Tags));
  const context = {
    'kms:BypassPolicyLockoutSafetyCheck': String(input.BypassPolicyLockoutSafetyCheck),
    'kms:CallerAccount': setup.cloud.accountId,
    'kms:KeyOrigin': 'AWS_KMS',
    'kms:KeySpec': input.KeySpec,
    'kms:KeyUsage': input.KeyUsage,
    'kms:MultiRegion': 'false',
    ...tags,
  };
  await demand(setup.authorizer, { caller, action: 'kms:CreateKey', resource: '*', context });
  if (input.Tags.length > 0) {
    const resourcePolicy = delegating(setup.cloud.accountId);
    await demand(setup.authorizer, {
      caller,
      action: 'kms:TagResource',
      resource: setup.keys.keyArn(id),
      context: { 'kms:CallerAccount': setup.cloud.accountId, ...tags },
      resourcePolicy,
    });
  }
};

const createKey =
  (setup: KmsSetup): JsonOperation =>
  async ({ caller, input }) => {
    const wanted = inputOf(CreateKey, input);
    const id = randomUUID();
    await demandCreation(setup, caller, { id, input: wanted });
    if (usageOfSpec[wanted.KeySpec] !== wanted.KeyUsage) {
      throw new AwsRefusal(
        'ValidationException',
        `KeyUsage ${wanted.KeyUsage} is not compatible with KeySpec ${wanted.KeySpec}`,
      );
    }

    const policy = wanted.Policy === undefined ? delegating(setup.cloud.accountId) : keyPolicyFrom(wanted.Policy);
    refuseStrangers(policy, setup.cloud);
    const key: Key = {
      id,
      arn: setup.keys.keyArn(id),
      spec: wanted.KeySpec,
      usage: wanted.KeyUsage,
      state: 'Enabled',
      description: wanted.Description,
      policy,
      tags: tagsFrom(wanted.Tags),
      grants: [],
      createdAt: setup.now(),
      material: newMaterial(wanted.KeySpec),
    };
    if (wanted.Policy !== undefined && !wanted.BypassPolicyLockoutSafetyCheck) await refuseLockout(setup, caller, key);

    setup.keys.write(key);
    return { KeyMetadata: metadataOf(key) };
  };

/** An operation that changes the state of one key: of a key that waits for its deletion, or of one that does not. */
const stateChange =
  (setup: KmsSetup, operation: string, change: (key: Key) => Key, refusedWhenPending: boolean): JsonOperation =>
  async ({ caller, input }) => {
    const { KeyId } = inputOf(Named, input);
    const { key } = setup.keys.find(KeyId, false);
    await demandUse(setup, { caller, operation, key });
    if ((key.state === 'PendingDeletion') === refusedWhenPending) {
      throw new AwsRefusal(
        'KMSInvalidStateException',
        `${key.arn} is ${refusedWhenPending ? '' : 'not '}pending deletion.`,
      );
    }

    setup.keys.write(change(key));
    return operation === 'CancelKeyDeletion' ? { KeyId: key.arn } : {};
  };

const scheduleDeletion =
  (setup: KmsSetup): JsonOperation =>
  async ({ caller, input }) => {
    const { KeyId, PendingWindowInDays } = inputOf(Deletion, input);
    const { key } = setup.keys.find(KeyId, false);
    await demandUse(setup, {
      caller,
      operation: 'ScheduleKeyDeletion',
      key,
      context: { 'kms:ScheduleKeyDeletionPendingWindowInDays': String(PendingWindowInDays) },
    });
    if (key.state === 'PendingDeletion')
      throw new AwsRefusal('KMSInvalidStateException', `${key.arn} is pending deletion.`);

    const deletionAt = setup.now() + PendingWindowInDays * dayMilliseconds;
    setup.keys.write({ ...key, state: 'PendingDeletion', deletionAt });
    return { KeyId: key.arn, DeletionDate: deletionAt / 1000, KeyState: 'PendingDeletion', PendingWindowInDays };
  };

/** Creation, description, states and policies of keys. */
export const keyOperations = (setup: KmsSetup): Record<string, JsonOperation> => ({
  CreateKey: createKey(setup),
  DescribeKey: async ({ caller, input }) => {
    const { key, alias } = setup.keys.find(inputOf(Named, input).KeyId, true);
    await demandUse(setup, { caller, operation: 'DescribeKey', key, alias });
    return { KeyMetadata: metadataOf(key) };
  },
  ListKeys: async ({ caller }) => {
    await demand(setup.authorizer, { caller, action: 'kms:ListKeys', resource: '*' });
    return { Keys: setup.keys.all().map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), Truncated: false };
  },
  EnableKey: stateChange(setup, 'EnableKey', (key) => ({ ...key, state: 'Enabled' }), true),
  DisableKey: stateChange(setup, 'DisableKey', (key) => ({ ...key, state: 'Disabled' }), true),
  CancelKeyDeletion: stateChange(
    setup,
    'CancelKeyDeletion',
    (key) => ({ ...key, state: 'Disabled', deletionAt: undefined }),
    false,
  ),
  ScheduleKeyDeletion: scheduleDeletion(setup),
  GetKeyPolicy: async ({ caller, input }) => {
    const { key } = setup.keys.find(inputOf(GetPolicy, input).KeyId, false);
    await demandUse(setup, { caller, operation: 'GetKeyPolicy', key });
    return { Policy: JSON.stringify(key.policy), PolicyName: 'default' };
  },
  PutKeyPolicy: async ({ caller, input }) => {
    const { KeyId, Policy, BypassPolicyLockoutSafetyCheck } = inputOf(PutPolicy, input);
    const { key } = setup.keys.find(KeyId, false);
    await demandUse(setup, {
      caller,
      operation: 'PutKeyPolicy',
      key,
      context: { 'kms:BypassPolicyLockoutSafetyCheck': String(BypassPolicyLockoutSafetyCheck) },
    });
    const policy = keyPolicyFrom(Policy);
    refuseStrangers(policy, setup.cloud);
    if (!BypassPolicyLockoutSafetyCheck) await refuseLockout(setup, caller, { ...key, policy });

    setup.keys.write({ ...key, policy });
    return {};
  },
});
