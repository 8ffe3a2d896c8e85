import { Aws } from 'aws-cdk-lib';

import type { StageName } from './stages.ts';

export const tableNames = ['practices', 'chart', 'notes', 'disclosures', 'audit', 'idempotency'] as const;
export type TableName = (typeof tableNames)[number];

export const jobQueueNames = ['builds', 'grants', 'inspections', 'documents', 'records'] as const;
export type JobQueueName = (typeof jobQueueNames)[number];

type BucketName = 'vault' | 'documents' | 'drafts' | 'artifacts' | 'extracts' | 'ledger' | 'web' | 'access-logs';

const here = `${Aws.REGION}:${Aws.ACCOUNT_ID}`;

const arn = (service: string, place: string, resource: string) =>
  `arn:${Aws.PARTITION}:${service}:${place}:${resource}`;

/**
 * The physical names of one stage. Names are explicit so that a policy can name a role, and a function a table,
 * of another stack without making one stack wait for the other.
 */
export const namesOf = (stage: StageName) => {
  const prefix = `sequester-${stage}`;
  const bucket = (name: BucketName) => `${prefix}-${Aws.ACCOUNT_ID}-${name}`;
  const role = (name: string) => arn('iam', `:${Aws.ACCOUNT_ID}`, `role/${prefix}-${name}`);
  return {
    prefix,
    table: (name: TableName) => `${prefix}-${name}`,
    tableArn: (name: TableName) => arn('dynamodb', here, `table/${prefix}-${name}`),
    indexArn: (name: TableName, index: string) => arn('dynamodb', here, `table/${prefix}-${name}/index/${index}`),
    bucket,
    objectsArn: (name: BucketName, path: string) => arn('s3', ':', `${bucket(name)}/${path}`),
    role,
    sessionRole: (name: string) => role(`${name}-session`),
    downloadRole: role('release-download'),
    membershipRole: role('membership-session'),
    anyRole: role('*'),
    anyKey: arn('kms', here, 'key/*'),
    keyAlias: (path: string) => arn('kms', here, `alias/${path}`),
    jobQueue: (name: JobQueueName) => `${prefix}-${name}.fifo`,
    jobQueueArn: (name: JobQueueName) => arn('sqs', here, `${prefix}-${name}.fifo`),
    jobQueueUrl: (name: JobQueueName) =>
      `https://sqs.${Aws.REGION}.${Aws.URL_SUFFIX}/${Aws.ACCOUNT_ID}/${prefix}-${name}.fifo`,
    /** Jobs that failed for good, until they are marked so. */
    failedJobs: (name: JobQueueName) => `${prefix}-${name}-failed.fifo`,
    failedJobsArn: (name: JobQueueName) => arn('sqs', here, `${prefix}-${name}-failed.fifo`),
    queueArn: (name: string) => arn('sqs', here, `${prefix}-${name}-failures`),
    anyLogGroup: arn('logs', here, `log-group:*${prefix}*`),
    anyAlarm: arn('cloudwatch', here, `alarm:${prefix}-*`),
    anyTopic: arn('sns', here, `${prefix}-*`),
    logStreams: (name: string) => arn('logs', here, `log-group:/aws/lambda/${prefix}-${name}:*`),
    /** Where the pages of the issuer lie. */
    signInDomain: `${prefix}-${Aws.ACCOUNT_ID}`,
    signInUrl: `https://${prefix}-${Aws.ACCOUNT_ID}.auth.${Aws.REGION}.amazoncognito.com`,
    textPool: (id: string) => arn('sms-voice', here, `pool/${id}`),
    mailIdentity: (domain: string) => arn('ses', here, `identity/${domain}`),
    throughS3: `s3.${Aws.REGION}.${Aws.URL_SUFFIX}`,
    throughDynamo: `dynamodb.${Aws.REGION}.${Aws.URL_SUFFIX}`,
  };
};

export type Names = ReturnType<typeof namesOf>;
