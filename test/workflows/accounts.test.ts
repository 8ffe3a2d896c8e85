import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { openAccount } from '../demo/chart-chapter.ts';
import { callerFor, eventually, outbox } from '../demo/service.ts';
import { Teller } from '../demo/teller.ts';
import { startWholeCloud, type WholeCloud } from './whole-cloud.ts';

const Member = z.looseObject({ memberId: z.string(), state: z.string(), revision: z.int() });
const Members = z.object({ members: z.array(Member) });
const Practice = z.object({ ownerIds: z.array(z.string()), revision: z.int() });
const Patient = z.object({ patientId: z.string() });
const Account = z.object({ accountId: z.string(), state: z.string() });
const Code = z.object({ code: z.string() });
const Memberships = z.object({
  memberships: z.array(
    z.object({
      membership: z.string(),
      practiceName: z.string(),
      kind: z.string(),
      roles: z.array(z.string()),
      state: z.string(),
    }),
  ),
});
const Events = z.object({
  events: z.array(z.object({ action: z.string(), subject: z.record(z.string(), z.unknown()) })),
});

let whole: WholeCloud;
let cast: Cast;
let other: Cast;

beforeAll(async () => {
  whole = await startWholeCloud();
  cast = await assembleCast(whole.service, new Teller(() => undefined));
  other = await assembleCast(whole.service, new Teller(() => undefined));
}, 120_000);

afterAll(() => whole.stop());

const addressOf = (who: string): string => `${who}.${randomUUID().slice(0, 8)}@example.org`;
const invite = (by: Caller, email: string, roles: string[]) =>
  by.post('/members', { name: 'Invited (invented)', email, roles }, Member);
const userOf = (email: string) => whole.cloud.users.find(whole.cloud.poolId, email);
const memberNow = async (by: Caller, memberId: string) =>
  (await by.get('/members', Members)).members.find((one) => one.memberId === memberId);
const update = async (by: Caller, memberId: string, change: { roles: string[]; state?: string }) => {
  const now = await memberNow(by, memberId);
  return by.put(
    `/members/${memberId}`,
    { body: { name: 'Changed (invented)', state: 'active', ...change }, ifMatch: `"${now?.revision}"` },
    Member,
  );
};
const membershipsOf = async (caller: Caller) => (await caller.get('/me', Memberships)).memberships;

const admitted = async (email: string): Promise<string> =>
  (
    await cast.staff.post(
      '/patients',
      { name: { given: 'Pia', family: 'Patient (invented)' }, birthDate: '1991-02-03', email, admitAnyway: true },
      Patient,
    )
  ).patientId;

