import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { LocalCloud } from './cloud.ts';
import { endStaleEngine } from './events/engine.ts';
import { PortTaken, refuseTakenPorts } from './gateway/listen.ts';
import { Progress } from './progress.ts';
import { demoIn, isOlderState, runningIn, type Demo } from './running.ts';
import { fillPractice, seedDemo } from './seed.ts';
import { assemblyIn, buildPages, pagesIn, synthesise } from './template/synthesise.ts';

const root = join(import.meta.dirname, '..', '..');
const directory = join(root, '.local');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What is wrong, in words for the one who started the service. */
class CannotStart extends Error {}

const portOf = (text: string | undefined): number => {
  const port = Number(text ?? '8787');
  if (!Number.isInteger(port) || port < 1 || port > 65_533)
    throw new CannotStart(`PORT must be a number from 1 to 65533, not ${text}`);

  return port;
};

/** KMS may take five minutes until it knows a grant. */
const longestDelaySeconds = 300;

/** Seconds after which a grant counts here, so that what waits for grants can be seen to wait. */
const grantDelayOf = (text = '0'): number => {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > longestDelaySeconds)
    throw new CannotStart(`GRANT_DELAY_SECONDS must be a whole number from 0 to ${longestDelaySeconds}, not ${text}`);

  return seconds;
};

const progress = new Progress((text) => void process.stdout.write(text));

const refuseSecond = async (): Promise<void> => {
  const running = runningIn(directory);
  const answers =
    running === undefined
      ? false
      : await fetch(running.url, { signal: AbortSignal.timeout(2000) }).then(
          () => true,
          () => false,
        );
  if (running !== undefined && answers)
    throw new CannotStart(`Sequester runs already: ${running.url} (process ${running.pid}). Stop it first.`);
};

const announce = (cloud: LocalCloud, demo: Omit<Demo, 'edition'>): void => {
  say('');
  say(`ready ${cloud.url}`);
  say('');
  say(`  Open ${cloud.url} in a browser: somebody of the demo practice is one click away.`);
  say('');
  say(`  API            ${cloud.apiUrl}`);
  say(`  AWS endpoint   ${cloud.awsUrl}`);
  say(`  identity       ${cloud.issuerUrl}`);
  say(`  outbox         ${cloud.url}/outbox`);
  say(`  this laptop    ${cloud.url}/laptop`);
  say('  state          .local/ (--reset drops it); what AWS refused: .local/logs/aws-refusals.log');
  say('');
  say('  demo accounts of the Willow Example Practice, all invented:');
  for (const { name, email, who } of demo.accounts)
    say(`    ${name.padEnd(16)} ${email.padEnd(32)} ${cloud.password(email)}  ${who}`);

  say('');
  say('  a token: npx -y pnpm@12 -s run token owner        the story: npx -y pnpm@12 demo');
  say('  Ctrl-C stops.');
};

/** Stops the cloud when it is told to. Answers whether it was told. */
const untilStopped = (cloud: LocalCloud): (() => boolean) => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);

    stopping = true;
    say('\nstopping');
    cloud.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => stopping;
};

const seeded = (cloud: LocalCloud): ReturnType<typeof seedDemo> => {
  progress.begin('seeding the demo practice');
  return seedDemo(cloud, directory);
};

const start = async (): Promise<void> => {
  const port = portOf(process.env['PORT']);
  const grantDelaySeconds = grantDelayOf(process.env['GRANT_DELAY_SECONDS']);
  say('Sequester on this laptop');
  await refuseSecond();
  await refuseTakenPorts([port, port + 1, port + 2]);
  if (process.argv.includes('--reset')) {
    await endStaleEngine(join(directory, 'dynamodb'));
    rmSync(directory, { recursive: true, force: true });
    say('  .local/ dropped');
  }
  if (isOlderState(directory)) {
    throw new CannotStart(
      'The state in .local/ is of an earlier edition of Sequester, which is not carried over. Drop it: npx -y pnpm@12 start --reset',
    );
  }
  progress.begin('looking at the sources');
  const [, , { startCloud }] = await Promise.all([
    synthesise(root, (doing) => progress.begin(doing)),
    buildPages(root),
    import('./cloud.ts'),
  ]);
  progress.begin('starting the cloud');
  const cloud = await startCloud({
    directory,
    port,
    templates: assemblyIn(root),
    grantDelaySeconds,
    quiet: true,
    web: pagesIn(root),
  });
  const isStopping = untilStopped(cloud);
  const demo = demoIn(directory) ?? (await seeded(cloud));
  progress.end();
  announce(cloud, demo);
  const patients = await fillPractice(cloud, directory).catch((fault: unknown) => {
    if (!isStopping()) throw fault;
  });
  if (patients !== undefined) say(`  The demo practice is whole now, with ${patients} patients.`);
};

/** Whoever read along may leave; the service stays. */
process.stdout.on('error', () => undefined);

start().catch((fault: unknown) => {
  progress.breakOff();
  if (fault instanceof PortTaken) {
    process.stderr.write(
      `\nPort ${fault.port} is taken. Stop what listens there, or choose another: PORT=8800 npx -y pnpm@12 start\n`,
    );
  } else if (fault instanceof CannotStart) {
    process.stderr.write(`\n${fault.message}\n`);
  } else {
    process.stderr.write(
      `\nThe start failed: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
    );
  }
  process.exit(1);
});
