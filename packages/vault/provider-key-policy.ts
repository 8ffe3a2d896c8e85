import type { MemberId, PracticeId } from '@sequester/domain';
import { administration, type KeyPolicy } from './key-administration.ts';

interface ProviderKey {
  accountId: string;
  region: string;
  practiceId: PracticeId;
  memberId: MemberId;
  vaultBucket: string;
  notesRoleArn: string;
  disclosuresRoleArn: string;
  extractsRoleArn: string;
}

/**
 * The policy of a therapist's key. The therapist's own session of the notes function may use it, through S3, for objects
 * below the therapist's prefix; the therapist's own session of the disclosures function may grant the extract builder to
 * decrypt under an encryption context that is named whole; nobody else may use it or grant its use.
 */
export const providerKeyPolicy = (key: ProviderKey): KeyPolicy => {
  const originator = { 'aws:PrincipalTag/practice': key.practiceId, 'aws:PrincipalTag/provider': key.memberId };
  return {
    Version: '2012-10-17',
    Statement: [
      administration(key.accountId),
      {
        Sid: 'OriginatorThroughS3',
        Effect: 'Allow',
        Principal: { AWS: key.notesRoleArn },
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: '*',
        Condition: {
          StringEquals: { 'kms:ViaService': `s3.${key.region}.amazonaws.com`, ...originator },
          StringLike: {
            'kms:EncryptionContext:aws:s3:arn': `arn:aws:s3:::${key.vaultBucket}/practices/${key.practiceId}/providers/${key.memberId}/*`,
          },
        },
      },
      {
        Sid: 'GrantsForExtracts',
        Effect: 'Allow',
        Principal: { AWS: key.disclosuresRoleArn },
        Action: ['kms:CreateGrant'],
        Resource: '*',
        Condition: {
          StringEquals: {
            ...originator,
            'kms:GranteePrincipal': key.extractsRoleArn,
            'kms:GrantConstraintType': 'EncryptionContextEquals',
          },
          'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] },
          Null: { 'kms:GrantOperations': 'false' },
        },
      },
    ],
  };
};
