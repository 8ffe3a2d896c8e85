import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dynamoAt } from './dynamo.ts';

/** A running DynamoDB engine; `stop` ends it and waits for it. */
export interface Engine {
  url: string;
  stop(): Promise<void>;
}

/** The engine answers within this long, or the start fails. */
const startMilliseconds = 10_000;

const program = (): string => {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    throw new Error(
      `no DynamoDB engine for ${process.platform}-${process.arch} in the registry: start one of your own and name it in DYNAMODB_ENDPOINT`,
    );
  }
};

/** A TCP port of the loopback interface that nothing listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const commandOf = (pid: number): string => {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
};

const filesIn = (directory: string): { database: string; pidFile: string } => ({
  database: join(directory, 'dynamodb.sqlite'),
  pidFile: join(directory, 'engine.pid'),
});

const idsIn = (pidFile: string): number[] => {
  try {
    return readFileSync(pidFile, 'utf8').split(' ').map(Number);
  } catch {
    return [];
  }
};

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Ends the engine a killed cloud left behind, if the process with that id is the engine of this very database.
 * Refuses when the cloud that started it still lives.
 */
export const endStaleEngine = async (directory: string): Promise<void> => {
  const { database, pidFile } = filesIn(directory);
  const [pid = Number.NaN, cloudPid = Number.NaN] = idsIn(pidFile);
  const ours = (): boolean => commandOf(pid).includes(database);
  if (Number.isInteger(pid) && pid > 1 && ours()) {
    if (Number.isInteger(cloudPid) && alive(cloudPid)) {
      throw new Error(`process ${cloudPid} uses this state already; stop it first`);
    }
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; waited < 2000 && ours(); waited += 50) {
      await sleep(50);
    }
    if (ours()) {
      process.kill(pid, 'SIGKILL');
    }
  }
};

const ready = async (url: string, child: ChildProcess): Promise<void> => {
  const dynamo = dynamoAt(url);
  const until = Date.now() + startMilliseconds;
  while (Date.now() < until && child.exitCode === null) {
    try {
      await dynamo('ListTables', {});
      return;
    } catch {
      await sleep(10);
    }
  }
  child.kill('SIGKILL');
  throw new Error('the DynamoDB engine did not start');
};

/** Starts the engine on a database file below `directory`, on a free loopback port. */
export const startEngine = async (directory: string): Promise<Engine> => {
  mkdirSync(directory, { recursive: true });
  const { database, pidFile } = filesIn(directory);
  await endStaleEngine(directory);
  const port = await freePort();
  const child = spawn(program(), ['serve', '--port', String(port), '--db-path', database], { stdio: 'ignore' });
  writeFileSync(pidFile, `${child.pid} ${process.pid}`);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const url = `http://127.0.0.1:${port}`;
  await ready(url, child);
  return {
    url,
    stop: async () => {
      process.removeListener('exit', kill);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGTERM')) {
        await Promise.race([ended, sleep(2000, undefined, { ref: false })]);
        child.kill('SIGKILL');
      }
      rmSync(pidFile, { force: true });
    },
  };
};
