import { sendJob } from '@sequester/edge';
import type { QueuedJob } from '@sequester/model';

export interface Queues {
  QUEUE_BUILDS: string;
  QUEUE_GRANTS: string;
  QUEUE_INSPECTIONS: string;
  QUEUE_DOCUMENTS: string;
  QUEUE_RECORDS: string;
}

const queueOf: Record<QueuedJob['kind'], keyof Queues> = {
  request: 'QUEUE_BUILDS',
  offer: 'QUEUE_BUILDS',
  grants: 'QUEUE_GRANTS',
  inspection: 'QUEUE_INSPECTIONS',
  document: 'QUEUE_DOCUMENTS',
  records: 'QUEUE_RECORDS',
};

/** Sends each job into its queue. */
export const sendJobs = async (queues: Queues, jobs: readonly QueuedJob[]): Promise<void> => {
  for (const job of jobs) await sendJob(queues[queueOf[job.kind]], job);
};
