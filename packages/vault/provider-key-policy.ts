import type { MemberId } from '@sequester/domain';
import { administrationOf, namingOf, throughS3, type KeyPolicy, type KeySurroundings } from './key-policy.ts';

export interface ProviderKeySurroundings extends KeySurroundings {
  memberId: MemberId;
  vaultBucket: string;
  notesSessionRoleArn: string;
  disclosuresSessionRoleArn: string;
  extractsSessionRoleArn: string;
}

/**
 * The policy of a therapist's key. The therapist's own session of the notes function may use it, through S3, for objects
 * below the therapist's two prefixes; the therapist's own session of the disclosures function may grant the extract builder to
 * decrypt under an encryption context that is named whole; nobody else may use it or grant its use.
 */
export const providerKeyPolicy = (key: ProviderKeySurroundings): KeyPolicy => {
  const originator = { 'aws:PrincipalTag/practice': key.practiceId, 'aws:PrincipalTag/provider': key.memberId };
  const prefix = `practices/${key.practiceId}/providers/${key.memberId}`;
  const objects = [prefix, `incoming/${prefix}`].map((path) => `arn:aws:s3:::${key.vaultBucket}/${path}/*`);
  return {
    Version: '2012-10-17',
    Statement: [
      administrationOf(key.accountId),
      namingOf(key),
      {
        Sid: 'OriginatorThroughS3',
        Effect: 'Allow',
        Principal: { AWS: key.notesSessionRoleArn },
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: '*',
        Condition: {
          StringEquals: { 'kms:ViaService': throughS3(key.region), ...originator },
          StringLike: { 'kms:EncryptionContext:aws:s3:arn': objects },
        },
      },
      {
        Sid: 'GrantsForExtracts',
        Effect: 'Allow',
        Principal: { AWS: key.disclosuresSessionRoleArn },
        Action: ['kms:CreateGrant'],
        Resource: '*',
        Condition: {
          StringEquals: { ...originator, 'kms:GranteePrincipal': key.extractsSessionRoleArn, 'kms:GrantConstraintType': 'EncryptionContextEquals' },
          'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] },
          Null: { 'kms:GrantOperations': 'false' },
        },
      },
    ],
  };
};
