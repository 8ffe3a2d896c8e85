import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

import { Caller } from '../demo/api.ts';
import { outbox } from '../demo/service.ts';
import { startAttackWorld, type AttackWorld } from './attack-world.ts';
import { generatedRequests, type GeneratedRequest } from './generated-requests.ts';
import { inputCanary } from './hostile.ts';
import { broken, type Answer } from './oracles.ts';

/** As many in every run of the tests; `pnpm attack` sends more. */
const count = Number(process.env['ATTACK_REQUESTS'] ?? '1500');
const seed = 20_261_129;

let world: AttackWorld;

beforeAll(async () => {
  world = await startAttackWorld();
});

afterAll(() => world.whole.stop());

const sent = async ({ operation, caller, path, headers, body }: GeneratedRequest): Promise<Answer> => {
  const response = await fetch(`${world.whole.cloud.url}${path}`, {
    method: operation.method,
    redirect: 'manual',
    headers: { ...headers, authorization: `Bearer ${world.tokens.get(caller)}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
};

const Chain = z.object({ intact: z.boolean(), pending: z.int() });

test(`${count} generated requests by members, patients, an operator and strangers break no rule`, async () => {
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  for (const request of generatedRequests(world, { seed, count })) {
    const answer = await sent(request);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    faults.push(...broken(answer, request, world.guarded));
    if (request.operation.id === 'signOutEverywhere' && answer.status < 400) await world.signIn(request.caller);
  }
  expect(faults).toEqual([]);
  const answered = [...statuses].filter(([status]) => status < 400).reduce((sum, [, times]) => sum + times, 0);
  expect(answered, `of ${JSON.stringify([...statuses])}`).toBeGreaterThan(count / 20);
}, 900_000);

test('afterwards the audit is whole, and no mail and no log holds what came in', async () => {
  await world.signIn('officer');
  const officer = new Caller(world.whole.cloud.apiUrl, world.tokens.get('officer') ?? '');
  await expect
    .poll(async () => officer.get('/audit-chain', Chain), { timeout: 60_000, interval: 500 })
    .toMatchObject({ intact: true, pending: expect.any(Number) });
  expect(world.whole.cloud.logs().join('\n')).not.toContain(inputCanary);
  const headers = (await outbox(world.whole.service)).flatMap(({ to, subject }) => [...to, subject]);
  expect(headers.filter((text) => /[\r\n]/.test(text))).toEqual([]);
});