/** The sweep, as the schedule wakes the function, under the function's own role; answers what it logged. */
const swept = async (): Promise<string> => {
  const { accessKeyId, secretAccessKey, sessionToken } = whole.cloud.assume('sequester-dev-accounts');
  const tables = Object.fromEntries(
    ['practices', 'audit', 'idempotency'].map((table) => [`TABLE_${table.toUpperCase()}`, `sequester-dev-${table}`]),
  );
  const own = {
    AWS_ENDPOINT_URL: whole.cloud.awsUrl,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
  const settings = {
    ...tables,
    SESSION_ROLE_ARN: 'none',
    USER_POOL_ID: whole.cloud.poolId,
    SENDER_ADDRESS: 'records@dev.sequester.example',
  };
  for (const [name, value] of Object.entries({ ...own, ...settings })) vi.stubEnv(name, value);

  let logged = '';
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation((text: string | Uint8Array) => {
    logged += String(text);
    return true;
  });
  const { sweep } = await import('../../functions/accounts/sweep.ts');
  await sweep().finally(() => {
    writing.mockRestore();
    vi.unstubAllEnvs();
  });
  return logged;
};

describe('an account exists only with its row', () => {
  test('a second address for a patient gets no account, and nobody signs in by it', async () => {
    const email = addressOf('pia');
    const patientId = await admitted(email);
    await openAccount(whole.service, cast, { patientId, email });
    const thief = addressOf('thief');
    const refused = await cast.staff.refused({
      method: 'POST',
      path: '/patient-accounts',
      body: { patientId, email: thief },
    });
    expect(refused).toMatchObject({ status: 409, code: 'address-not-on-chart', errors: [{ path: 'body.email' }] });
    expect(userOf(thief)).toBeUndefined();
  });

  test('a patient may have several accounts, and whoever has one that is not bound acts for nobody', async () => {
    const email = addressOf('pit');
    const patientId = await admitted(email);
    const { accountId, state } = await cast.staff.post('/patient-accounts', { patientId }, Account);
    expect(state).toBe('invited');
    const patient = await callerFor(whole.service, email);
    const [own] = await membershipsOf(patient);
    expect(own).toMatchObject({ kind: 'patient', state: 'invited', membership: `${cast.practiceId}.${accountId}` });
    expect(await patient.refused({ method: 'GET', path: '/portal/authorizations' })).toMatchObject({
      status: 401,
      code: 'unauthenticated',
    });
    const bind = (code: string) => ({
      method: 'POST' as const,
      path: '/me/bindings',
      body: { membership: own?.membership, code },
    });
    expect((await patient.refused(bind('aaaaa-aaaaa'))).code).toBe('binding-code-missing');
    const { code } = await cast.staff.post(`/patient-accounts/${accountId}/codes`, {}, Code);
    for (let tries = 0; tries < 5; tries += 1)
      expect((await patient.refused(bind('aaaaa-aaaaa'))).code).toBe('binding-code-wrong');

    expect((await patient.refused(bind(code))).code).toBe('binding-code-missing');
    const again = await cast.staff.post(`/patient-accounts/${accountId}/codes`, {}, Code);
    const stranger = await callerFor(whole.service, cast.addresses['colleague'] ?? '');
    expect((await stranger.refused(bind(again.code))).code).toBe('not-found');
    await patient.post(
      '/me/bindings',
      { membership: own?.membership, code: again.code.toUpperCase().replace('-', ' ') },
      z.unknown(),
    );
    expect((await patient.send({ method: 'GET', path: '/portal/authorizations' })).status).toBe(200);
    expect((await cast.staff.post('/patient-accounts', { patientId }, Account)).accountId).not.toBe(accountId);
  });

  test('six owners invited at once are all in the list, each with an account of their own, or none is', async () => {
    const emails = Array.from({ length: 6 }, (_, index) => addressOf(`owner${index}`));
    const invited = await Promise.all(emails.map((email) => invite(cast.owner, email, ['owner', 'privacy-officer'])));
    expect((await cast.owner.get('/practice', Practice)).ownerIds.length).toBeLessThanOrEqual(7);
    const owners = await Promise.all(emails.map((email) => callerFor(whole.service, email)));
    const { members } = await cast.owner.get('/members', Members);
    const { ownerIds } = await cast.owner.get('/practice', Practice);
    for (const { memberId } of invited) {
      expect(members.find((one) => one.memberId === memberId)).toMatchObject({ state: 'active' });
      expect(ownerIds).toContain(memberId);
      await update(cast.owner, memberId, { roles: ['owner'], state: 'disabled' });
    }
    for (const one of owners) expect((await one.refused({ method: 'GET', path: '/members' })).status).toBe(401);

    const { events } = await cast.officer.get('/audit-events', Events);
    expect(events.filter(({ action }) => action === 'member.joined').length).toBeGreaterThanOrEqual(6);
  });

  test('an address that a member has is refused, and free again when they have left', async () => {
    const email = addressOf('same');
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        cast.owner.send({
          method: 'POST',
          path: '/members',
          body: { name: 'Same (invented)', email, roles: ['staff'] },
        }),
      ),
    );
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409']);
    const { memberId } = Member.parse(await answers.find(({ ok }) => ok)?.json());
    await callerFor(whole.service, email);
    await update(cast.owner, memberId, { roles: ['staff'], state: 'disabled' });
    await eventually('an account that is disabled', 10, async () =>
      userOf(email)?.enabled === false ? true : undefined,
    );
    await invite(cast.owner, email, ['staff']);
    const back = await callerFor(whole.service, email);
    expect(await membershipsOf(back)).toMatchObject([{ state: 'active', roles: ['staff'] }]);
  });

  test('the sweep ends an account of nobody, says so in the log, and leaves the operator and whoever is new', async () => {
    const made = (email: string, createdAt: number): void => {
      const at = new Date(createdAt).toISOString();
      const sub = randomUUID();
      whole.cloud.users.put({
        poolId: whole.cloud.poolId,
        username: sub,
        sub,
        attributes: { email },
        groups: [],
        enabled: true,
        status: 'CONFIRMED',
        createdAt: at,
        modifiedAt: at,
      });
    };
    const [ghost, young] = [addressOf('ghost'), addressOf('young')];
    made(ghost, Date.now() - 61 * 60 * 1000);
    made(young, Date.now() - 1000);
    await expect(callerFor(whole.service, young).then((caller) => caller.get('/me', Memberships))).rejects.toThrow(
      '401',
    );
    const logged = await swept();
    expect([userOf(ghost)?.enabled, userOf(young)?.enabled]).toEqual([false, true]);
    expect(userOf('operator@sequester.example')?.enabled).toBe(true);
    expect(userOf(cast.addresses['owner'] ?? '')?.enabled).toBe(true);
    expect(logged.match(/ACCOUNT_WITHOUT_PERSON/g)).toHaveLength(1);
    expect(logged).not.toContain('ghost');
  }, 60_000);
});

