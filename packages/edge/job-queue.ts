import { sqs } from '@sequester/aws';
import { jobKey, type QueuedJob } from '@sequester/model';

import { ownSession } from './sessions.ts';

/** Sends a job into a FIFO queue, behind those of its practice. Sent twice within five minutes, it is in the queue once. */
export const sendJob = async (queueUrl: string, job: QueuedJob): Promise<void> => {
  const message = {
    QueueUrl: queueUrl,
    MessageBody: JSON.stringify(job),
    MessageGroupId: job.practiceId,
    MessageDeduplicationId: jobKey(job),
  };
  await sqs(ownSession(), (client, sdk) => client.send(new sdk.SendMessageCommand(message)));
};

/** Has a message that was received come again after so many seconds, instead of when its queue would give it up as lost. */
export const tryAgainIn = async (queueUrl: string, receiptHandle: string, seconds: number): Promise<void> => {
  const change = { QueueUrl: queueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds };
  await sqs(ownSession(), (client, sdk) => client.send(new sdk.ChangeMessageVisibilityCommand(change)));
};
