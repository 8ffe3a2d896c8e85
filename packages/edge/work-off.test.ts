import { JobId, MemberId, PracticeId, RequestId, type QueuedJob } from '@sequester/model';
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, test } from 'vitest';

import { workOff } from './work-off.ts';

const id = (prefix: string) => `${prefix}_${'a'.repeat(26)}`;

const job: QueuedJob = {
  kind: 'grants',
  practiceId: PracticeId.parse(id('prc')),
  memberId: MemberId.parse(id('mbr')),
  requestId: RequestId.parse(id('req')),
  jobId: JobId.parse(id('job')),
};

const eventOf = (queue: string, tries = [1]): SQSEvent => ({
  Records: tries.map((count, index) => ({
    messageId: `message-${index}`,
    receiptHandle: `receipt-${index}`,
    body: JSON.stringify(job),
    attributes: {
      ApproximateReceiveCount: String(count),
      SentTimestamp: '0',
      SenderId: 'jobs',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:us-east-1:111122223333:${queue}`,
    awsRegion: 'us-east-1',
  })),
});

/** A handler that writes down what is done with it. */
const handling = (work: () => Promise<unknown>) => {
  const did: string[] = [];
  const handler = workOff({
    queueUrl: 'https://sqs/grants.fifo',
    work: () => {
      did.push('work');
      return work();
    },
    fail: async (given) => {
      did.push(`fail ${given.kind}`);
    },
    tryAgain: async (_queue, receipt, seconds) => {
      did.push(`${receipt} in ${seconds} s`);
    },
  });
  return { did, handler };
};

describe('a job', () => {
  test('that is done is not delivered again', async () => {
    const { did, handler } = handling(async () => undefined);
    expect(await handler(eventOf('grants.fifo'))).toEqual({ batchItemFailures: [] });
    expect(did).toEqual(['work']);
  });

  test.each([
    [1, 2],
    [3, 8],
    [11, 90],
  ])('that fails at its try %i comes again after %i seconds, and those behind it with it', async (tries, seconds) => {
    const { did, handler } = handling(() => Promise.reject(new Error('not now')));
    expect(await handler(eventOf('grants.fifo', [tries, 1]))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-0' }, { itemIdentifier: 'message-1' }],
    });
    expect(did).toEqual(['work', `receipt-0 in ${seconds} s`]);
  });

  test('that was tried too often is marked as failed, and not worked on', async () => {
    const { did, handler } = handling(async () => undefined);
    expect(await handler(eventOf('grants-failed.fifo'))).toEqual({ batchItemFailures: [] });
    expect(did).toEqual(['fail grants']);
  });

  test('that cannot be marked stays where it is', async () => {
    const handler = workOff({
      queueUrl: 'https://sqs/grants.fifo',
      work: async () => undefined,
      fail: () => Promise.reject(new Error('no table')),
    });
    await expect(handler(eventOf('grants-failed.fifo'))).rejects.toThrow('no table');
  });
});
