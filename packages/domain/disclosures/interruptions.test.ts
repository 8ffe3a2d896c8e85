import type { RequestId } from '@sequester/model';
import {
  approve,
  approveAlone,
  grantAll,
  build,
  building,
  chosen,
  inReview,
  paperOf,
  ready,
  released,
  statusOf,
} from '@sequester/testing/disclosures/disclosure-story';
import { acting, firstTherapist, officer, staff } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { Crash } from '@sequester/testing/steps';
import { describe, expect, test } from 'vitest';

import { changeArtifactStatus } from './change-artifact-status.ts';
import { issueLink } from './issue-link.ts';
import { withdrawRequest } from './withdraw-request.ts';

interface Interrupted {
  prepare: (stores: LiteralStores) => Promise<RequestId>;
  act: (stores: LiteralStores, requestId: RequestId) => Promise<unknown>;
}

/** Once the attempt is on record the door answers a retry from there; until then the act is tried again. */
const retried = async (
  stores: LiteralStores,
  keySha256: string | undefined,
  act: () => Promise<unknown>,
): Promise<void> => {
  if (keySha256 === undefined || !stores.answers.has(keySha256)) await act();
};

const stepsOf = async ({ prepare, act }: Interrupted): Promise<number> => {
  const stores = literalStores();
  const requestId = await prepare(stores);
  stores.steps.crashAt(undefined);
  await act(stores, requestId);
  return stores.steps.taken;
};

/** Runs an act that ends at step k, then again to its end, for every k, before and after the step's effect. */
const everywhere = async (
  interrupted: Interrupted,
  check: (stores: LiteralStores, requestId: RequestId) => void,
): Promise<number> => {
  const steps = await stepsOf(interrupted);
  for (const when of ['before', 'after'] as const) {
    for (let step = 1; step <= steps; step += 1) {
      const stores = literalStores();
      const requestId = await interrupted.prepare(stores);
      stores.steps.crashAt(step, when);
      await expect(interrupted.act(stores, requestId), `${when} step ${step}`).rejects.toThrow(Crash);
      stores.steps.crashAt(undefined);
      await interrupted.act(stores, requestId);
      check(stores, requestId);
    }
  }
  return steps;
};

const count = (stores: LiteralStores, action: string): number =>
  stores.events.filter((event) => event.action === action).length;
const uniqueEvents = (stores: LiteralStores): void =>
  expect(new Set(stores.events.map(({ id }) => id)).size).toBe(stores.events.length);

const vacatedWhileBuilding = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await building(stores);
  await changeArtifactStatus(stores)(acting(officer), {
    requestId,
    artifactId: paperOf(stores, requestId),
    status: 'vacated',
    how: 'docket',
  });
  return requestId;
};

const approvedByOfficer = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await inReview(stores);
  await approve(stores, officer, { requestId, as: 'privacy-officer' });
  return requestId;
};

const chooseAndApprove = async (stores: LiteralStores, requestId: RequestId): Promise<void> => {
  const context = acting(firstTherapist, { seed: 'one approval' });
  await retried(stores, context.attempt?.keySha256, () => approveAlone(stores, context, { requestId, ...chosen }));
  await grantAll(stores, requestId);
};

describe('a process that ends at any step, and one that goes on after it', () => {
  test('a build: one extract, one ready, all grants retired', async () => {
    const steps = await everywhere({ prepare: building, act: build }, (stores, requestId) => {
      expect(statusOf(stores, requestId)).toBe('ready');
      expect(stores.extracts.size).toBe(1);
      expect(stores.grants.size).toBe(0);
      expect([count(stores, 'disclosure.built'), count(stores, 'disclosure.grants-retired')]).toEqual([1, 1]);
    });
    expect(steps).toBeGreaterThan(10);
  });

  test('a build that the law stops: nothing stored, all grants retired', async () => {
    await everywhere({ prepare: vacatedWhileBuilding, act: build }, (stores, requestId) => {
      expect(statusOf(stores, requestId)).toBe('revoked');
      expect([stores.extracts.size, stores.grants.size]).toEqual([0, 0]);
    });
  });

  test("an originator's approval: one approval, each object granted once, building once", async () => {
    await everywhere({ prepare: approvedByOfficer, act: chooseAndApprove }, (stores, requestId) => {
      expect(statusOf(stores, requestId)).toBe('building');
      expect(stores.grants.size).toBe(2);
      expect(stores.files.get(requestId)?.approvals).toHaveLength(2);
      expect([count(stores, 'disclosure.approved'), count(stores, 'disclosure.granted')]).toEqual([2, 1]);
      uniqueEvents(stores);
    });
  });

  const single: [
    string,
    (stores: LiteralStores) => Promise<RequestId>,
    (stores: LiteralStores, requestId: RequestId) => Promise<unknown>,
    string,
  ][] = [
    [
      "an officer's approval",
      inReview,
      (stores, requestId) => {
        const context = acting(officer, { seed: 'officer' });
        return retried(stores, context.attempt?.keySha256, () =>
          approve(stores, context, { requestId, as: 'privacy-officer' }),
        );
      },
      'disclosure.approved',
    ],
    [
      'a link',
      ready,
      (stores, requestId) => {
        const context = acting(officer, { seed: 'link' });
        return retried(stores, context.attempt?.keySha256, () => issueLink(stores)(context, { requestId }));
      },
      'link.issued',
    ],
    [
      'a withdrawal',
      released,
      (stores, requestId) => {
        const context = acting(officer, { seed: 'withdrawal' });
        return retried(stores, context.attempt?.keySha256, () =>
          withdrawRequest(stores)(context, { requestId, reason: 'withdrawn-by-requester' }),
        );
      },
      'request.withdrawn',
    ],
    [
      'a vacated order',
      released,
      (stores, requestId) => {
        const context = acting(staff, { seed: 'vacated' });
        const act = () =>
          changeArtifactStatus(stores)(context, {
            requestId,
            artifactId: paperOf(stores, requestId),
            status: 'vacated',
            how: 'docket',
          });
        return retried(stores, context.attempt?.keySha256, act);
      },
      'artifact.status-changed',
    ],
  ];
  test.each(single)('%s happens once', async (_name, prepare, act, action) => {
    await everywhere({ prepare, act }, (stores, requestId) => {
      expect(count(stores, action)).toBe(1);
      expect(stores.files.get(requestId)?.links.length ?? 0).toBeLessThanOrEqual(1);
    });
  });
});

test('a build delivered many times at once is one extract and one record', async () => {
  const stores = literalStores();
  const requestId = await building(stores);
  await Promise.allSettled(Array.from({ length: 5 }, () => build(stores, requestId)));
  await build(stores, requestId);
  expect(statusOf(stores, requestId)).toBe('ready');
  expect([stores.extracts.size, stores.grants.size, count(stores, 'disclosure.built')]).toEqual([1, 0, 1]);
});
