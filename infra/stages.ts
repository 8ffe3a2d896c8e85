import { extractDaysAtLeast } from '@sequester/model';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';

export const StageName = z.enum(['dev', 'prod']);
export type StageName = z.infer<typeof StageName>;

/** What differs between two installations of the same service. */
export const Stage = z.strictObject({
  name: StageName,
  /** Tables, buckets and keys outlive the stack that made them, and refuse deletion. */
  retain: z.boolean(),
  /** Days; one of the values that CloudWatch Logs takes. 45 CFR 164.316(b)(2)(i) asks for six years: 2192. */
  logRetentionDays: z.enum(RetentionDays),
  /** Days for which nobody, the account's owner included, can delete a sealed audit record in `compliance` mode. */
  ledgerLock: z.strictObject({ mode: z.enum(['governance', 'compliance']), days: z.int().min(1) }),
  /** Days for which an extract is kept; a link to it lives at most 14 days, and its recipient may ask for another. */
  extractDays: z.int().min(extractDaysAtLeast).max(90),
  backupDays: z.int().min(35),
  /** Instances of one function at once; twelve functions share the account's limit. */
  reservedConcurrency: z.int().min(2),
  /** Requests a second, and at once, over the whole API. */
  throttle: z.strictObject({ rate: z.int().min(1), burst: z.int().min(1) }),
  alarmAddress: z.email(),
  senderAddress: z.email(),
  /** Of the public name, in us-east-1, where a distribution looks for it. */
  certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, 'a certificate in us-east-1'),
  /** The pool of registered numbers that text messages come from (AWS End User Messaging). */
  textPoolId: z.string().regex(/^pool-[0-9a-f]{32}$/),
  publicUrl: z
    .url()
    .refine((url) => url.startsWith('https://') && !url.endsWith('/'), 'https, without a closing slash'),
});
export type Stage = z.infer<typeof Stage>;

/** Of nobody's account: a deployment with it is refused. */
export const exampleCertificate = 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000000';
/** Numbers are registered by a person and not by a template; a deployment names the pool that holds them. */
export const noPool = `pool-${'0'.repeat(32)}`;

const stages: Record<StageName, Omit<Stage, 'name'>> = {
  dev: {
    retain: false,
    logRetentionDays: RetentionDays.ONE_MONTH,
    ledgerLock: { mode: 'governance', days: 1 },
    extractDays: 45,
    backupDays: 35,
    reservedConcurrency: 10,
    throttle: { rate: 50, burst: 100 },
    alarmAddress: 'alarms@dev.sequester.example',
    senderAddress: 'records@dev.sequester.example',
    certificateArn: exampleCertificate,
    textPoolId: noPool,
    publicUrl: 'https://dev.sequester.example',
  },
  prod: {
    retain: true,
    logRetentionDays: RetentionDays.SIX_YEARS,
    ledgerLock: { mode: 'compliance', days: 2192 },
    extractDays: 90,
    backupDays: 365,
    reservedConcurrency: 50,
    throttle: { rate: 500, burst: 1000 },
    alarmAddress: 'alarms@sequester.example',
    senderAddress: 'records@sequester.example',
    certificateArn: exampleCertificate,
    textPoolId: noPool,
    publicUrl: 'https://sequester.example',
  },
};

/** What an operator sets for an installation of their own, through the environment. */
export interface Overrides {
  alarmAddress?: string | undefined;
  senderAddress?: string | undefined;
  textPoolId?: string | undefined;
  publicUrl?: string | undefined;
  certificateArn?: string | undefined;
}

const given = (overrides: Overrides) =>
  Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));

/** The checked settings of a stage; an unknown stage or a bad override ends the synthesis. */
export const stageOf = (name: unknown, overrides: Overrides = {}): Stage => {
  const known = StageName.parse(name);
  return Stage.parse({ name: known, ...stages[known], ...given(overrides) });
};

/** The overrides that the environment holds. */
export const overridesFrom = (environment: Record<string, string | undefined>): Overrides => ({
  alarmAddress: environment['ALARM_ADDRESS'],
  senderAddress: environment['SENDER_ADDRESS'],
  textPoolId: environment['TEXT_POOL_ID'],
  publicUrl: environment['PUBLIC_URL'],
  certificateArn: environment['CERTIFICATE_ARN'],
});