describe('roles at the instant', () => {
  test('a member who is demoted has the roles of before at no next read and no next write', async () => {
    const email = addressOf('dora');
    const { memberId } = await invite(cast.owner, email, ['privacy-officer', 'staff']);
    const dora = await callerFor(whole.service, email);
    expect((await dora.send({ method: 'GET', path: '/audit-events' })).status).toBe(200);
    await update(cast.owner, memberId, { roles: ['staff'] });
    expect(await dora.refused({ method: 'GET', path: '/audit-events' })).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    expect((await dora.send({ method: 'GET', path: '/patients' })).status).toBe(200);
    await update(cast.owner, memberId, { roles: ['custodian'] });
    const admission = {
      method: 'POST' as const,
      path: '/patients',
      body: { name: { given: 'Late', family: 'Invented' }, birthDate: '1990-01-01' },
    };
    expect((await dora.refused(admission)).code).toBe('forbidden');
    await update(cast.owner, memberId, { roles: ['staff'], state: 'disabled' });
    expect((await dora.refused({ method: 'GET', path: '/patients' })).status).toBe(401);
    expect((await dora.refused(admission)).status).toBe(401);
  });

  test('of writes that race with a demotion, none is made by a role that had ended', async () => {
    const email = addressOf('rae');
    const { memberId } = await invite(cast.owner, email, ['staff']);
    const rae = await callerFor(whole.service, email);
    const family = `Raced${randomUUID().slice(0, 6)}`;
    const body = { name: { given: 'R', family }, birthDate: '1990-01-01', admitAnyway: true };
    const admit = () => rae.send({ method: 'POST', path: '/patients', body });
    await admit();
    const before = Promise.all(Array.from({ length: 6 }, admit));
    await update(cast.owner, memberId, { roles: ['custodian'] });
    const demotedAt = Date.now();
    const after = await Promise.all(Array.from({ length: 3 }, admit));
    expect(after.map(({ status }) => status)).toEqual([403, 403, 403]);
    const raced = await before;
    expect(raced.map(({ status }) => status).filter((status) => status !== 201 && status !== 403)).toEqual([]);
    const admissions = await Promise.all(
      raced
        .filter(({ ok }) => ok)
        .map(async (answer) => z.object({ admittedAt: z.string() }).parse(await answer.json())),
    );
    expect(admissions.filter(({ admittedAt }) => Date.parse(admittedAt) > demotedAt)).toEqual([]);
  });

  test('a sign-out everywhere ends every token from before, under every membership', async () => {
    const email = addressOf('sia');
    await invite(cast.owner, email, ['staff']);
    const sia = await callerFor(whole.service, email);
    await invite(other.owner, email, ['staff']);
    const both = await eventually('two memberships', 10, async () => {
      const memberships = await membershipsOf(sia);
      return memberships.length === 2 ? memberships : undefined;
    });
    await sia.post('/me/sign-outs', {}, z.unknown());
    expect((await sia.refused({ method: 'GET', path: '/me' })).status).toBe(401);
    for (const { membership } of both)
      expect((await sia.under(membership).refused({ method: 'GET', path: '/patients' })).status).toBe(401);

    const again = await callerFor(whole.service, email);
    expect((await again.under(both[0]?.membership ?? '').send({ method: 'GET', path: '/patients' })).status).toBe(200);
  });
});

