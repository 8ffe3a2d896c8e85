import { Duration } from 'aws-cdk-lib';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import type { JobQueueName, Names } from '../names.ts';
import { acknowledge } from './acknowledged.ts';
import type { AreaFunction } from './area-function.ts';

interface JobQueueProps {
  queue: JobQueueName;
  /** Invocations of the worker at a time. */
  concurrency: number;
  names: Names;
  key: IKey;
  worker: AreaFunction;
}

/**
 * A job is tried so often, which with the pauses that its worker asks for is more than a quarter of an hour: KMS may take five
 * minutes until it knows a grant.
 */
const triesAtMost = 12;

/** Failed jobs are marked by as few invocations as AWS allows. */
const fewestInvocations = 2;

const failedEnd =
  'Jobs that failed for good come here and are marked so; one that cannot be marked stays for 14 days, and an alarm calls a person for each.';

const failuresOfQueues =
  'Lambda knows no destination for the failures of a queue: what is received too often goes to the second queue, and what is not marked from there stays in it.';

/**
 * Jobs in order of their practice (the message group), so that a slow one holds up no other practice, worked off one at a
 * time by one function. One that fails for good goes to a second queue, from which the same function marks it as failed.
 */
export class JobQueue extends Construct {
  constructor(scope: Construct, id: string, props: JobQueueProps) {
    super(scope, id);
    const { queue: name, concurrency, names, worker } = props;
    const key = Key.fromKeyArn(this, 'Key', props.key.keyArn);
    const seconds = worker.lambda.timeout ?? Duration.seconds(0);
    const common = {
      fifo: true,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      // A job is tried again at the earliest when its worker has ended for certain.
      visibilityTimeout: seconds.plus(Duration.seconds(30)),
    };
    const failed = new Queue(this, 'Failed', { ...common, queueName: names.failedJobs(name) });
    const waiting = new Queue(this, 'Waiting', {
      ...common,
      queueName: names.jobQueue(name),
      deadLetterQueue: { queue: failed, maxReceiveCount: triesAtMost },
    });
    acknowledge(failed, 'Serverless-SQSRedrivePolicy', failedEnd);
    this.#hand(worker, waiting, concurrency);
    this.#hand(worker, failed, fewestInvocations);
  }

  #hand(worker: AreaFunction, queue: Queue, concurrency: number): void {
    const mapping = new EventSourceMapping(this, `${queue.node.id}Jobs`, {
      target: worker.lambda,
      eventSourceArn: queue.queueArn,
      batchSize: 1,
      maxConcurrency: concurrency,
      reportBatchItemFailures: true,
    });
    mapping.node.addDependency(worker.execution);
    acknowledge(mapping, 'Serverless-LambdaEventSourceMappingDestination', failuresOfQueues);
  }
}
