import { isDeepStrictEqual } from 'node:util';

import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

import { courtOrder } from '../demo/order-chapter.ts';
import { orderPdf } from '../demo/papers.ts';
import { receive as ask, record } from '../demo/refusals-chapter.ts';
import { startWholeCloud, type WholeCloud } from '../workflows/whole-cloud.ts';
import { never, type Act, type Sequence } from './acts.ts';
import { anyAct, receive } from './member-acts.ts';
import { Random } from './random.ts';
import { settle, type World } from './world.ts';

/** `PAIRED_STEPS=5000` for a long run, `PAIRED_SEED` for another. */
const steps = Number(process.env['PAIRED_STEPS'] ?? 300);
const seed = Number(process.env['PAIRED_SEED'] ?? 20_261_129);
const stepsOfSequence = 9;
/** Well before their tokens end, after fifteen minutes. */
const signedInMilliseconds = 10 * 60_000;

let whole: WholeCloud;
let pair: [World, World];

beforeAll(async () => {
  whole = await startWholeCloud();
  pair = [await settle(whole, 'patient'), await settle(whole, 'other')];
});

afterAll(() => whole.stop());

const sequence = (): Sequence => ({ requestId: never('req'), artifacts: [], drafts: [] });

/** The same act in both worlds. */
const both = (act: Act, sequences: readonly [Sequence, Sequence]) =>
  Promise.all([act(pair[0], sequences[0]), act(pair[1], sequences[1])]);

const mails = () => Promise.all(pair.map((world) => world.mails(whole.service)));

const areAlike = async (): Promise<boolean> => {
  const [one, other] = await mails();
  return isDeepStrictEqual(one, other);
};

/** The mails of both worlds, once they are alike or ten seconds have passed. */
const settledMails = async () => {
  for (let tries = 0; tries < 20 && !(await areAlike()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 500));

  return mails();
};

test(
  `two practices alike but for whose notes they are: ${steps} calls by members who wrote none are answered alike`,
  { timeout: 60_000 + steps * 400 },
  async () => {
    const random = new Random(seed);
    const statuses = new Map<number, number>();
    let signedInAt = Date.now();
    for (let step = 0; step < steps;) {
      if (Date.now() - signedInAt > signedInMilliseconds) {
        await Promise.all(pair.map((world) => world.signInAgain(whole.service)));
        signedInAt = Date.now();
      }
      const sequences: [Sequence, Sequence] = [sequence(), sequence()];
      for (let index = 0; index < stepsOfSequence && step < steps; index += 1, step += 1) {
        const act = index === 0 ? receive(random) : anyAct(random);
        const [one, other] = await both(act, sequences);
        expect(one, `step ${step} of seed ${seed}`).toEqual(other);
        statuses.set(one.status, (statuses.get(one.status) ?? 0) + 1);
      }
    }
    const [one, other] = await settledMails();
    expect(one).toEqual(other);
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 403, 409]));
  },
);

const Shown = z.object({ requestId: z.string(), decision: z.object({ outcome: z.string() }) });

test('the officer, who accepts the same paper in both, sees that they differ', async () => {
  const outcomes = await Promise.all(
    pair.map(async (world) => {
      const { requestId } = await ask(world.cast, {
        patientId: world.patientId,
        requester: {
          type: 'attorney',
          name: 'Ann Example',
          email: world.address('ann.attorney'),
          identityVerified: true,
        },
        groundAsserted: 'court_order',
        purpose: 'Doe v. Roe (invented)',
      });
      await record(world.cast, requestId, {
        pdf: await orderPdf({ from: '2026-04-01', to: '2026-05-31', patientId: world.patientId }),
        artifact: courtOrder(world.cast, world.patientId),
      });
      return (await world.cast.officer.get(`/requests/${requestId}`, Shown)).decision.outcome;
    }),
  );
  expect(outcomes).toEqual(['RELEASE', 'DENY']);
});
