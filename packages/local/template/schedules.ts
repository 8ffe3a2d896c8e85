import * as z from 'zod';

import { TemplateFault } from './intrinsics.ts';
import { functionNameOf } from './lambdas.ts';
import type { Schedule } from './plan.ts';
import type { Resource } from './resources.ts';

const Target = z.object({
  Arn: z.string(),
  Input: z.string().optional(),
  DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
  RetryPolicy: z.object({ MaximumRetryAttempts: z.number().default(185) }).optional(),
});

const RuleProperties = z.object({
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(Target).default([]),
});

const ScheduleProperties = z.object({ ScheduleExpression: z.string(), State: z.string().default('ENABLED'), Target });

const unitMilliseconds: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Retries of one firing; Lambda's own for asynchronous invocations, whatever longer policy the rule has. */
const mostRetries = 2;

const rate = (expression: string): number => {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count === undefined || unit === undefined)
    throw new TemplateFault(`the laptop cloud fires at a rate only, not at ${expression}`);

  return Number(count) * (unitMilliseconds[unit] ?? 0);
};

const scheduleOf = (name: string, expression: string, target: z.infer<typeof Target>): Schedule => ({
  name,
  everyMilliseconds: rate(expression),
  functionName: functionNameOf(target.Arn),
  input: target.Input === undefined ? undefined : JSON.parse(target.Input),
  retries: Math.min(mostRetries, target.RetryPolicy?.MaximumRetryAttempts ?? mostRetries),
  failureQueueArn: target.DeadLetterConfig?.Arn,
});

const aims = (target: z.infer<typeof Target>): boolean => target.Arn.includes(':function:');

/** EventBridge rules and schedules that reach a function. Rules on events of AWS services never match here. */
export const schedulesOf = (resources: Resource[]): Schedule[] => {
  const of = (type: string): Resource[] => resources.filter((resource) => resource.type === type);
  const rules = of('AWS::Events::Rule').flatMap(({ properties, identity }) => {
    const { ScheduleExpression: expression, State, Targets } = RuleProperties.parse(properties);
    return expression === undefined || State !== 'ENABLED'
      ? []
      : Targets.filter(aims).map((target) => scheduleOf(identity.ref, expression, target));
  });
  const schedules = of('AWS::Scheduler::Schedule').flatMap(({ properties, identity }) => {
    const { ScheduleExpression: expression, State, Target: target } = ScheduleProperties.parse(properties);
    return State === 'ENABLED' && aims(target) ? [scheduleOf(identity.ref, expression, target)] : [];
  });
  return [...rules, ...schedules];
};
