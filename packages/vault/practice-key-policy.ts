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
  chartSessionRoleArn: string;
  documentsBucket: string;
  artifactsBucket: string;
  extractsBucket: string;
  disclosuresSessionRoleArn: string;
  extractsSessionRoleArn: string;
  portalSessionRoleArn: string;
  recordsSessionRoleArn: string;
  releaseDownloadRoleArn: string;
}

interface Allowed {
  sid: string;
  roleArn: string;
  actions: string[];
  objects: string[];
}

const ofPractice = ({ region, practiceId }: PracticeKeySurroundings, bucket: string): string =>
  objectsArn(region, bucket, `practices/${practiceId}/*`);

const allow = (key: PracticeKeySurroundings, { sid, roleArn, actions, objects }: Allowed): KeyStatement => ({
  Sid: sid,
  Effect: 'Allow',
  Principal: { AWS: roleArn },
  Action: actions,
  Resource: '*',
  Condition: {
    StringEquals: { 'kms:ViaService': throughS3(key.region), 'aws:PrincipalTag/practice': key.practiceId },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': objects },
  },
});

/**
 * The policy of a practice's key, under which documents of charts, artifacts and extracts lie: sessions of this practice alone,
 * through S3 alone, for objects of this practice; each function for those in its own buckets.
 */
export const practiceKeyPolicy = (key: PracticeKeySurroundings): KeyPolicy => ({
  Version: '2012-10-17',
  Statement: [
    administrationOf(key),
    namingOf(key),
    allow(key, {
      sid: 'Documents',
      roleArn: key.chartSessionRoleArn,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      objects: [
        ofPractice(key, key.documentsBucket),
        objectsArn(key.region, key.documentsBucket, `incoming/practices/${key.practiceId}/*`),
      ],
    }),
    allow(key, {
      sid: 'Artifacts',
      roleArn: key.disclosuresSessionRoleArn,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      objects: [ofPractice(key, key.artifactsBucket)],
    }),
    allow(key, {
      sid: 'ExtractsOfRecords',
      roleArn: key.disclosuresSessionRoleArn,
      actions: ['kms:Decrypt'],
      objects: [objectsArn(key.region, key.extractsBucket, `practices/${key.practiceId}/requests/*/records/*`)],
    }),
    allow(key, {
      sid: 'FiledDocuments',
      roleArn: key.recordsSessionRoleArn,
      actions: ['kms:Decrypt'],
      objects: [ofPractice(key, key.documentsBucket)],
    }),
    allow(key, {
      sid: 'Records',
      roleArn: key.recordsSessionRoleArn,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      objects: [objectsArn(key.region, key.extractsBucket, `practices/${key.practiceId}/requests/*/records/*`)],
    }),
    allow(key, {
      sid: 'Extracts',
      roleArn: key.extractsSessionRoleArn,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      objects: [ofPractice(key, key.artifactsBucket), ofPractice(key, key.extractsBucket)],
    }),
    allow(key, {
      sid: 'OwnPapers',
      roleArn: key.portalSessionRoleArn,
      actions: ['kms:Decrypt'],
      objects: [ofPractice(key, key.artifactsBucket), ofPractice(key, key.documentsBucket)],
    }),
    allow(key, {
      sid: 'Download',
      roleArn: key.releaseDownloadRoleArn,
      actions: ['kms:Decrypt'],
      objects: [ofPractice(key, key.extractsBucket)],
    }),
  ],
});
