import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { writeWhole } from './files.ts';

const Running = z.object({
  pid: z.number(),
  url: z.string(),
  apiUrl: z.string(),
  awsUrl: z.string(),
  issuerUrl: z.string(),
  clientId: z.string(),
  redirectUri: z.string(),
});

/** Where a laptop cloud answers, as its own start wrote it down. */
export type Running = z.infer<typeof Running>;

const DemoAccount = z.object({ name: z.string(), email: z.string(), who: z.string() });

/** A short name for an account of the demo practice. */
export type DemoAccount = z.infer<typeof DemoAccount>;

/** State of an earlier edition is not carried over: its accounts say less of persons, or nothing of how they were bound. */
const edition = 4;

const Demo = z.object({
  edition: z.literal(edition),
  practiceId: z.string(),
  accounts: z.array(DemoAccount),
  filled: z.boolean().optional(),
});

export type Demo = z.infer<typeof Demo>;

const read = <T>(schema: z.ZodType<T>, file: string): T | undefined => {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
};

const write = (directory: string, name: string, value: unknown): void =>
  writeWhole(join(directory, name), JSON.stringify(value, undefined, 2));

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The cloud that runs on this state folder now; nothing when it stopped or was killed. */
export const runningIn = (directory: string): Running | undefined => {
  const running = read(Running, join(directory, 'running.json'));
  return running !== undefined && alive(running.pid) ? running : undefined;
};

export const writeRunning = (directory: string, running: Running): void => write(directory, 'running.json', running);

export const clearRunning = (directory: string): void => rmSync(join(directory, 'running.json'), { force: true });

/** The demo practice, once it was seeded whole. */
export const demoIn = (directory: string): Demo | undefined => read(Demo, join(directory, 'demo.json'));

export const writeDemo = (directory: string, demo: Omit<Demo, 'edition'>): void =>
  write(directory, 'demo.json', { edition, ...demo });

/** Whether a demo practice of an earlier edition lies here. */
export const isOlderState = (directory: string): boolean =>
  existsSync(join(directory, 'demo.json')) && demoIn(directory) === undefined;
