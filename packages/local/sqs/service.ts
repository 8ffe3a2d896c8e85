import { createHash } from 'node:crypto';

import * as z from 'zod';

import type { Authorizer } from '../iam/authorizer.ts';
import { demand } from '../iam/demand.ts';
import { demandUse, type KmsSetup } from '../kms/access.ts';
import type { Caller } from '../signing/caller.ts';
import { inputOf, jsonService, type JsonCall } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, CloudQueue } from '../types.ts';
import type { Place } from './deduplication.ts';
import { attributesOf, md5, type Message, type Queues } from './queues.ts';

interface SqsSetup {
  cloud: Cloud;
  authorizer: Authorizer;
  queues: Queues;
  kms: KmsSetup;
}

const Id = z.string().regex(/^[!-~]{1,128}$/);
const Send = z.looseObject({
  QueueUrl: z.string(),
  MessageBody: z.string().min(1),
  MessageGroupId: Id.optional(),
  MessageDeduplicationId: Id.optional(),
});
const Receive = z.looseObject({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: z.int().min(0).max(43_200).optional(),
});
const Hide = z.looseObject({
  QueueUrl: z.string(),
  ReceiptHandle: z.string(),
  VisibilityTimeout: z.int().min(0).max(43_200),
});
const Delete = z.looseObject({ QueueUrl: z.string(), ReceiptHandle: z.string() });
const Named = z.looseObject({ QueueName: z.string() });
const Attributes = z.looseObject({ QueueUrl: z.string() });

const nameIn = (url: string): string => url.split('/').at(-1) ?? '';

/** Where a message goes in a FIFO queue; one without its group, or without what it is told from a repeat by, is refused. */
const placeIn = (queue: CloudQueue, sent: z.infer<typeof Send>): Place | undefined => {
  const { MessageGroupId: group, MessageDeduplicationId: given, MessageBody } = sent;
  if (queue.fifo !== true) return undefined;

  if (group === undefined)
    throw new AwsRefusal('MissingParameter', 'The request must contain the parameter MessageGroupId.');

  if (given === undefined && queue.contentBasedDeduplication !== true) {
    throw new AwsRefusal(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  return { group, deduplicationId: given ?? createHash('sha256').update(MessageBody).digest('hex') };
};

/** The queue that a call names, where the caller may do this with it and with the key that its messages lie under. */
const allowing =
  ({ cloud, authorizer, kms }: SqsSetup) =>
  async (caller: Caller, action: string, { url, uses = [] }: { url: string; uses?: string[] }): Promise<CloudQueue> => {
    const name = nameIn(url);
    const queue = cloud.queues.find((each) => each.name === name);
    const resource = queue?.arn ?? `arn:aws:sqs:${cloud.region}:${cloud.accountId}:${name}`;
    await demand(authorizer, { caller, action: `sqs:${action}`, resource });
    if (queue === undefined) throw new AwsRefusal('QueueDoesNotExist', 'The specified queue does not exist.');

    const via = `sqs.${cloud.region}.amazonaws.com`;
    const key = queue.keyArn === undefined ? undefined : kms.keys.find(queue.keyArn, false).key;
    const encryptionContext = { 'aws:sqs:arn': queue.arn };
    if (key !== undefined)
      for (const operation of uses) await demandUse(kms, { caller, operation, key, encryptionContext, via });

    return queue;
  };

const messageOf = (message: Message) => ({
  MessageId: message.id,
  Body: message.body,
  MD5OfBody: md5(message.body),
  ReceiptHandle: message.receipt,
  Attributes: attributesOf(message),
});

const read = <T>(schema: z.ZodType<T>, { input }: JsonCall): T => inputOf(schema, input, 'MissingParameter');

/** SQS over JSON 1.0: SendMessage, ReceiveMessage, ChangeMessageVisibility, DeleteMessage, GetQueueUrl and GetQueueAttributes. */
export const sqsService = (setup: SqsSetup) => {
  const { queues } = setup;
  const allowed = allowing(setup);
  return jsonService('AmazonSQS', {
    SendMessage: async (call) => {
      const sent = read(Send, call);
      const uses = ['GenerateDataKey', 'Decrypt'];
      const queue = await allowed(call.caller, 'SendMessage', { url: sent.QueueUrl, uses });
      const { id, md5: digest } = queues.send(queue.name, sent.MessageBody, placeIn(queue, sent));
      return { MessageId: id, MD5OfMessageBody: digest };
    },
    ReceiveMessage: async (call) => {
      const { QueueUrl: url, MaxNumberOfMessages, VisibilityTimeout } = read(Receive, call);
      const queue = await allowed(call.caller, 'ReceiveMessage', { url, uses: ['Decrypt'] });
      return { Messages: queues.receive(queue.name, MaxNumberOfMessages, VisibilityTimeout).map(messageOf) };
    },
    ChangeMessageVisibility: async (call) => {
      const { QueueUrl: url, ReceiptHandle, VisibilityTimeout } = read(Hide, call);
      const queue = await allowed(call.caller, 'ChangeMessageVisibility', { url });
      if (!queues.hide(queue.name, ReceiptHandle, VisibilityTimeout))
        throw new AwsRefusal('MessageNotInflight', 'The specified message is not in flight.');

      return {};
    },
    DeleteMessage: async (call) => {
      const { QueueUrl: url, ReceiptHandle } = read(Delete, call);
      queues.delete((await allowed(call.caller, 'DeleteMessage', { url })).name, ReceiptHandle);
      return {};
    },
    GetQueueUrl: async (call) => {
      const queue = await allowed(call.caller, 'GetQueueUrl', { url: read(Named, call).QueueName });
      return { QueueUrl: queue.url };
    },
    GetQueueAttributes: async (call) => {
      const queue = await allowed(call.caller, 'GetQueueAttributes', { url: read(Attributes, call).QueueUrl });
      const fifo = queue.fifo === true ? { FifoQueue: 'true' } : {};
      return {
        Attributes: { QueueArn: queue.arn, ApproximateNumberOfMessages: String(queues.count(queue.name)), ...fifo },
      };
    },
  });
};
