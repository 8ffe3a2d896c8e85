import { App, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { expect, test } from 'vitest';

import { HarmAlarm } from './alarm.ts';

test('an alarm that does not say what its failure does to a person cannot be made', () => {
  const stack = new Stack(new App(), 'stack');
  const metric = new Metric({ namespace: 'n', metricName: 'm' });
  const make = (harm: string) =>
    new HarmAlarm(stack, harm.slice(0, 5), {
      name: 'a',
      harm,
      remedy: 'r',
      metric,
      threshold: 1,
      topic: new Topic(stack, `${harm.length}`),
    });
  expect(() => make('Errors.')).toThrow(/person/);
  expect(() => make('A therapist cannot read the note they wrote yesterday.')).not.toThrow();
});
