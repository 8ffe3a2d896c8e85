import { randomBytes } from 'node:crypto';

import { pageTexts } from '@sequester/pdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { tellNotes } from '../demo/notes-chapter.ts';
import { attorney, receive } from '../demo/refusals-chapter.ts';
import { callerFor, eventually, outbox } from '../demo/service.ts';
import { Teller } from '../demo/teller.ts';
import { startWholeCloud, type WholeCloud } from './whole-cloud.ts';

const Account = z.object({ accountId: z.string() });
const Code = z.object({ code: z.string() });
const Chart = z.looseObject({ patientId: z.string(), revision: z.number(), emailChangedAt: z.string().optional() });
const Memberships = z.object({ memberships: z.array(z.object({ membership: z.string(), state: z.string() })) });
const Offer = z.object({ offerId: z.string(), textSha256: z.string() });
const Paper = z.object({
  artifactId: z.string(),
  verification: z.object({ how: z.string() }),
  termsSha256: z.string(),
  counts: z.boolean(),
  needsConfirmation: z.boolean().optional(),
});
const Papers = z.object({ requestId: z.string(), status: z.string(), artifacts: z.array(Paper) });

const name = { given: 'Paula', family: 'Patient (invented)' };
const birthDate = '1990-05-17';
const terms = { dateFrom: '2026-04-01', dateTo: '2026-05-31', expiresOn: '2027-12-31' };
const dayMilliseconds = 24 * 60 * 60 * 1000;

let whole: WholeCloud;
let cast: Cast;
/** The patient themself, with an account at their own address. */
let patient: Caller;
let patientId: string;
let ownAddress: string;

beforeAll(async () => {
  whole = await startWholeCloud();
  const teller = new Teller(() => undefined);
  cast = await assembleCast(whole.service, teller);
  ({ patientId, patient, email: ownAddress } = await tellChart(whole.service, cast, teller));
  await tellNotes(cast, patientId, teller);
});

afterAll(() => whole.stop());

const addressOfStaff = (): string => `not-paula.${randomBytes(4).toString('hex')}@example.org`;

const changeAddress = async (email: string): Promise<void> => {
  const { revision } = await cast.staff.get(`/patients/${patientId}`, Chart);
  await cast.staff.put(`/patients/${patientId}`, { body: { name, birthDate, email }, ifMatch: `"${revision}"` }, Chart);
};

/** Staff put an address of their own on the chart and open an account there, as if they were the patient. */
const impostor = async (): Promise<{ accountId: string; caller: Caller; membership: string; email: string }> => {
  const email = addressOfStaff();
  await changeAddress(email);
  const { accountId } = await cast.staff.post('/patient-accounts', { patientId }, Account);
  const caller = await callerFor(whole.service, email);
  const { memberships } = await caller.get('/me', Memberships);
  return {
    accountId,
    caller,
    email,
    membership: memberships.find(({ membership }) => membership.endsWith(accountId))?.membership ?? '',
  };
};

const bind = async (caller: Caller, body: Record<string, string>): Promise<string> => {
  const response = await caller.send({ method: 'POST', path: '/me/bindings', body });
  return response.ok ? 'bound' : z.object({ code: z.string() }).parse(await response.json()).code;
};

const codeFor = async (accountId: string): Promise<string> =>
  (await cast.staff.post(`/patient-accounts/${accountId}/codes`, {}, Code)).code;

const offered = async (): Promise<{ requestId: string; offerId: string; textSha256: string }> => {
  const { requestId } = await receive(cast, {
    patientId,
    requester: attorney,
    groundAsserted: 'authorization',
    purpose: 'Use by my attorney',
  });
  return { requestId, ...(await cast.staff.post(`/requests/${requestId}/authorization-offers`, terms, Offer)) };
};

const sign = async (
  caller: Caller,
  { offerId, textSha256 }: { offerId: string; textSha256: string },
): Promise<void> => {
  await caller.post(
    `/portal/authorizations/${offerId}/signature`,
    { typedName: 'Paula Patient (invented)', intent: true, textSha256 },
    z.unknown(),
  );
};

const recorded = (requestId: string) =>
  eventually('The signed form', 60, async () => {
    const request = await cast.officer.get(`/requests/${requestId}`, Papers);
    return request.artifacts.length > 0 ? request : undefined;
  });