describe('one person, several memberships', () => {
  test('are named in each call, and each is what its own row says', async () => {
    const email = addressOf('max');
    const { memberId: here } = await invite(cast.owner, email, ['staff']);
    const max = await callerFor(whole.service, email);
    const { memberId: there } = await invite(other.owner, email, ['custodian']);
    await eventually('two memberships', 10, async () => ((await membershipsOf(max)).length === 2 ? true : undefined));
    const listed = (await membershipsOf(max)).map(({ membership, roles }) => `${membership} ${roles.join(' ')}`);
    expect(listed.toSorted()).toEqual(
      [`${cast.practiceId}.${here} staff`, `${other.practiceId}.${there} custodian`].toSorted(),
    );
    const unnamed = await max.refused({ method: 'GET', path: '/practice' });
    expect([unnamed.status, unnamed.code, unnamed.detail]).toEqual([
      400,
      'membership-needed',
      expect.stringContaining('Choose one of your memberships'),
    ]);
    const seen = await Promise.all(
      [`${cast.practiceId}.${here}`, `${other.practiceId}.${there}`].map((name) =>
        max.under(name).get('/practice', z.object({ practiceId: z.string() })),
      ),
    );
    expect(seen.map(({ practiceId }) => practiceId)).toEqual([cast.practiceId, other.practiceId]);
    expect(
      (
        await max.under(`${other.practiceId}.${there}`).refused({
          method: 'POST',
          path: '/patients',
          body: { name: { given: 'M', family: 'Invented' }, birthDate: '1990-01-01' },
        })
      ).status,
    ).toBe(403);
    expect((await max.under(`${other.practiceId}.${here}`).refused({ method: 'GET', path: '/practice' })).status).toBe(
      401,
    );
  });

  test('an invitation of an address that is known elsewhere answers the same, and only its holder learns of it', async () => {
    const known = addressOf('kim');
    const patientId = await admitted(known);
    await openAccount(whole.service, cast, { patientId, email: known });
    const unknown = addressOf('new');
    const answers = await Promise.all(
      [known, unknown].map((email) =>
        other.owner.send({
          method: 'POST',
          path: '/members',
          body: { name: 'Kim (invented)', email, roles: ['staff'] },
        }),
      ),
    );
    const bodies = await Promise.all(answers.map(async (answer) => Member.parse(await answer.json())));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const [first, second] = bodies.map((body) => ({ ...body, memberId: '', email: '', invitedAt: '' }));
    expect(first).toEqual(second);
    await Promise.all(
      bodies.map(({ memberId }) =>
        eventually('a member who has joined', 10, async () =>
          (await memberNow(other.owner, memberId))?.state === 'active' ? true : undefined,
        ),
      ),
    );
    const rows = await Promise.all(bodies.map(({ memberId }) => memberNow(other.owner, memberId)));
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(Object.keys(rows[1] ?? {}).toSorted());
    const mail = await eventually('a mail to the holder', 10, async () =>
      (await outbox(whole.service)).find(
        ({ to, subject }) => to.includes(known) && subject === 'You were added to a practice',
      ),
    );
    expect(mail.text).toContain(other.practiceName);
    expect(mail.text).not.toContain(cast.practiceName);
    const kim = await callerFor(whole.service, known);
    expect((await membershipsOf(kim)).map(({ kind }) => kind).toSorted()).toEqual(['member', 'patient']);
  });
});
