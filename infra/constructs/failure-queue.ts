import { Duration } from 'aws-cdk-lib';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import { acknowledge } from './acknowledged.ts';

/** The reason for which no second queue stands behind this one. */
export const lastStop =
  'This queue is itself where failures end; an alarm calls a person when it holds anything, and a second queue behind it would only hide them.';

interface FailureQueueProps {
  name: string;
  key: IKey;
}

/**
 * Keeps for 14 days what a function could not do, so that a person can do it again.
 * It knows its key by ARN only, so that no grant on the queue can widen the policy of the key.
 */
export class FailureQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { name, key }: FailureQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: `${name}-failures`,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: Key.fromKeyArn(this, 'Key', key.keyArn),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.queue, 'Serverless-SQSRedrivePolicy', lastStop);
  }
}
