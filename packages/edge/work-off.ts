import { jobKey, QueuedJob } from '@sequester/model';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

import { tryAgainIn } from './job-queue.ts';
import { log, logFault } from './log.ts';

/** Seconds between two tries at a job: twice as long each time, a minute and a half at most. */
const pauseAfter = (tries: number): number => Math.min(90, 2 ** tries);

interface JobHandler {
  /** The URL of the queue of jobs. */
  queueUrl: string;
  /** Does a job, or goes on with it; what it throws is tried again. */
  work: (job: QueuedJob) => Promise<unknown>;
  /** Marks a job as failed for good. */
  fail: (job: QueuedJob) => Promise<unknown>;
  /** Has a message come again after a pause; SQS does it unless a test brings its own. */
  tryAgain?: typeof tryAgainIn;
}

const isFailed = ({ eventSourceARN }: SQSRecord): boolean => eventSourceARN.endsWith('-failed.fifo');

const marked = async ({ fail }: JobHandler, record: SQSRecord): Promise<boolean> => {
  const job = QueuedJob.parse(JSON.parse(record.body));
  log('JOB_FAILED', { kind: job.kind, job: jobKey(job) });
  await fail(job);
  return true;
};

const worked = async ({ queueUrl, work, tryAgain = tryAgainIn }: JobHandler, record: SQSRecord): Promise<boolean> => {
  const job = QueuedJob.parse(JSON.parse(record.body));
  const tries = Number(record.attributes.ApproximateReceiveCount);
  try {
    await work(job);
    return true;
  } catch (error) {
    logFault('JOB_TRIED', { kind: job.kind, job: jobKey(job), tries }, error);
    await tryAgain(queueUrl, record.receiptHandle, pauseAfter(tries));
    return false;
  }
};

/** Works off jobs in their order: from the first that fails on, all come again. Those that failed for good are marked so. */
export const workOff =
  (handler: JobHandler) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    for (const [index, record] of Records.entries()) {
      const done = isFailed(record) ? await marked(handler, record) : await worked(handler, record);
      if (!done)
        return { batchItemFailures: Records.slice(index).map(({ messageId }) => ({ itemIdentifier: messageId })) };
    }
    return { batchItemFailures: [] };
  };
