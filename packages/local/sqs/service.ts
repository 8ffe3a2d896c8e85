import * as z from 'zod';

import type { Authorizer } from '../iam/authorizer.ts';
import { demand } from '../iam/demand.ts';
import type { Caller } from '../signing/caller.ts';
import { inputOf, jsonService } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, CloudQueue } from '../types.ts';
import { md5, type Queues } from './queues.ts';

interface SqsGround {
  cloud: Cloud;
  authorizer: Authorizer;
  queues: Queues;
}

const Send = z.looseObject({ QueueUrl: z.string(), MessageBody: z.string().min(1) });
const Receive = z.looseObject({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: z.int().min(0).max(43_200).default(30),
});
const Delete = z.looseObject({ QueueUrl: z.string(), ReceiptHandle: z.string() });
const Named = z.looseObject({ QueueName: z.string() });
const Attributes = z.looseObject({ QueueUrl: z.string() });

const nameIn = (url: string): string => url.split('/').at(-1) ?? '';

/** SQS over JSON 1.0: SendMessage, ReceiveMessage, DeleteMessage, GetQueueUrl and GetQueueAttributes. */
export const sqsService = ({ cloud, authorizer, queues }: SqsGround) => {
  const allowed = async (caller: Caller, action: string, name: string): Promise<CloudQueue> => {
    const queue = cloud.queues.find((each) => each.name === name);
    const resource = queue?.arn ?? `arn:aws:sqs:${cloud.region}:${cloud.accountId}:${name}`;
    await demand(authorizer, { caller, action: `sqs:${action}`, resource });
    if (queue === undefined) throw new AwsRefusal('QueueDoesNotExist', 'The specified queue does not exist.');

    return queue;
  };
  return jsonService('AmazonSQS', {
    SendMessage: async ({ caller, input }) => {
      const { QueueUrl, MessageBody } = inputOf(Send, input, 'MissingParameter');
      const queue = await allowed(caller, 'SendMessage', nameIn(QueueUrl));
      const sent = queues.send(queue.name, MessageBody);
      return { MessageId: sent.id, MD5OfMessageBody: sent.md5 };
    },
    ReceiveMessage: async ({ caller, input }) => {
      const { QueueUrl, MaxNumberOfMessages, VisibilityTimeout } = inputOf(Receive, input, 'MissingParameter');
      const queue = await allowed(caller, 'ReceiveMessage', nameIn(QueueUrl));
      const found = queues.receive(queue.name, MaxNumberOfMessages, VisibilityTimeout);
      return {
        Messages: found.map(({ id, body, receipt, received }) => ({
          MessageId: id,
          Body: body,
          MD5OfBody: md5(body),
          ReceiptHandle: receipt,
          Attributes: { ApproximateReceiveCount: String(received) },
        })),
      };
    },
    DeleteMessage: async ({ caller, input }) => {
      const { QueueUrl, ReceiptHandle } = inputOf(Delete, input, 'MissingParameter');
      const queue = await allowed(caller, 'DeleteMessage', nameIn(QueueUrl));
      queues.delete(queue.name, ReceiptHandle);
      return {};
    },
    GetQueueUrl: async ({ caller, input }) => {
      const queue = await allowed(caller, 'GetQueueUrl', inputOf(Named, input, 'MissingParameter').QueueName);
      return { QueueUrl: queue.url };
    },
    GetQueueAttributes: async ({ caller, input }) => {
      const queue = await allowed(
        caller,
        'GetQueueAttributes',
        nameIn(inputOf(Attributes, input, 'MissingParameter').QueueUrl),
      );
      return { Attributes: { QueueArn: queue.arn, ApproximateNumberOfMessages: String(queues.count(queue.name)) } };
    },
  });
};
