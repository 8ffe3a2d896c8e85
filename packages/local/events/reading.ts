import type { Authorizer } from '../iam/authorizer.ts';
import type { Caller } from '../signing/caller.ts';
import { TemplateFault } from '../template/intrinsics.ts';
import type { Plan, StreamMapping } from '../template/plan.ts';
import type { Cloud } from '../types.ts';

/** One thing that Lambda does in the name of a function's role. */
interface Act {
  action: string;
  resource: string | undefined;
  /** The service through which a key is used. */
  via?: string;
}

const reading = ['GetRecords', 'GetShardIterator', 'DescribeStream'];

/** What Lambda does for a mapping: read the stream under the key of its table, and hand over what failed. */
const actsOf = ({ tableName, failureQueueArn }: StreamMapping, { tables, queues, region }: Cloud): Act[] => {
  const table = tables.find(({ name }) => name === tableName);
  const queueKey = queues.find(({ arn }) => arn === failureQueueArn)?.keyArn;
  return [
    ...reading.map((action) => ({ action: `dynamodb:${action}`, resource: table?.streamArn })),
    { action: 'dynamodb:ListStreams', resource: '*' },
    ...(table?.keyArn === undefined
      ? []
      : [{ action: 'kms:Decrypt', resource: table.keyArn, via: `dynamodb.${region}.amazonaws.com` }]),
    ...(failureQueueArn === undefined ? [] : [{ action: 'sqs:SendMessage', resource: failureQueueArn }]),
    ...(queueKey === undefined
      ? []
      : ['kms:GenerateDataKey', 'kms:Decrypt'].map((action) => ({
          action,
          resource: queueKey,
          via: `sqs.${region}.amazonaws.com`,
        }))),
  ];
};

const callerOf = (roleArn: string, { accountId }: Cloud): Caller => {
  const name = roleArn.split('/').at(-1) ?? '';
  const arn = `arn:aws:sts::${accountId}:assumed-role/${name}/lambda`;
  return { kind: 'session', arn, principalArn: roleArn, name, userId: `AROA:${name}`, tags: {}, transitiveTagKeys: [] };
};

/** Refuses a template whose functions could not read their streams: Lambda asks this of the function's role when a mapping is made. */
export const refuseUnreadable = async (
  { streams, functions }: Pick<Plan, 'streams' | 'functions'>,
  cloud: Cloud,
  authorizer: Authorizer,
): Promise<void> => {
  for (const mapping of streams) {
    const role = functions.find(({ name }) => name === mapping.functionName)?.roleArn ?? '';
    for (const { action, resource, via } of actsOf(mapping, cloud)) {
      const { outcome, reason } = await authorizer.decide({
        caller: callerOf(role, cloud),
        action,
        resource: resource ?? mapping.tableName,
        context: { 'kms:CallerAccount': cloud.accountId, ...(via === undefined ? {} : { 'kms:ViaService': via }) },
        resourcePolicy: cloud.keys.find(({ arn }) => arn === resource)?.policy,
      });
      if (outcome !== 'Allowed') {
        throw new TemplateFault(
          `${mapping.functionName} cannot follow ${mapping.tableName}: its role may not ${action} on ${resource ?? 'a stream that the table does not have'} (${reason})`,
        );
      }
    }
  }
};
