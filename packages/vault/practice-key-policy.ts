import {
  administrationOf,
  namingOf,
  objectsArn,
  throughS3,
  type KeyPolicy,
  type KeyStatement,
  type KeySurroundings,
} from './key-policy.ts';

export interface PracticeKeySurroundings extends KeySurroundings {
  disclosuresSessionRoleArn: string;
  extractsSessionRoleArn: string;
  portalSessionRoleArn: string;
  releaseDownloadRoleArn: string;
}

interface Allowed {
  sid: string;
  roleArn: string;
  actions: string[];
}

const allow = (key: PracticeKeySurroundings, { sid, roleArn, actions }: Allowed): KeyStatement => ({
  Sid: sid,
  Effect: 'Allow',
  Principal: { AWS: roleArn },
  Action: actions,
  Resource: '*',
  Condition: {
    StringEquals: { 'kms:ViaService': throughS3(key.region), 'aws:PrincipalTag/practice': key.practiceId },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': objectsArn(key.region, '*', `practices/${key.practiceId}/*`) },
  },
});

/**
 * The policy of a practice's key, under which artifacts and extracts lie: sessions of this practice alone, through S3 alone, for
 * objects of this practice in whichever bucket.
 */
export const practiceKeyPolicy = (key: PracticeKeySurroundings): KeyPolicy => ({
  Version: '2012-10-17',
  Statement: [
    administrationOf(key),
    namingOf(key),
    allow(key, {
      sid: 'Artifacts',
      roleArn: key.disclosuresSessionRoleArn,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    }),
    allow(key, {
      sid: 'Extracts',
      roleArn: key.extractsSessionRoleArn,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    }),
    allow(key, { sid: 'SignedForms', roleArn: key.portalSessionRoleArn, actions: ['kms:Decrypt'] }),
    allow(key, { sid: 'Download', roleArn: key.releaseDownloadRoleArn, actions: ['kms:Decrypt'] }),
  ],
});
