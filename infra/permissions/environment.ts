import { Aws } from 'aws-cdk-lib';

import { designOf, type FunctionName } from '../functions.ts';
import { jobQueueNames } from '../names.ts';
import { userPoolOf, type Ground } from './of-function.ts';

const practice = ({ names }: Ground): Record<string, string> => ({
  NOTES_SESSION_ROLE_ARN: names.sessionRole('notes'),
  DISCLOSURES_SESSION_ROLE_ARN: names.sessionRole('disclosures'),
  EXTRACTS_SESSION_ROLE_ARN: names.sessionRole('extracts'),
  TRAINING_SESSION_ROLE_ARN: names.sessionRole('training'),
  SUCCESSION_SESSION_ROLE_ARN: names.sessionRole('succession'),
  PORTAL_SESSION_ROLE_ARN: names.sessionRole('portal'),
  RELEASE_DOWNLOAD_ROLE_ARN: names.downloadRole,
  ACCOUNT_ID: Aws.ACCOUNT_ID,
});

const tokens = ({ keys }: Ground): Record<string, string> => ({ TOKENS_KEY_ARN: keys.tokens });

const jobQueues = ({ names }: Ground): Record<string, string> =>
  Object.fromEntries(jobQueueNames.map((name) => [`QUEUE_${name.toUpperCase()}`, names.jobQueueUrl(name)]));

const workedOff = ({ names }: Ground, name: FunctionName): Record<string, string> => {
  const { works } = designOf(name);
  return works === undefined ? {} : { JOBS_QUEUE: names.jobQueueUrl(works.queue) };
};

const particular: Partial<Record<FunctionName, (ground: Ground) => Record<string, string>>> = {
  practice,
  accounts: (ground) => ({ USER_POOL_ID: userPoolOf(ground).id, SENDER_ADDRESS: ground.stage.senderAddress }),
  disclosures: (ground) => ({ ...tokens(ground), EXTRACTS_SESSION_ROLE_ARN: ground.names.sessionRole('extracts') }),
  release: (ground) => ({ ...tokens(ground), DOWNLOAD_ROLE_ARN: ground.names.downloadRole }),
  jobs: jobQueues,
  notices: (ground) => ({
    ...tokens(ground),
    PUBLIC_URL: ground.stage.publicUrl,
    SENDER_ADDRESS: ground.stage.senderAddress,
  }),
};

/** The environment of a function: only what it uses. */
export const environmentOf = (name: FunctionName, ground: Ground): Record<string, string> => {
  const { tables, buckets = [], serves } = designOf(name);
  return {
    ...Object.fromEntries(tables.map((table) => [`TABLE_${table.toUpperCase()}`, ground.names.table(table)])),
    ...Object.fromEntries(buckets.map((bucket) => [`BUCKET_${bucket.toUpperCase()}`, ground.names.bucket(bucket)])),
    ...(serves === true ? { MEMBERSHIP_ROLE_ARN: ground.names.membershipRole } : {}),
    ...workedOff(ground, name),
    ...particular[name]?.(ground),
  };
};
