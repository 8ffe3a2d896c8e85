import { execFileSync, spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { ownFolder, writeWhole } from '../files.ts';
import type { Send } from './dynamo.ts';
import { engineCalls } from './engine-calls.ts';
import { JsonRpc } from './json-rpc.ts';

/** A running DynamoDB engine; `stop` ends it and waits for it. */
export interface Engine {
  send: Send;
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
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
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
    if (Number.isInteger(cloudPid) && alive(cloudPid))
      throw new Error(`process ${cloudPid} uses this state already; stop it first`);

    process.kill(pid, 'SIGTERM');
    for (let waited = 0; waited < 2000 && ours(); waited += 50) await sleep(50);

    if (ours()) process.kill(pid, 'SIGKILL');
  }
};

/** SQLite's files of one database. An engine of an earlier release left them readable by everybody. */
const closeToOthers = (database: string): void => {
  for (const file of [database, `${database}-wal`, `${database}-shm`].filter((each) => existsSync(each)))
    chmodSync(file, 0o600);
};

/** The engine with its files to this user alone; it ends when the pipe to it does, so when this process is killed. */
const spawned = (database: string): ChildProcessByStdio<Writable, Readable, null> =>
  spawn('/bin/sh', ['-c', 'umask 077; exec "$0" "$@"', program(), 'mcp', '--db-path', database], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Ctrl-C goes to the laptop cloud, which ends the engine last.
    detached: true,
  });

const inTime = <T>(work: Promise<T>): Promise<T> => {
  const late = new AbortController();
  return Promise.race([
    work.finally(() => late.abort()),
    sleep(startMilliseconds, undefined, { signal: late.signal }).then(() => {
      throw new Error('the DynamoDB engine did not start');
    }),
  ]);
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;

  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await Promise.race([ended, sleep(2000, undefined, { ref: false })]);
  child.kill('SIGKILL');
};

/**
 * Starts the engine on a database file below `directory`. It listens on no port, as its port would take any signature:
 * whoever asks it has its pipes, which are this process's own.
 */
export const startEngine = async (directory: string): Promise<Engine> => {
  ownFolder(directory);
  const { database, pidFile } = filesIn(directory);
  await endStaleEngine(directory);
  closeToOthers(database);
  const child = spawned(database);
  writeWhole(pidFile, `${child.pid} ${process.pid}`);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  try {
    const send = await inTime(engineCalls(new JsonRpc(child.stdin, child.stdout)));
    return {
      send,
      stop: async () => {
        process.removeListener('exit', kill);
        await end(child);
        rmSync(pidFile, { force: true });
      },
    };
  } catch (fault) {
    kill();
    throw fault;
  }
};
