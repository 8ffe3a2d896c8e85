import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import * as z from 'zod';

import { exampleCertificate, noPool, overridesFrom, stageOf, type Stage } from './stages.ts';

const usage = 'pnpm run deploy -- --stage dev|prod [--yes]';

const stop = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const chosen = (): { stage: Stage; yes: boolean } => {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2).filter((argument) => argument !== '--'),
      options: { stage: { type: 'string', default: 'dev' }, yes: { type: 'boolean', default: false } },
    });
    return { stage: stageOf(values.stage, overridesFrom(process.env)), yes: values.yes };
  } catch (error) {
    return stop(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\nUsage: ${usage}`);
  }
};

const hasCredentials = ({
  AWS_ACCESS_KEY_ID: key,
  AWS_PROFILE: profile,
  AWS_WEB_IDENTITY_TOKEN_FILE: token,
}: NodeJS.ProcessEnv) => [key, profile, token].some((value) => value !== undefined && value !== '');

/** `.example` is reserved (RFC 2606): mail to it, and links on it, reach nobody; nor does a text message from no number. */
const unset = ({ alarmAddress, senderAddress, publicUrl, certificateArn, textPoolId }: Stage): string[] => [
  ...(certificateArn === exampleCertificate ? ['CERTIFICATE_ARN'] : []),
  ...Object.entries({
    ALARM_ADDRESS: alarmAddress,
    SENDER_ADDRESS: senderAddress,
    PUBLIC_URL: new URL(publicUrl).hostname,
    TEXT_POOL_ID: textPoolId,
  })
    .filter(([, value]) => value.endsWith('.example') || value === noPool)
    .map(([name]) => name),
];

const run = (command: string[], environment: Record<string, string>): void => {
  const { status } = spawnSync(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
};

const { stage, yes } = chosen();
if (!hasCredentials(process.env)) {
  stop(
    'There are no AWS credentials here, so nothing was deployed.\nSet AWS_PROFILE (after `aws sso login`) or AWS_ACCESS_KEY_ID and its companions, and AWS_REGION, then run this again.',
  );
}
const missing = unset(stage);
if (missing.length > 0) {
  stop(
    `The stage ${stage.name} still has the addresses of the example. Set ${missing.join(', ')} in the environment, then run this again.`,
  );
}

const cdk = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
run(['infra/build.ts', '--anew'], {});
run(
  [
    cdk,
    'deploy',
    '--all',
    '--app',
    `"${process.execPath}" infra/app.ts`,
    '--require-approval',
    yes ? 'never' : 'broadening',
  ],
  {
    STAGE: stage.name,
    NAG: 'on',
  },
);