describe('staff who want to be the patient', () => {
  test('open no account at another address than the one on the chart', async () => {
    const email = addressOfStaff();
    expect(
      await cast.staff.refused({ method: 'POST', path: '/patient-accounts', body: { patientId, email } }),
    ).toMatchObject({ status: 409, code: 'address-not-on-chart' });
    await expect(whole.service.token(email)).rejects.toThrow('no such account');
  });

  test('who change the address on the chart are told on by a mail to the earlier one, which names no patient', async () => {
    await impostor();
    const told = await eventually('The mail', 30, async () =>
      (await outbox(whole.service)).find(
        ({ to, subject }) => to.includes(ownAddress) && subject === 'An account was opened at another address',
      ),
    );
    expect(told.text).toContain(cast.practiceName);
    expect(told.text).toContain('+1 555 0100');
    expect(told.text).not.toContain('Paula');
  });

  test('read and sign nothing until the account is bound, whatever they guess', async () => {
    const [one, two] = [await impostor(), await impostor()];
    expect(await one.caller.refused({ method: 'GET', path: '/portal/authorizations' })).toMatchObject({ status: 401 });
    const { membership } = one;
    await codeFor(one.accountId);
    expect(await bind(one.caller, { membership, birthDate })).toBe('birth-date-not-asked');
    expect(await bind(one.caller, { membership, code: await codeFor(two.accountId) })).toBe('binding-code-wrong');
    for (let tries = 1; tries < 5; tries += 1)
      expect(await bind(one.caller, { membership, code: 'zzzzz-zzzzz' })).toBe('binding-code-wrong');

    expect(await bind(one.caller, { membership, code: 'zzzzz-zzzzz' })).toBe('binding-code-missing');
    expect(await bind(two.caller, { membership, code: await codeFor(one.accountId) })).toBe('not-found');
    expect(await one.caller.refused({ method: 'GET', path: '/portal/authorizations' })).toMatchObject({ status: 401 });
  });

  test('who hand the code to themselves sign what counts only when an officer confirms it, and the officer sees who did what', async () => {
    const { accountId, caller, membership } = await impostor();
    expect(await bind(caller, { membership, code: await codeFor(accountId) })).toBe('bound');
    const offer = await offered();
    await sign(caller, offer);
    const { artifacts } = await recorded(offer.requestId);
    expect(artifacts).toMatchObject([{ needsConfirmation: true, counts: false }]);
    const how = artifacts[0]?.verification.how ?? '';
    expect(how).toMatch(/opened at \S+ by Sam Staff \(mbr_\w+\) at the e-mail address on the chart \(changed last at /);
    expect(how).toMatch(/bound at \S+ by a one-time code that Sam Staff \(mbr_\w+\) got to hand over/);
    expect(how).toContain('less than 24 hours before this signature');
    expect(
      await cast.officer.refused({
        method: 'POST',
        path: `/requests/${offer.requestId}/approvals`,
        body: { as: 'privacy-officer' },
      }),
    ).toMatchObject({ status: 409 });
  });
});

test('staff who change the address and hand the code to themselves need the officer days later too', async () => {
  const { accountId, caller, email, membership } = await impostor();
  expect(await bind(caller, { membership, code: await codeFor(accountId) })).toBe('bound');
  const offer = await offered();
  whole.pass(2 * dayMilliseconds);
  const later = await callerFor(whole.service, email);
  await sign(later, offer);
  const { artifacts } = await recorded(offer.requestId);
  expect(artifacts).toMatchObject([{ needsConfirmation: true, counts: false }]);
  expect(artifacts[0]?.verification.how).toContain('No second member took part');
});

const signedJustNow = async () => {
  const { accountId, caller, membership } = await impostor();
  await bind(caller, { membership, code: await codeFor(accountId) });
  const offer = await offered();
  await sign(caller, offer);
  return { caller, offer, file: await recorded(offer.requestId) };
};

describe('a form that an officer has to confirm', () => {
  test('counts when the officer has opened and accepted it', async () => {
    const { offer, file } = await signedJustNow();
    const [paper] = file.artifacts;
    const path = `/requests/${offer.requestId}/artifacts/${paper?.artifactId}`;
    expect(
      await cast.officer.refused({
        method: 'POST',
        path: `${path}/acceptances`,
        body: { documentSha256: '0'.repeat(64), termsSha256: paper?.termsSha256 },
      }),
    ).toMatchObject({ code: 'paper-changed' });
    const { url, documentSha256 } = await cast.officer.post(
      `${path}/openings`,
      {},
      z.object({ url: z.string(), documentSha256: z.string() }),
    );
    expect(url).not.toContain(patientId);
    const accepted = await cast.officer.post(
      `${path}/acceptances`,
      { documentSha256, termsSha256: paper?.termsSha256 },
      Papers,
    );
    expect([accepted.status, accepted.artifacts[0]?.counts]).toEqual(['in-review', true]);
    await cast.officer.post(`/requests/${offer.requestId}/approvals`, { as: 'privacy-officer' }, z.unknown());
  });

  test('is revoked at once, without anybody', async () => {
    const { caller, offer } = await signedJustNow();
    const revoked = await caller.post(
      `/portal/authorizations/${offer.offerId}/revocation`,
      { statement: 'I take this back.' },
      z.object({ state: z.string() }),
    );
    expect(revoked.state).toBe('revoked');
  });
});

describe('the patient', () => {
  test('signs at once when the address has stood for a day; the copy tells of the account, and its URL not of the patient', async () => {
    whole.pass(dayMilliseconds + 1000);
    const own = await callerFor(whole.service, ownAddress);
    const offer = await offered();
    await sign(own, offer);
    const { artifacts, status } = await recorded(offer.requestId);
    expect([status, artifacts[0]?.needsConfirmation]).toEqual(['in-review', undefined]);
    const { url } = await own.get(`/portal/authorizations/${offer.offerId}/copy`, z.object({ url: z.string() }));
    expect(url).not.toContain(patientId);
    const copy = new Uint8Array(await (await fetch(url)).arrayBuffer());
    expect((await pageTexts(copy)).join(' ').replaceAll(/\s+/g, ' ')).toContain('by a one-time code that Sam Staff');
  });

  test('binds a second account at a new address by a code, and not by the date of birth that members know', async () => {
    const { accountId, caller, membership } = await impostor();
    expect(await bind(caller, { membership, birthDate })).toBe('birth-date-not-asked');
    expect(await bind(caller, { membership, code: await codeFor(accountId) })).toBe('bound');
    expect(
      (await caller.get('/portal/authorizations', z.object({ authorizations: z.array(z.unknown()) }))).authorizations
        .length,
    ).toBeGreaterThan(0);
    expect(patient).toBeDefined();
  });
});

test('a patient reads in their own account to whom what was disclosed (45 CFR 164.528), and nobody else there does', async () => {
  const path = `/patients/${patientId}/accounting-of-disclosures`;
  expect(await patient.get(path, z.object({ patientId: z.string() }))).toMatchObject({ patientId });
  const other = await tellChart(whole.service, cast, new Teller(() => undefined));
  expect(await other.patient.refused({ method: 'GET', path })).toMatchObject({ status: 404 });
});
