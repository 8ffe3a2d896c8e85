import { JobId, type RequestId } from '@sequester/model';
import {
  approve,
  approveAlone,
  build,
  building,
  chosen,
  grantAll,
  inReview,
  statusOf,
  wholeView,
} from '@sequester/testing/disclosures/disclosure-story';
import { acting, firstTherapist, officer, staff } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { expect, test } from 'vitest';

import type { PracticeActor } from '../context.ts';
import { failRequestJob } from './fail-request-job.ts';
import { getRequest } from './get-request.ts';
import { makeGrants } from './make-grants.ts';

const worker: PracticeActor = { kind: 'system', id: 'grants' };

const approved = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await inReview(stores);
  await approve(stores, officer, { requestId, as: 'privacy-officer' });
  await approveAlone(stores, firstTherapist, { requestId, ...chosen });
  return requestId;
};

const jobIn = (stores: LiteralStores, requestId: RequestId, kind: 'grants' | 'build') =>
  stores.files.get(requestId)?.jobs.find((job) => job.kind === kind);
const idOf = (stores: LiteralStores, requestId: RequestId, kind: 'grants' | 'build') =>
  JobId.parse(jobIn(stores, requestId, kind)?.jobId);

const giveUp = (stores: LiteralStores, requestId: RequestId, kind: 'grants' | 'build') =>
  failRequestJob(stores)(acting(worker), { requestId, jobId: idOf(stores, requestId, kind), failure: 'given-up' });

test('an approval is answered before any grant is made; its job is shown to officer and originator, to others nothing', async () => {
  const stores = literalStores();
  const requestId = await approved(stores);
  expect([statusOf(stores, requestId), stores.grants.size]).toEqual(['approved', 0]);
  const shownTo = (actor: PracticeActor) => getRequest(stores)(acting(actor), { requestId });
  for (const actor of [officer, firstTherapist])
    expect(wholeView(await shownTo(actor)).jobs).toMatchObject([{ kind: 'grants', state: 'waiting' }]);

  expect(await shownTo(staff)).not.toHaveProperty('jobs');
  await grantAll(stores, requestId);
  expect([statusOf(stores, requestId), stores.grants.size]).toEqual(['building', 2]);
  expect(wholeView(await shownTo(officer)).jobs.map(({ kind, state }) => [kind, state])).toEqual([
    ['grants', 'done'],
    ['build', 'waiting'],
  ]);
  await build(stores, requestId);
  expect(jobIn(stores, requestId, 'build')?.state).toBe('done');
});

test('grants delivered twice, at once and afterwards, are made once', async () => {
  const stores = literalStores();
  const requestId = await approved(stores);
  const again = () => grantAll(stores, requestId);
  await Promise.allSettled([again(), again()]);
  await again();
  expect([stores.grants.size, statusOf(stores, requestId)]).toEqual([2, 'building']);
  expect(stores.events.filter(({ action }) => action === 'disclosure.granted')).toHaveLength(1);
});

test('no other therapist finishes the grants of an originator, and no job that was not begun', async () => {
  const stores = literalStores();
  const requestId = await approved(stores);
  const jobId = idOf(stores, requestId, 'grants');
  await expect(
    makeGrants({ ...stores, grants: stores.grants_ })(acting(officer), { requestId, jobId }),
  ).rejects.toThrow('forbidden');
  const stranger = JobId.parse(`job_${'x'.repeat(26)}`);
  expect(
    await makeGrants({ ...stores, grants: stores.grants_ })(acting(firstTherapist), { requestId, jobId: stranger }),
  ).toBeUndefined();
  expect(stores.grants.size).toBe(0);
});

test('grants that were given up say so in words, and approving again begins them anew', async () => {
  const stores = literalStores();
  const requestId = await approved(stores);
  await giveUp(stores, requestId, 'grants');
  const shown = wholeView(await getRequest(stores)(acting(officer), { requestId }));
  expect(shown.jobs).toMatchObject([
    { state: 'failed', failure: { code: 'given-up', text: expect.stringContaining('Ask for it again') } },
  ]);
  await grantAll(stores, requestId);
  expect(stores.grants.size).toBe(0);
  const again = await approveAlone(stores, firstTherapist, { requestId, ...chosen });
  expect(again.jobs).toMatchObject([{ state: 'waiting' }]);
  expect(stores.files.get(requestId)?.approvals.filter(({ as }) => as === 'originator')).toHaveLength(1);
  await grantAll(stores, requestId);
  expect(statusOf(stores, requestId)).toBe('building');
});

test('a build that was given up stays to be built, and approving again begins it anew', async () => {
  const stores = literalStores();
  const requestId = await building(stores);
  await giveUp(stores, requestId, 'build');
  expect([statusOf(stores, requestId), jobIn(stores, requestId, 'build')?.state]).toEqual(['building', 'failed']);
  const { revision } = await approveAlone(stores, firstTherapist, { requestId, ...chosen });
  expect(stores.files.get(requestId)?.request.revision).toBe(revision);
  expect(jobIn(stores, requestId, 'build')?.state).toBe('waiting');
  await build(stores, requestId);
  expect([statusOf(stores, requestId), jobIn(stores, requestId, 'build')?.state]).toEqual(['ready', 'done']);
});

test('what is done is not marked as failed afterwards', async () => {
  const stores = literalStores();
  const requestId = await building(stores);
  await giveUp(stores, requestId, 'grants');
  expect(jobIn(stores, requestId, 'grants')?.state).toBe('done');
});
