import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

interface HarmAlarmProps {
  name: string;
  /** What this failure does to a person, in one sentence: whoever is woken reads it first. */
  harm: string;
  /** What to do about it. */
  remedy: string;
  metric: IMetric;
  threshold: number;
  /** Periods in a row. */
  periods?: number;
  topic: ITopic;
}

/** Shorter than this is not a sentence about a person. */
const shortestHarm = 30;

/** An alarm that cannot be made without saying what its failure does to a person. */
export class HarmAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(
    scope: Construct,
    id: string,
    { name, harm, remedy, metric, threshold, periods = 1, topic }: HarmAlarmProps,
  ) {
    super(scope, id);
    if (harm.length < shortestHarm) throw new Error(`The alarm ${name} does not say what its failure does to a person`);

    this.alarm = new Alarm(this, 'Alarm', {
      alarmName: name,
      alarmDescription: `${harm} To do: ${remedy}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addAlarmAction(new SnsAction(topic));
  }
}
