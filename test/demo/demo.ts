import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import { PortTaken, refuseTakenPorts, runningIn } from '@sequester/local';

import type { Service } from './service.ts';
import { tellStory, type Told } from './story.ts';
import { NotAsItShouldBe, Teller } from './teller.ts';

const root = join(import.meta.dirname, '..', '..');
const state = join(root, '.local');
const local = (script: string) => join(root, 'packages', 'local', script);

const token = async (account: string): Promise<string> =>
  (await promisify(execFile)(process.execPath, [local('token.ts'), account])).stdout.trim();

/** Why the story cannot begin, in words for the one who asked for it. */
class NotStarted extends Error {}

/** Refuses where something else listens: a service of another checkout is not this one's to tell the story with. */
const refuseOthersPorts = async (): Promise<void> => {
  const port = Number(process.env['PORT'] ?? '8787');
  await refuseTakenPorts([port, port + 1, port + 2]).catch((fault: unknown) => {
    throw fault instanceof PortTaken
      ? new NotStarted(
          `Port ${fault.port} is taken, perhaps by a service of another checkout: stop it, or choose another port: PORT=8800 npx -y pnpm@12 demo`,
        )
      : fault;
  });
};

/** Starts the service where none runs, and shows what it says until it is ready. */
const started = async (): Promise<ChildProcess | undefined> => {
  if (runningIn(state) !== undefined) return undefined;

  await refuseOthersPorts();
  console.log('No service runs: starting one for the story.');
  const child = spawn(process.execPath, [local('start.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((ready, failed) => {
    child.once('exit', () => failed(new NotStarted('The service did not start, for the reason above.')));
    lines.on('line', (line) => {
      if (line.startsWith('ready ')) ready();
      else if (line !== '') console.log(`  ${line}`);
    });
  });
  return child;
};

/** A signed URL lives 60 seconds; what is left of them is waited for, and then it must be dead. */
const waitOut = async ({ signedUrl, signedAt }: Told, teller: Teller): Promise<void> => {
  teller.chapter('A minute later');
  const seconds = Math.max(0, Math.ceil((signedAt + 61_000 - Date.now()) / 1000));
  teller.say(`waiting ${seconds} seconds for the signed URL to end`);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  teller.must((await fetch(signedUrl)).status === 403, 'the signed URL is refused by S3');
};

const tell = async (teller: Teller): Promise<void> => {
  const running = runningIn(state);
  if (running === undefined) throw new NotAsItShouldBe('The service should be running.');

  const service: Service = { url: running.url, apiUrl: running.apiUrl, token };
  const folder = join(state, 'demo', new Date().toISOString().replaceAll(':', '-'));
  await mkdir(folder, { recursive: true });
  await waitOut(await tellStory(service, teller, folder), teller);
  console.log(`\nThe story is told. The PDF that was received lies in ${folder}`);
};

let child: ChildProcess | undefined;
try {
  child = await started();
  await tell(new Teller((line) => console.log(line)));
} catch (error) {
  const said = error instanceof Error ? error.message : String(error);
  console.error(error instanceof NotStarted ? said : `\n✗ ${said}`);
  process.exitCode = 1;
} finally {
  child?.kill('SIGINT');
}
