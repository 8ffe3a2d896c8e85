import type { Permission } from '../constructs/granted-role.ts';
import { jobQueueNames, type JobQueueName, type Names } from '../names.ts';

/** Sends jobs into their queues. The key of the queues is open to every function, for its own queue of failures. */
export const jobSending = (names: Names): Permission => ({
  sid: 'SendsJobs',
  because: 'What was written as to be done is sent, by its ids alone, to the function that does it.',
  actions: ['sqs:SendMessage'],
  resources: jobQueueNames.map((name) => names.jobQueueArn(name)),
});

/** Takes the jobs of one queue, and those of it that failed for good, to mark them so. */
export const jobTaking = (names: Names, queue: JobQueueName): Permission => ({
  sid: 'TakesJobs',
  because: 'Jobs are handed to the function by Lambda; one that is to be tried again says when.',
  actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
  resources: [names.jobQueueArn(queue), names.failedJobsArn(queue)],
});
