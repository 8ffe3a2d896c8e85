import { partitionOf } from '@sequester/aws';
import type { PracticeId } from '@sequester/model';

/** One statement of a key policy, as KMS reads it. */
export interface KeyStatement {
  Sid: string;
  Effect: 'Allow';
  Principal: { AWS: string | string[] };
  Action: string[];
  Resource: '*';
  Condition?: Record<string, Record<string, string | string[]>>;
}

export interface KeyPolicy {
  Version: '2012-10-17';
  Statement: KeyStatement[];
}

/** Where a key lives: what its policy names beside the practice itself. */
export interface KeySurroundings {
  accountId: string;
  region: string;
  practiceId: PracticeId;
  practiceSessionRoleArn: string;
}

/**
 * Everything that an administrator of the account may do to a key. Using it, re-encrypting under it and granting its use
 * are not among them: whoever manages a key reads nothing with it.
 */
const administration = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

export const administrationOf = ({ accountId, region }: KeySurroundings): KeyStatement => ({
  Sid: 'Administration',
  Effect: 'Allow',
  Principal: { AWS: `arn:${partitionOf(region).name}:iam::${accountId}:root` },
  Action: administration,
  Resource: '*',
});

/**
 * The function that makes the key names it and finds it again, in sessions of its practice. It stands here because a key's
 * tags may take five minutes to count in a decision of IAM, and a key's policy counts at once.
 */
export const namingOf = ({ practiceId, practiceSessionRoleArn }: KeySurroundings): KeyStatement => ({
  Sid: 'Naming',
  Effect: 'Allow',
  Principal: { AWS: practiceSessionRoleArn },
  Action: ['kms:CreateAlias', 'kms:DescribeKey'],
  Resource: '*',
  Condition: { StringEquals: { 'aws:PrincipalTag/practice': practiceId } },
});

/** S3 as a key's policy names it, in the partition of its region. */
export const throughS3 = (region: string): string => `s3.${region}.${partitionOf(region).domain}`;

/** Objects of a bucket, by the beginning of their keys. */
export const objectsArn = (region: string, bucket: string, path: string): string =>
  `arn:${partitionOf(region).name}:s3:::${bucket}/${path}`;
