import { approvalKey, type PracticeContext } from '@sequester/domain';
import {
  type Approval,
  type DisclosureRequest,
  type GrantBatch,
  JobId,
  plusSeconds,
  RequestId,
  type RequestJob,
} from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { decided } from '@sequester/testing/release/example-link';
import { describe, expect, test } from 'vitest';

import { attempted, contextOf, freshId, memberId, traceOf } from './acting.ts';
import { nextOf, received } from './requests.ts';
import { eventsOf, worlds } from './worlds.ts';

const jobOf = ({ practiceId, requestId }: DisclosureRequest, slot = 'build'): RequestJob => ({
  jobId: JobId.parse(freshId('job')),
  practiceId,
  requestId,
  kind: 'build',
  slot,
  askedBy: memberId,
  askedAt: now,
  state: 'waiting',
  stateAt: now,
});

const approvalOf = ({ practiceId, requestId, round }: DisclosureRequest): Approval => ({
  as: 'originator',
  practiceId,
  requestId,
  memberId,
  at: now,
  decisionId: decided.decisionId,
  round,
  ceilingSha256: 'ab'.repeat(32),
  papers: [],
});

const batchOf = (approval: Approval, first: number, count: number, at = now): GrantBatch => ({
  practiceId: approval.practiceId,
  requestId: approval.requestId,
  approval: approvalKey(approval),
  first,
  at,
  grants: Array.from({ length: count }, (_, index) => ({
    keyArn: 'arn:invented',
    grantId: `grant-${first + index}`,
    objectKey: `notes/${first + index}.pdf`,
  })),
});

describe.each(worlds)('the jobs of a request in a disclosure store %s', (_, open) => {
  const world = open();
  const { disclosures } = world;
  const jobsOf = async (context: PracticeContext, { requestId }: DisclosureRequest) =>
    (await disclosures.find(context, requestId))?.jobs;
  const begun = async () => {
    const { context, request } = await received(world);
    const job = jobOf(request);
    const change = nextOf(request, { jobs: [job] });
    await disclosures.change(context, change, traceOf(context));
    return { context, request: change.after, job };
  };

  test('are read as they were begun, one of each slot', async () => {
    const { context, request, job } = await begun();
    expect(await jobsOf(context, request)).toEqual([job]);
    const [grants, next] = [jobOf(request, 'grants-of-another'), jobOf(request)];
    await disclosures.change(context, nextOf(request, { jobs: [grants, next] }), traceOf(context));
    const jobs = await jobsOf(context, request);
    expect(jobs).toHaveLength(2);
    expect(jobs).toEqual(expect.arrayContaining([grants, next]));
  });

  test('say how far they are while they are open, and nothing after their end or in the place of another', async () => {
    const { context, request, job } = await begun();
    const running: RequestJob = { ...job, state: 'running', stateAt: plusSeconds(now, 1) };
    await disclosures.markJob(context, running);
    expect(await jobsOf(context, request)).toEqual([running]);
    await disclosures.markJob(context, jobOf(request));
    expect(await jobsOf(context, request)).toEqual([running]);
    const failed: RequestJob = { ...running, state: 'failed', failure: 'given-up' };
    await disclosures.endJob(context, failed, traceOf(context));
    await disclosures.markJob(context, running);
    expect(await jobsOf(context, request)).toEqual([failed]);
  });

  test('end with a trace, without another revision of the request', async () => {
    const { context, request, job } = await begun();
    const trace = traceOf(context);
    const done: RequestJob = { ...job, state: 'done' };
    await disclosures.endJob(context, done, trace);
    expect(await disclosures.find(context, request.requestId)).toMatchObject({ request, jobs: [done] });
    expect(await eventsOf(world, context)).toContain(trace.event.id);
  });

  test('are not ended where another was begun, which leaves no trace', async () => {
    const { context, request, job } = await begun();
    const next = jobOf(request);
    await disclosures.change(context, nextOf(request, { jobs: [next] }), traceOf(context));
    const late = traceOf(context);
    await expect(disclosures.endJob(context, { ...job, state: 'done' }, late)).rejects.toMatchObject({ code: 'stale' });
    expect(await jobsOf(context, request)).toEqual([next]);
    expect(await eventsOf(world, context)).not.toContain(late.event.id);
  });

  test('end once for an attempt', async () => {
    const { context: plain, job } = await begun();
    const context = attempted(plain);
    await disclosures.endJob(context, { ...job, state: 'done' }, traceOf(context, 'chart.read', {}));
    await expect(
      disclosures.endJob(context, { ...job, state: 'failed', failure: 'refused' }, traceOf(context)),
    ).rejects.toMatchObject({ name: 'AlreadyAttempted' });
  });
});

describe.each(worlds)('the grants of an approval in a disclosure store %s', (_, open) => {
  const world = open();
  const { disclosures } = world;
  const approved = async () => {
    const { context, request } = await received(world);
    const approval = approvalOf(request);
    const change = nextOf(request, { approvals: [approval] });
    await disclosures.change(context, change, traceOf(context));
    return { context, request: change.after, approval };
  };
  const approvalsOf = async (context: PracticeContext, { requestId }: DisclosureRequest) =>
    (await disclosures.find(context, requestId))?.approvals;

  test('are added batch by batch, in their order, beside other changes of the request', async () => {
    const { context, request, approval } = await approved();
    const [first, second] = [batchOf(approval, 0, 2), batchOf(approval, 2, 1, plusSeconds(now, 1))];
    await disclosures.addGrants(context, { request, batch: first }, traceOf(context));
    await disclosures.change(context, nextOf(request), traceOf(context));
    await disclosures.addGrants(context, { request, batch: second }, traceOf(context));
    expect(await approvalsOf(context, request)).toEqual([
      { ...approval, grants: [...first.grants, ...second.grants], grantedAt: second.at },
    ]);
  });

  test('are not added twice, in another state or round, or elsewhere, which leaves no trace', async () => {
    const { context, request, approval } = await approved();
    const batch = batchOf(approval, 0, 2);
    await disclosures.addGrants(context, { request, batch }, traceOf(context));
    const late = traceOf(context);
    const next = batchOf(approval, 2, 1);
    const strange = RequestId.parse(freshId('request'));
    for (const granted of [
      { request, batch },
      { request: { ...request, status: 'building' as const }, batch: next },
      { request: { ...request, round: request.round + 1 }, batch: next },
      { request: { ...request, requestId: strange }, batch: { ...next, requestId: strange } },
    ])
      await expect(disclosures.addGrants(context, granted, late)).rejects.toMatchObject({ code: 'stale' });

    expect((await approvalsOf(context, request))?.map(({ grants }) => grants)).toEqual([batch.grants]);
    expect(await eventsOf(world, context)).not.toContain(late.event.id);
  });

  test('are not seen from another practice', async () => {
    const { context, request, approval } = await approved();
    await disclosures.addGrants(context, { request, batch: batchOf(approval, 0, 1) }, traceOf(context));
    expect(await approvalsOf(contextOf(), request)).toBeUndefined();
  });
});
