import { Aws } from 'aws-cdk-lib';

import { designOf, type FunctionName } from '../functions.ts';
import { jobQueueNames } from '../names.ts';
import { userPoolOf, type Deployment } from './of-function.ts';

const practice = ({ names }: Deployment): Record<string, string> => ({
  CHART_SESSION_ROLE_ARN: names.sessionRole('chart'),
  NOTES_SESSION_ROLE_ARN: names.sessionRole('notes'),
  DISCLOSURES_SESSION_ROLE_ARN: names.sessionRole('disclosures'),
  EXTRACTS_SESSION_ROLE_ARN: names.sessionRole('extracts'),
  RECORDS_SESSION_ROLE_ARN: names.sessionRole('records'),
  TRAINING_SESSION_ROLE_ARN: names.sessionRole('training'),
  SUCCESSION_SESSION_ROLE_ARN: names.sessionRole('succession'),
  PORTAL_SESSION_ROLE_ARN: names.sessionRole('portal'),
  RELEASE_DOWNLOAD_ROLE_ARN: names.downloadRole,
  ACCOUNT_ID: Aws.ACCOUNT_ID,
});

const tokens = ({ keys }: Deployment): Record<string, string> => ({ TOKENS_KEY_ARN: keys.tokens });

const jobQueues = ({ names }: Deployment): Record<string, string> =>
  Object.fromEntries(jobQueueNames.map((name) => [`QUEUE_${name.toUpperCase()}`, names.jobQueueUrl(name)]));

const workedOff = ({ names }: Deployment, name: FunctionName): Record<string, string> => {
  const { works } = designOf(name);
  return works === undefined ? {} : { JOBS_QUEUE: names.jobQueueUrl(works.queue) };
};

const particular: Partial<Record<FunctionName, (deployment: Deployment) => Record<string, string>>> = {
  practice,
  accounts: (deployment) => ({
    USER_POOL_ID: userPoolOf(deployment).id,
    SENDER_ADDRESS: deployment.stage.senderAddress,
  }),
  disclosures: tokens,
  grants: ({ names }) => ({ EXTRACTS_SESSION_ROLE_ARN: names.sessionRole('extracts') }),
  release: (deployment) => ({ ...tokens(deployment), DOWNLOAD_ROLE_ARN: deployment.names.downloadRole }),
  jobs: jobQueues,
  notices: (deployment) => ({
    ...tokens(deployment),
    PUBLIC_URL: deployment.stage.publicUrl,
    SENDER_ADDRESS: deployment.stage.senderAddress,
    TEXT_POOL_ID: deployment.stage.textPoolId,
  }),
};

/** The environment of a function: only what it uses. */
export const environmentOf = (name: FunctionName, deployment: Deployment): Record<string, string> => {
  const { tables, buckets = [], serves } = designOf(name);
  return {
    ...Object.fromEntries(tables.map((table) => [`TABLE_${table.toUpperCase()}`, deployment.names.table(table)])),
    ...Object.fromEntries(buckets.map((bucket) => [`BUCKET_${bucket.toUpperCase()}`, deployment.names.bucket(bucket)])),
    ...(serves === true ? { MEMBERSHIP_ROLE_ARN: deployment.names.membershipRole } : {}),
    ...workedOff(deployment, name),
    ...particular[name]?.(deployment),
  };
};
