import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { built, courtOrder, readRequest } from '../demo/order-chapter.ts';
import { orderPdf } from '../demo/papers.ts';
import { acceptNewest, attorney, record, receive } from '../demo/refusals-chapter.ts';
import { callerFor } from '../demo/service.ts';
import { Teller } from '../demo/teller.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const Policies = z.object({
  tightenings: z.array(
    z.object({ name: z.string(), inForce: z.boolean(), byDefault: z.boolean().optional(), why: z.string() }),
  ),
});
const Decisions = z.object({
  decisions: z.array(
    z.object({ policy: z.object({ tightenings: z.array(z.string()), byDefault: z.array(z.string()).optional() }) }),
  ),
});

let whole: SharedCloud;
let cast: Cast;
/** One person who is privacy officer, therapist and front desk. */
let alone: Caller;
let patientId: string;
let noteId: string;

beforeAll(async () => {
  whole = await sharedCloud();
  cast = await assembleCast(whole.service, new Teller(() => undefined));
  const email = `alone.${cast.practiceId.slice(-6)}@example.org`;
  const { memberId } = await cast.owner.post(
    '/members',
    { name: 'Dr. Ada Alone', email, roles: ['privacy-officer', 'provider', 'staff'] },
    z.object({ memberId: z.string() }),
  );
  await cast.owner.post(`/members/${memberId}/enrollment`, {}, z.unknown());
  alone = await callerFor(whole.service, email);
  ({ patientId } = await cast.staff.post(
    '/patients',
    { name: { given: 'Paula', family: 'Invented' }, birthDate: '1990-05-17' },
    z.object({ patientId: z.string() }),
  ));
  ({ noteId } = await alone.post(
    '/psychotherapy-notes',
    { patientId, sessionDate: '2026-04-08', text: 'An invented note.' },
    z.object({ noteId: z.string() }),
  ));
});

afterAll(() => whole.asDescribed());

test('a practice of three or more has it by default, and says why', async () => {
  const { tightenings } = await cast.staff.get('/practice/policies', Policies);
  expect(tightenings.filter(({ inForce }) => inForce)).toMatchObject([
    { name: 'approvers-must-differ', byDefault: true, why: expect.stringContaining('6 active members') },
    { name: 'no-self-appointed-officer', byDefault: true },
  ]);
});

test('one person who is officer, therapist and front desk does not release their notes alone; with another officer they do', async () => {
  const asked = await receive(
    { ...cast, officer: alone },
    { patientId, requester: attorney, groundAsserted: 'court_order', purpose: 'Doe v. Roe (invented)' },
  );
  const recorded = await record({ ...cast, officer: alone }, asked.requestId, {
    pdf: await orderPdf({ from: '2026-04-01', to: '2026-05-31', patientId }),
    artifact: courtOrder(cast, patientId),
  });
  const { requestId } = recorded;
  const path = `/requests/${requestId}/approvals`;
  const refused = await alone.refused({ method: 'POST', path, body: { as: 'privacy-officer' } });
  expect([refused.status, refused.code]).toEqual([409, 'approvers-must-differ']);
  expect(refused.errors[0]?.text).toContain('Another privacy officer approves in your place');
  const choice = { as: 'originator', selection: [{ noteId, pages: 'all' }] };
  expect((await alone.refused({ method: 'POST', path, body: choice })).code).toBe('approvers-must-differ');
  await cast.officer.post(path, { as: 'privacy-officer' }, z.unknown());
  expect((await alone.refused({ method: 'POST', path, body: choice })).errors).toMatchObject([
    { code: 'accepted-by-you' },
  ]);
  await acceptNewest(cast, recorded);
  await alone.post(path, choice, z.unknown());
  await built(cast, requestId);
  expect((await readRequest(cast, requestId)).status).toBe('ready');
  const { decisions } = await cast.officer.get(`/requests/${requestId}/decisions`, Decisions);
  expect(decisions.every(({ policy }) => policy.byDefault?.includes('approvers-must-differ') === true)).toBe(true);
}, 120_000);

const Member = z.object({
  memberId: z.string(),
  revision: z.int(),
  officerFrom: z.string().optional(),
  remark: z.string().optional(),
});
const saved = (by: Caller, { memberId, revision }: { memberId: string; revision: number }, roles: string[]) =>
  by.put(
    `/members/${memberId}`,
    { body: { name: 'Orla Owner', roles, state: 'active' }, ifMatch: `"${revision}"` },
    Member,
  );

test('an owner who makes themself privacy officer is none for a day, unless another owner confirms it', async () => {
  const email = `second.${cast.practiceId.slice(-6)}@example.org`;
  await cast.owner.post('/members', { name: 'Otto Owner', email, roles: ['owner'] }, z.unknown());
  const other = await callerFor(whole.service, email);
  const { ownerIds } = await cast.owner.get('/practice', z.object({ ownerIds: z.array(z.string()) }));
  const { members } = await cast.owner.get('/members', z.object({ members: z.array(Member) }));
  const self = members.find(({ memberId }) => memberId === ownerIds[0]);
  const { requestId } = await receive(cast, {
    patientId,
    requester: attorney,
    groundAsserted: 'court_order',
    purpose: 'Doe v. Roe (invented)',
  });
  const decisions = (by: Caller) => by.send({ method: 'GET', path: `/requests/${requestId}/decisions` });

  const appointed = await saved(cast.owner, self ?? { memberId: '', revision: 0 }, ['owner', 'privacy-officer']);
  expect(Date.parse(appointed.officerFrom ?? '') - Date.now()).toBeGreaterThan(23 * 3_600_000);
  expect(appointed.remark).toContain('or at once when another owner confirms it');
  expect((await decisions(cast.owner)).status).toBe(403);

  const confirmed = await saved(other, appointed, ['owner', 'privacy-officer']);
  expect([confirmed.officerFrom, confirmed.remark]).toEqual([undefined, undefined]);
  expect((await decisions(cast.owner)).status).toBe(200);
}, 60_000);
