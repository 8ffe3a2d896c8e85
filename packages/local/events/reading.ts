import type { Authorizer } from '../iam/authorizer.ts';
import type { Caller } from '../signing/caller.ts';
import { TemplateFault } from '../template/intrinsics.ts';
import type { Plan, QueueMapping, StreamMapping } from '../template/plan.ts';
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

/** What Lambda does for a mapping of a queue: take messages, and delete those that were done, under the key of the queue. */
const actsOnQueue = ({ queueArn }: QueueMapping, { queues, region }: Cloud): Act[] => {
  const keyArn = queues.find(({ arn }) => arn === queueArn)?.keyArn;
  return [
    ...['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => ({
      action: `sqs:${action}`,
      resource: queueArn,
    })),
    ...(keyArn === undefined ? [] : [{ action: 'kms:Decrypt', resource: keyArn, via: `sqs.${region}.amazonaws.com` }]),
  ];
};

const callerOf = (roleArn: string, { accountId }: Cloud): Caller => {
  const name = roleArn.split('/').at(-1) ?? '';
  const arn = `arn:aws:sts::${accountId}:assumed-role/${name}/lambda`;
  return { kind: 'session', arn, principalArn: roleArn, name, userId: `AROA:${name}`, tags: {}, transitiveTagKeys: [] };
};

type Readable = Pick<Plan, 'streams' | 'queues' | 'functions'>;

const refuseForbidden = async (
  { functionName, what, acts }: { functionName: string; what: string; acts: Act[] },
  { functions }: Readable,
  { cloud, authorizer }: { cloud: Cloud; authorizer: Authorizer },
): Promise<void> => {
  const role = functions.find(({ name }) => name === functionName)?.roleArn ?? '';
  for (const { action, resource, via } of acts) {
    const { outcome, reason } = await authorizer.decide({
      caller: callerOf(role, cloud),
      action,
      resource: resource ?? what,
      context: { 'kms:CallerAccount': cloud.accountId, ...(via === undefined ? {} : { 'kms:ViaService': via }) },
      resourcePolicy: cloud.keys.find(({ arn }) => arn === resource)?.policy,
    });
    if (outcome !== 'Allowed') {
      throw new TemplateFault(
        `${functionName} cannot follow ${what}: its role may not ${action} on ${resource ?? 'a stream that the table does not have'} (${reason})`,
      );
    }
  }
};

/** A queue and its dead letters are of one kind, and hide a message for at least as long as its function may take. */
const refuseUnfit = ({ queueArn, functionName }: QueueMapping, { functions }: Readable, { queues }: Cloud): void => {
  const queue = queues.find(({ arn }) => arn === queueArn);
  const deadLetters = queues.find(({ arn }) => arn === queue?.redrive?.arn);
  const seconds = functions.find(({ name }) => name === functionName)?.timeoutSeconds ?? 0;
  if (queue === undefined) throw new TemplateFault(`${functionName} follows ${queueArn}, which is not in the template`);

  if ((queue.visibilitySeconds ?? 0) < seconds)
    throw new TemplateFault(`${queue.name} hides its messages for less than the ${seconds} s of ${functionName}`);

  if (queue.redrive !== undefined && deadLetters?.fifo !== queue.fifo)
    throw new TemplateFault(`the dead letters of ${queue.name} do not go to a queue of its kind`);
};

/** Refuses a template whose functions could not read their streams and queues: Lambda asks this of the function's role when a mapping is made. */
export const refuseUnreadable = async (plan: Readable, cloud: Cloud, authorizer: Authorizer): Promise<void> => {
  const setup = { cloud, authorizer };
  for (const mapping of plan.streams) {
    const { functionName, tableName: what } = mapping;
    await refuseForbidden({ functionName, what, acts: actsOf(mapping, cloud) }, plan, setup);
  }
  for (const mapping of plan.queues) {
    refuseUnfit(mapping, plan, cloud);
    const { functionName, queueArn: what } = mapping;
    await refuseForbidden({ functionName, what, acts: actsOnQueue(mapping, cloud) }, plan, setup);
  }
};
