import type { PolicyDocument } from '../../packages/local/types.ts';

interface PolicyGround {
  accountId: string;
  region: string;
  notesRoleArn: string;
  disclosuresRoleArn: string;
  extractsRoleArn: string;
  downloadRoleArn: string;
  vaultBucket: string;
}

const administration = (accountId: string) => ({
  Sid: 'Administration',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${accountId}:root` },
  Action: ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:PutKeyPolicy', 'kms:EnableKey', 'kms:DisableKey', 'kms:ScheduleKeyDeletion', 'kms:CancelKeyDeletion', 'kms:CreateAlias', 'kms:ListGrants', 'kms:RevokeGrant', 'kms:TagResource', 'kms:UntagResource', 'kms:ListResourceTags'],
  Resource: '*',
});

const throughS3 = (region: string) => ({ 'kms:ViaService': `s3.${region}.amazonaws.com` });

export const providerKeyPolicy = (ground: PolicyGround, { practice, provider }: { practice: string; provider: string }): PolicyDocument => {
  const tags = { 'aws:PrincipalTag/practice': practice, 'aws:PrincipalTag/provider': provider };
  return {
    Version: '2012-10-17',
    Statement: [
      administration(ground.accountId),
      {
        Sid: 'OriginatorThroughS3',
        Effect: 'Allow',
        Principal: { AWS: ground.notesRoleArn },
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: '*',
        Condition: {
          StringEquals: { ...throughS3(ground.region), ...tags },
          StringLike: { 'kms:EncryptionContext:aws:s3:arn': `arn:aws:s3:::${ground.vaultBucket}/practices/${practice}/providers/${provider}/*` },
        },
      },
      {
        Sid: 'GrantsForExtracts',
        Effect: 'Allow',
        Principal: { AWS: ground.disclosuresRoleArn },
        Action: 'kms:CreateGrant',
        Resource: '*',
        Condition: {
          StringEquals: { ...tags, 'kms:GranteePrincipal': ground.extractsRoleArn, 'kms:GrantConstraintType': 'EncryptionContextEquals' },
          'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] },
          Null: { 'kms:GrantOperations': 'false' },
        },
      },
    ],
  };
};

export const practiceKeyPolicy = (ground: PolicyGround, practice: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    administration(ground.accountId),
    {
      Sid: 'ArtifactsAndExtracts',
      Effect: 'Allow',
      Principal: { AWS: [ground.disclosuresRoleArn, ground.extractsRoleArn] },
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: '*',
      Condition: { StringEquals: { ...throughS3(ground.region), 'aws:PrincipalTag/practice': practice } },
    },
    {
      Sid: 'Download',
      Effect: 'Allow',
      Principal: { AWS: ground.downloadRoleArn },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { ...throughS3(ground.region), 'aws:PrincipalTag/practice': practice } },
    },
  ],
});
