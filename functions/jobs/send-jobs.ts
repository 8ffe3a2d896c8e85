import { sendJob } from '@sequester/edge';
import type { QueuedJob } from '@sequester/model';

export interface Queues {
  QUEUE_BUILDS: string;
}

const queueOf: Record<QueuedJob['kind'], keyof Queues> = { request: 'QUEUE_BUILDS', offer: 'QUEUE_BUILDS' };

/** Sends each job into its queue. */
export const sendJobs = async (queues: Queues, jobs: readonly QueuedJob[]): Promise<void> => {
  for (const job of jobs) await sendJob(queues[queueOf[job.kind]], job);
};
