import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { FunctionPool } from './function-pool.ts';

const bundle = `
export const handler = async (event, context) => {
  if (event.kind === 'throw') throw new TypeError('no such thing');
  if (event.kind === 'hang') for (;;) {}
  if (event.kind === 'sleep') await new Promise((done) => setTimeout(done, 50));
  if (event.kind === 'time') return { now: Date.now(), year: new Date().getFullYear(), fixed: new Date('2020-01-01T00:00:00.000Z').toISOString() };
  if (event.kind === 'say') console.log('said ' + event.word);
  if (event.kind === 'big') { const kept = []; for (;;) kept.push(new Array(1e6).fill(event)); }
  globalThis.served = (globalThis.served ?? 0) + 1;
  return { served: globalThis.served, stage: process.env.STAGE, name: context.functionName, key: process.env.AWS_ACCESS_KEY_ID, missing: undefined };
};
export const late = 'not a function';
`;

const written: string[] = [];
const pools: FunctionPool[] = [];

const pool = (over: { expiresAt?: number; handler?: string; ahead?: number } = {}): FunctionPool => {
  const directory = mkdtempSync(join(tmpdir(), 'bundle-'));
  writeFileSync(join(directory, 'index.mjs'), bundle);
  let issued = 0;
  const made = new FunctionPool(
    {
      name: 'sequester-dev-example',
      arn: 'arn:aws:lambda:us-east-1:111122223333:function:sequester-dev-example',
      roleArn: 'arn:aws:iam::111122223333:role/sequester-dev-example',
      handler: over.handler ?? 'index.handler',
      memoryMegabytes: 128,
      timeoutSeconds: 1,
      environment: { STAGE: 'dev' },
      directory,
    },
    {
      now: () => 0,
      ahead: () => over.ahead ?? 0,
      write: (_, text) => written.push(text),
      environment: {},
      credentials: () => {
        issued += 1;
        return {
          accessKeyId: `ASIA${issued}`,
          secretAccessKey: 's',
          sessionToken: 't',
          expiresAt: over.expiresAt ?? 3_600_000,
        };
      },
    },
  );
  pools.push(made);
  return made;
};

afterEach(async () => {
  await Promise.all(pools.splice(0).map((each) => each.stop()));
});

describe('a function on the laptop', () => {
  test('keeps its thread, its environment and its role between requests', async () => {
    const one = pool();
    expect(await one.invoke({})).toEqual({
      ok: true,
      result: { served: 1, stage: 'dev', name: 'sequester-dev-example', key: 'ASIA1' },
    });
    expect(await one.invoke({})).toMatchObject({ result: { served: 2 } });
  });

  test('answers a thrown error with its type and message, and lives on', async () => {
    const one = pool();
    expect(await one.invoke({ kind: 'throw' })).toMatchObject({
      ok: false,
      error: { errorType: 'TypeError', errorMessage: 'no such thing' },
    });
    expect(await one.invoke({})).toMatchObject({ ok: true });
  });

  test('is stopped when its time is over, and starts anew for the next request', async () => {
    const one = pool();
    await one.invoke({});
    expect(await one.invoke({ kind: 'hang' })).toMatchObject({ ok: false, error: { errorType: 'Sandbox.Timedout' } });
    expect(await one.invoke({})).toMatchObject({ ok: true, result: { served: 1 } });
  });

  test('is stopped at its memory limit', async () => {
    expect(await pool().invoke({ kind: 'big' })).toMatchObject({
      ok: false,
      error: { errorType: 'Runtime.ExitError' },
    });
  });

  test('serves one request at a time in each thread, in at most four threads', async () => {
    const one = pool();
    const answers = await Promise.all(Array.from({ length: 12 }, () => one.invoke({ kind: 'sleep' })));
    const keys = new Set(answers.map((answer) => (answer.ok ? JSON.stringify(answer.result) : '')));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(new Set([...keys].map((key) => /ASIA\d/.exec(key)?.[0])).size).toBe(4);
  });

  test('gets new credentials before the old ones end', async () => {
    const one = pool({ expiresAt: 60_000 });
    expect(await one.invoke({})).toMatchObject({ result: { key: 'ASIA1' } });
    expect(await one.invoke({})).toMatchObject({ result: { key: 'ASIA2', served: 1 } });
  });

  test('lives at the time of the cloud, when that was set', async () => {
    const year = 365 * 86_400_000;
    const answer = await pool({ ahead: 3 * year }).invoke({ kind: 'time' });
    expect(answer).toMatchObject({
      ok: true,
      result: { year: new Date(Date.now() + 3 * year).getFullYear(), fixed: '2020-01-01T00:00:00.000Z' },
    });
  });

  test('writes what it says to its log', async () => {
    await pool().invoke({ kind: 'say', word: 'plainly' });
    await expect.poll(() => written.join('')).toContain('said plainly');
  });

  test('fails when the bundle has no such handler', async () => {
    expect(await pool({ handler: 'index.late' }).invoke({})).toMatchObject({
      ok: false,
      error: { errorType: 'TypeError' },
    });
  });
});
