import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnMetricFilter } from 'aws-cdk-lib/aws-logs';
import { CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

import { acknowledge } from '../constructs/acknowledged.ts';
import { HarmAlarm } from '../constructs/alarm.ts';
import { FailureQueue, lastStop } from '../constructs/failure-queue.ts';
import { designOf, functionNames, type FunctionName } from '../functions.ts';
import { jobQueueNames, tableNames, type JobQueueName, type Names } from '../names.ts';
import type { Stage } from '../stages.ts';
import { harms, harmsOfFailedJobs } from './harms.ts';
import type { Keys } from './keys.ts';
import type { ServiceStackProps } from './records.ts';

interface OperationsStackProps extends ServiceStackProps {
  keys: Keys;
  apiId: string;
}

const fiveMinutes = Duration.minutes(5);

const metric = (namespace: string, metricName: string, dimensionsMap: Record<string, string>, statistic = 'Sum') =>
  new Metric({ namespace, metricName, dimensionsMap, statistic, period: fiveMinutes });

/** What tells a person that something fails: alarms, watched keys, the sending of mail. */
export class OperationsStack extends Stack {
  readonly topic: Topic;
  readonly #failures: FailureQueue;

  constructor(scope: Construct, id: string, { stage, names, keys, apiId, ...props }: OperationsStackProps) {
    super(scope, id, props);
    this.#failures = new FailureQueue(this, 'Undelivered', { name: `${names.prefix}-alarms`, key: keys.operations });
    acknowledge(this.#failures.queue, 'AwsSolutions-SQS3', lastStop);
    this.topic = new Topic(this, 'Alarms', {
      topicName: `${names.prefix}-alarms`,
      masterKey: Key.fromKeyArn(this, 'Key', keys.operations.keyArn),
      enforceSSL: true,
    });
    this.#alarmsMayPublish(names);
    this.topic.addSubscription(new EmailSubscription(stage.alarmAddress, { deadLetterQueue: this.#failures.queue }));
    for (const name of functionNames) this.#functionAlarms(name, names);

    for (const name of jobQueueNames) this.#jobAlarms(name, names);

    this.#storeAlarms(names, apiId);
    this.#orphans(names);
    this.#watchedKeys(names);
    this.#mail(stage);
  }

  /**
   * A topic with a policy of its own has lost the default one, under which the account's alarms publish. Rules are allowed by
   * their target, without a condition: EventBridge names no account and no rule to SNS, and a condition would mute it.
   */
  #alarmsMayPublish({ anyAlarm }: Names): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': anyAlarm } },
      }),
    );
  }

  #alarm(id: string, props: Omit<ConstructorParameters<typeof HarmAlarm>[2], 'topic'>): void {
    new HarmAlarm(this, id, { ...props, topic: this.topic });
  }

  #functionAlarms(name: FunctionName, { prefix }: Names): void {
    const { harm, late } = harms[name];
    const dimensions = { FunctionName: `${prefix}-${name}` };
    this.#alarm(`${name}-errors`, {
      name: `${prefix}-${name}-errors`,
      harm,
      remedy: `read the log group /aws/lambda/${prefix}-${name} by error code.`,
      metric: metric('AWS/Lambda', 'Errors', dimensions),
      threshold: 1,
    });
    this.#alarm(`${name}-throttles`, {
      name: `${prefix}-${name}-throttles`,
      harm,
      remedy: 'raise the reserved concurrency of the stage, or find the caller that floods it.',
      metric: metric('AWS/Lambda', 'Throttles', dimensions),
      threshold: 1,
      periods: 2,
    });
    this.#alarm(`${name}-failures`, {
      name: `${prefix}-${name}-failures`,
      harm: `${late} It stays undone until someone does it.`,
      remedy: `read the queue ${prefix}-${name}-failures, mend the cause, and send the message again.`,
      metric: metric(
        'AWS/SQS',
        'ApproximateNumberOfMessagesVisible',
        { QueueName: `${prefix}-${name}-failures` },
        'Maximum',
      ),
      threshold: 1,
    });
    if (designOf(name).streams !== undefined) {
      this.#alarm(`${name}-behind`, {
        name: `${prefix}-${name}-behind`,
        harm: late,
        remedy: 'rows are lost to the function after 24 hours; find what blocks the stream now.',
        metric: metric('AWS/Lambda', 'IteratorAge', dimensions, 'Maximum'),
        threshold: Duration.minutes(15).toMilliseconds(),
      });
    }
  }

  /** A job that failed for good is received once more, to be marked; where jobs wait for long, none is worked off. */
  #jobAlarms(name: JobQueueName, names: Names): void {
    const { failed, late } = harmsOfFailedJobs[name];
    this.#alarm(`${name}-failed-jobs`, {
      name: `${names.prefix}-${name}-failed-jobs`,
      harm: failed,
      remedy: `find JOB_FAILED with its cause in the log of the function that works off ${name}; mend it, and have the act repeated.`,
      metric: metric('AWS/SQS', 'NumberOfMessagesReceived', { QueueName: names.failedJobs(name) }),
      threshold: 1,
    });
    this.#alarm(`${name}-waiting-jobs`, {
      name: `${names.prefix}-${name}-waiting-jobs`,
      harm: late,
      remedy: `see in the metrics of ${names.jobQueue(name)} whether one practice or all of them wait, then in the log what its worker does.`,
      metric: metric('AWS/SQS', 'ApproximateAgeOfOldestMessage', { QueueName: names.jobQueue(name) }, 'Maximum'),
      threshold: Duration.minutes(30).toSeconds(),
    });
  }

  #storeAlarms({ prefix }: Names, apiId: string): void {
    for (const table of tableNames) {
      this.#alarm(`${table}-system-errors`, {
        name: `${prefix}-${table}-system-errors`,
        harm: 'Therapists and patients are answered with a fault and cannot record or read what they need.',
        remedy: 'see the AWS Health Dashboard for DynamoDB in this region.',
        metric: metric('AWS/DynamoDB', 'SystemErrors', {
          TableName: `${prefix}-${table}`,
          Operation: 'TransactWriteItems',
        }),
        threshold: 1,
      });
    }
    this.#alarm('api-faults', {
      name: `${prefix}-api-faults`,
      harm: 'People who use the service right now are answered with a fault.',
      remedy: 'find the route in the access log, then the log of its function.',
      metric: metric('AWS/ApiGateway', '5xx', { ApiId: apiId }),
      threshold: 5,
    });
  }

  /** The sweep says each account that it ended in one line of its log. */
  #orphans({ prefix }: Names): void {
    new CfnMetricFilter(this, 'Orphans', {
      filterName: `${prefix}-orphans`,
      logGroupName: `/aws/lambda/${prefix}-accounts`,
      filterPattern: '{ $.message = "ACCOUNT_WITHOUT_PERSON" }',
      metricTransformations: [{ metricNamespace: 'Sequester', metricName: `${prefix}-orphans`, metricValue: '1' }],
    });
    this.#alarm('orphans', {
      name: `${prefix}-orphans`,
      harm: 'Somebody had an account that no practice knows of; what they signed in to is ended, and why it was there is not known.',
      remedy: 'find the account in the log of accounts, and in CloudTrail who made it.',
      metric: metric('Sequester', `${prefix}-orphans`, {}),
      threshold: 1,
    });
  }

  /** A key that is switched off makes every note under it unreadable, to its therapist as well. */
  #watchedKeys({ prefix }: Names): void {
    new Rule(this, 'KeysTouched', {
      ruleName: `${prefix}-keys-touched`,
      description: 'A key was switched off, marked for deletion, given another policy, or a backup was deleted',
      eventPattern: {
        source: ['aws.kms', 'aws.backup'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventName: ['DisableKey', 'ScheduleKeyDeletion', 'PutKeyPolicy', 'RevokeGrant', 'DeleteRecoveryPoint'],
        },
      },
      targets: [
        new SnsTopic(this.topic, {
          deadLetterQueue: this.#failures.queue,
          message: RuleTargetInput.fromText(
            `${EventField.fromPath('$.detail.eventName')} at ${EventField.time}: notes under this key may be unreadable to their therapist, or readable to someone new. Event ${EventField.eventId} in CloudTrail says who did it.`,
          ),
        }),
      ],
    });
  }

  #mail({ senderAddress }: Stage): void {
    new CfnEmailIdentity(this, 'Sender', { emailIdentity: senderAddress.slice(senderAddress.indexOf('@') + 1) });
  }
}
