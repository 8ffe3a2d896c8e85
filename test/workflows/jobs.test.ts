import { setTimeout as sleep } from 'node:timers/promises';

import { DescribeKeyCommand, DisableKeyCommand, EnableKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { approveWhole, built, orderAndApprove, readRequest } from '../demo/order-chapter.ts';
import { tellStory } from '../demo/story.ts';
import { Teller } from '../demo/teller.ts';
import { startWholeCloud, type WholeCloud } from './whole-cloud.ts';

let whole: WholeCloud;

const silent = new Teller(() => undefined);

interface Settled {
  cast: Cast;
  patientId: string;
}

/** A practice with a patient and a note in the range of the order. */
const settle = async (): Promise<Settled> => {
  const cast = await assembleCast(whole.service, silent);
  const { patientId } = await tellChart(whole.service, cast, silent);
  await cast.therapist.post(
    '/psychotherapy-notes',
    { patientId, sessionDate: '2026-04-08', text: 'An invented note.' },
    z.unknown(),
  );
  return { cast, patientId };
};

/** The grants of one delay; what waits for them is done when it is over. */
const delaySeconds = 5;

beforeAll(async () => {
  whole = await startWholeCloud({ grantDelaySeconds: delaySeconds });
});

afterAll(() => whole.stop());

const administrator = () =>
  new KMSClient({
    endpoint: whole.cloud.awsUrl,
    region: 'us-east-1',
    credentials: whole.cloud.credentials('administrator'),
  });

const keyOf = async ({ practiceId, therapistId }: Cast): Promise<string> => {
  const { KeyMetadata } = await administrator().send(
    new DescribeKeyCommand({ KeyId: `alias/sequester/${practiceId}/${therapistId}` }),
  );
  return KeyMetadata?.KeyId ?? '';
};

const Jobs = z.object({
  status: z.string(),
  jobs: z.array(
    z.object({
      kind: z.string(),
      state: z.string(),
      failure: z.object({ code: z.string(), text: z.string() }).optional(),
    }),
  ),
});

const jobOf = async ({ cast }: Settled, requestId: string, kind: string) =>
  (await cast.officer.get(`/requests/${requestId}`, Jobs)).jobs.find((job) => job.kind === kind);

/** Puts the clock forward past the pauses between tries until a job has failed for good. */
const untilFailed = async (settled: Settled, requestId: string) => {
  for (let rounds = 0; rounds < 200; rounds += 1) {
    const job = await jobOf(settled, requestId, 'grants');
    if (job?.state === 'failed') return job;

    whole.pass(95_000);
    await sleep(400);
  }
  throw new Error('the job did not fail');
};

describe('while KMS takes seconds until it knows a grant', () => {
  test('the story of one disclosure is told to its end', async () => {
    const lines: string[] = [];
    await tellStory(whole.service, new Teller((line) => lines.push(line)), whole.directory);
    expect(lines.at(-1)).toContain('accounting of disclosures');
  }, 300_000);

  test('a build that waits in one practice does not hold up another, and two of one practice are built in order', async () => {
    const [one, other] = [await settle(), await settle()];
    const first = await orderAndApprove(one.cast, one.patientId);
    const second = await orderAndApprove(one.cast, one.patientId);
    const third = await orderAndApprove(other.cast, other.patientId);
    await approveWhole(one.cast, first.requestId);
    await approveWhole(one.cast, second.requestId);
    const keyId = await keyOf(one.cast);
    await expect
      .poll(() => jobOf(one, second.requestId, 'grants'), { timeout: 20_000 })
      .toMatchObject({ state: 'done' });
    await administrator().send(new DisableKeyCommand({ KeyId: keyId }));
    await approveWhole(other.cast, third.requestId);
    await built(other.cast, third.requestId);
    expect((await readRequest(other.cast, third.requestId)).status).toBe('ready');
    expect((await readRequest(one.cast, first.requestId)).status).toBe('building');
    await administrator().send(new EnableKeyCommand({ KeyId: keyId }));
    await built(one.cast, second.requestId);
    const Extract = z.object({ extract: z.object({ builtAt: z.string() }) });
    const builtAt = async (requestId: string) =>
      (await one.cast.officer.get(`/requests/${requestId}`, Extract)).extract.builtAt;
    expect((await builtAt(first.requestId)) <= (await builtAt(second.requestId))).toBe(true);
  }, 300_000);
});

describe('grants that cannot be made', () => {
  test('are tried several times, then marked as failed in words, and made when the approval is repeated', async () => {
    const settled = await settle();
    const { requestId } = await orderAndApprove(settled.cast, settled.patientId);
    const keyId = await keyOf(settled.cast);
    await administrator().send(new DisableKeyCommand({ KeyId: keyId }));
    await approveWhole(settled.cast, requestId);
    const failed = await untilFailed(settled, requestId);
    expect(failed.failure).toEqual({ code: 'given-up', text: expect.stringContaining('Ask for it again') });
    expect(whole.cloud.logs().some((line) => line.includes('JOB_FAILED'))).toBe(true);
    await administrator().send(new EnableKeyCommand({ KeyId: keyId }));
    await approveWhole(settled.cast, requestId);
    await built(settled.cast, requestId);
    expect((await readRequest(settled.cast, requestId)).status).toBe('ready');
  }, 300_000);

  test('are not made for a therapist who was disabled meanwhile, and the job says so', async () => {
    const settled = await settle();
    const { cast, patientId } = settled;
    const { requestId } = await orderAndApprove(cast, patientId);
    const keyId = await keyOf(cast);
    await administrator().send(new DisableKeyCommand({ KeyId: keyId }));
    await approveWhole(cast, requestId);
    const Member = z.object({ memberId: z.string(), name: z.string(), revision: z.int() });
    const { members } = await cast.owner.get('/members', z.object({ members: z.array(Member) }));
    const therapist = members.find(({ memberId }) => memberId === cast.therapistId);
    await cast.owner.put(
      `/members/${cast.therapistId}`,
      { body: { name: therapist?.name, roles: ['provider'], state: 'disabled' }, ifMatch: `"${therapist?.revision}"` },
      z.unknown(),
    );
    await administrator().send(new EnableKeyCommand({ KeyId: keyId }));
    expect((await untilFailed(settled, requestId)).failure?.code).toBe('not-active');
  }, 300_000);
});
