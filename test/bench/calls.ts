import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import * as z from 'zod';

import { row, table } from './report.ts';

const Variables = z.record(z.string(), z.string());
const Fixture = z.object({
  chart: Variables,
  practice: Variables,
  claims: z.record(z.string(), z.string()),
  patientId: z.string(),
});
const Measured = z.object({
  cpuMilliseconds: z.number(),
  wallMilliseconds: z.number(),
  calls: z.record(z.string(), z.number()),
});

const bundle = (name: string): string => resolve('.build', name, 'index.mjs');
const entries = { sequester: bundle('chart'), reference: resolve('test/bench/reference/handler.ts') };

const measure = async (entry: string, operation: string, fixture: z.infer<typeof Fixture>) => {
  const { claims, patientId, chart, practice } = fixture;
  const job = JSON.stringify({ entry, operation, claims, patientId });
  const { stdout } = await promisify(execFile)(process.execPath, [resolve('test/bench/run-handler.ts'), job], {
    env: { ...process.env, ...(operation === 'getPractice' ? practice : chart) },
  });
  return Measured.parse(JSON.parse(stdout.slice(stdout.lastIndexOf('{"cpu'))));
};

const callsOf = ({ calls }: z.infer<typeof Measured>): string =>
  Object.entries(calls)
    .map(([service, count]) => `${count} ${service}`)
    .join(', ');

/** Times that each is measured, in turn; what took the least CPU counts, since other work on the machine only adds. */
const turns = 3;

const leastOf = (measured: readonly z.infer<typeof Measured>[]): z.infer<typeof Measured> | undefined =>
  measured.toSorted((one, other) => one.cpuMilliseconds - other.cpuMilliseconds)[0];

const compare = async (operation: string, fixture: z.infer<typeof Fixture>): Promise<void> => {
  const measured: { reference: z.infer<typeof Measured>; own: z.infer<typeof Measured> }[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    measured.push({
      reference: await measure(entries.reference, operation, fixture),
      own: await measure(entries.sequester, operation, fixture),
    });
  }
  const reference = leastOf(measured.map((each) => each.reference));
  const own = leastOf(measured.map((each) => each.own));
  if (reference === undefined || own === undefined) return;

  for (const [name, one] of Object.entries({ [`${operation} (reference)`]: reference, [operation]: own })) {
    const ratios = [
      one.cpuMilliseconds / reference.cpuMilliseconds,
      one.wallMilliseconds / reference.wallMilliseconds,
    ].map((ratio) => ratio.toFixed(2));
    row([
      name,
      one.cpuMilliseconds.toFixed(2),
      ratios[0] ?? '',
      one.wallMilliseconds.toFixed(2),
      ratios[1] ?? '',
      callsOf(one),
    ]);
  }
};

/** CPU and AWS calls of a warm read and of a write: the bundle and the reference, called in turn against the same laptop cloud. */
export const benchCalls = async (): Promise<void> => {
  const cloud = fork(resolve('test/bench/cloud-process.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const [said] = await Promise.race([
      once(cloud, 'message'),
      once(cloud, 'exit').then(() => Promise.reject(new Error('the laptop cloud did not start'))),
    ]);
    const fixture = Fixture.parse(said);
    table(['operation', 'CPU ms', 'of reference', 'wall ms', 'of reference', 'AWS calls']);
    const profile = await measure(bundle('practice'), 'getPractice', fixture);
    row([
      'getPractice',
      profile.cpuMilliseconds.toFixed(2),
      '',
      profile.wallMilliseconds.toFixed(2),
      '',
      callsOf(profile),
    ]);
    await compare('getPatient', fixture);
    await compare('admitPatient', fixture);
  } finally {
    if (cloud.connected) {
      cloud.disconnect();
      await once(cloud, 'exit');
    }
  }
};
