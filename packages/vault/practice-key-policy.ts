import type { PracticeId } from '@sequester/domain';
import { administration, type KeyPolicy, type KeyStatement } from './key-administration.ts';

interface PracticeKey {
  accountId: string;
  region: string;
  practiceId: PracticeId;
  disclosuresRoleArn: string;
  extractsRoleArn: string;
  downloadRoleArn: string;
}

const throughS3 = (key: PracticeKey, allowed: { sid: string; roleArn: string; actions: readonly string[] }): KeyStatement => ({
  Sid: allowed.sid,
  Effect: 'Allow',
  Principal: { AWS: allowed.roleArn },
  Action: allowed.actions,
  Resource: '*',
  Condition: { StringEquals: { 'kms:ViaService': `s3.${key.region}.amazonaws.com`, 'aws:PrincipalTag/practice': key.practiceId } },
});

/** The policy of a practice's key, under which artifacts and extracts lie: sessions of this practice alone, through S3 alone. */
export const practiceKeyPolicy = (key: PracticeKey): KeyPolicy => ({
  Version: '2012-10-17',
  Statement: [
    administration(key.accountId),
    throughS3(key, { sid: 'Artifacts', roleArn: key.disclosuresRoleArn, actions: ['kms:GenerateDataKey', 'kms:Decrypt'] }),
    throughS3(key, { sid: 'Extracts', roleArn: key.extractsRoleArn, actions: ['kms:GenerateDataKey', 'kms:Decrypt'] }),
    throughS3(key, { sid: 'Download', roleArn: key.downloadRoleArn, actions: ['kms:Decrypt'] }),
  ],
});
