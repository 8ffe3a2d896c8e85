import { entryNames, typedKinds } from '@sequester/model';
import { pageTexts } from '@sequester/pdf';
import { canary } from '@sequester/testing/chart/example-chart';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { scannedPdf } from '../bench/scanned-pdf.ts';
import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { anotherPatient, endAccount, openGuardian } from '../demo/portal-people.ts';
import { callerFor, eventually } from '../demo/service.ts';
import { Teller } from '../demo/teller.ts';
import { recordEntries } from './record-entries.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const Record = z.object({
  patient: z.looseObject({ patientId: z.string() }),
  held: z.array(z.object({ entryId: z.string(), until: z.string(), denial: z.object({ text: z.string() }) })),
});
const Page = z.object({ entries: z.array(z.object({ entryId: z.string(), kind: z.string(), state: z.string() })) });
const Entry = z.object({ kind: z.string(), entry: z.looseObject({}) });
const Url = z.object({ url: z.string() });

let whole: SharedCloud;
let cast: Cast;
let patient: Caller;
let other: Caller;
let patientId: string;
let email: string;

beforeAll(async () => {
  whole = await sharedCloud();
  const teller = new Teller(() => undefined);
  cast = await assembleCast(whole.service, teller);
  ({ patientId, patient, email } = await tellChart(whole.service, cast, teller));
  ({ patient: other } = await tellChart(whole.service, cast, teller));
  const ids = await recordEntries(cast, patientId);
  for (const { name, plural } of typedKinds.filter(({ life }) => life === 'signed')) {
    const folder = plural.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    await cast.therapist.postAt(
      `/patients/${patientId}/${folder}/${ids[`${name}Id`]}/signature`,
      { revision: 1 },
      z.unknown(),
    );
  }
});

afterAll(() => whole.asDescribed());

describe('a patient in the portal', () => {
  test('reads every kind of entry of their own record, each from its list', async () => {
    const seen = new Set<string>();
    for (const kind of entryNames) {
      const { entries } = await patient.get(`/portal/record/entries?kind=${kind}`, Page);
      expect(entries.every((one) => one.kind === kind && one.state !== 'draft')).toBe(true);
      for (const { entryId } of entries) {
        const read = await patient.get(`/portal/record/entries/${entryId}`, Entry);
        expect(read.kind).toBe(kind);
        seen.add(kind);
      }
    }
    expect([...seen].toSorted()).toEqual(entryNames.filter((kind) => kind !== 'document').toSorted());
    const { patient: own } = await patient.get('/portal/record', Record);
    expect(own.patientId).toBe(patientId);
  });

  test('opens a document of their own, and another patient of the practice finds none of it', async () => {
    const documentId = await cast.staff.fileDocument(patientId, scannedPdf(1, 1024), {
      title: 'Invented report',
      category: 'outside-record',
    });
    const { url } = await patient.get(`/portal/record/documents/${documentId}/content`, Url);
    expect(new TextDecoder().decode(new Uint8Array(await (await fetch(url)).arrayBuffer())).slice(0, 5)).toBe('%PDF-');
    const { entries } = await patient.get('/portal/record/entries', Page);
    expect((await other.get('/portal/record/entries', Page)).entries.map(({ entryId }) => entryId)).not.toContain(
      documentId,
    );
    for (const path of [
      `/portal/record/documents/${documentId}/content`,
      ...entries.slice(0, 3).map(({ entryId }) => `/portal/record/entries/${entryId}`),
    ]) {
      const refused = await other.refused({ method: 'GET', path });
      expect([refused.status, refused.code]).toEqual([404, 'not-found']);
    }
  });

  test('is told what a clinician holds back, and no word of it', async () => {
    const [first] = (await patient.get('/portal/record/entries?kind=diagnosis', Page)).entries;
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await cast.therapist.post(
      `/patients/${patientId}/access-holds`,
      { entryId: first?.entryId, ground: 'endangers-life', reason: `${canary} judgment`, until },
      z.unknown(),
    );
    const { held } = await patient.get('/portal/record', Record);
    expect(held).toMatchObject([{ entryId: first?.entryId, until }]);
    expect(JSON.stringify(held)).not.toContain('judgment');
    const refused = await patient.refused({ method: 'GET', path: `/portal/record/entries/${first?.entryId}` });
    expect([refused.status, refused.code]).toEqual([403, 'held-back']);
    expect(refused.errors[0]?.text).toContain(until);
  });
});

const Asked = z.object({
  patientRequestId: z.string(),
  status: z.string(),
  revision: z.number(),
  told: z.array(z.string()),
});

test('a patient asks for an amendment, is denied, disagrees, and reads the rebuttal (45 CFR 164.526)', async () => {
  const [first] = (await patient.get('/portal/record/entries?kind=progressNote', Page)).entries;
  const asked = await patient.post(
    '/portal/requests',
    { kind: 'amendment', entryId: first?.entryId, change: `${canary} I went rowing` },
    Asked,
  );
  const Open = z.object({ requests: z.array(z.object({ patientRequestId: z.string(), kind: z.string() })) });
  const waiting = await cast.staff.get('/open-patient-requests', Open);
  expect(waiting.requests).toContainEqual({ patientRequestId: asked.patientRequestId, kind: 'amendment' });
  const path = `/patients/${patientId}/patient-requests/${asked.patientRequestId}`;
  const denied = { outcome: 'denied', ground: 'accurate-and-complete', basis: 'Invented: as it was said' };
  await cast.officer.postAt(`${path}/answer`, { body: denied, revision: 1 }, Asked);
  const disagreed = await patient.postAt(
    `/portal/requests/${asked.patientRequestId}/disagreement`,
    { body: { how: 'statement', text: 'Invented: I do not agree' }, revision: 2 },
    Asked,
  );
  await cast.officer.postAt(`${path}/rebuttal`, { body: { text: 'Invented: we stand by it' }, revision: 3 }, Asked);
  expect(disagreed.told.join(' ')).toContain('45 CFR 164.526(a)(2)(iv)');
  const Own = z.object({ requests: z.array(Asked.extend({ rebuttal: z.object({ text: z.string() }).optional() })) });
  const { requests } = await patient.get('/portal/requests', Own);
  expect(requests[0]?.rebuttal?.text).toBe('Invented: we stand by it');
  expect((await other.get('/portal/requests', Own)).requests).toEqual([]);
  const refused = await other.refused({
    method: 'POST',
    path: `/portal/requests/${asked.patientRequestId}/withdrawal`,
    ifMatch: '"4"',
    body: {},
  });
  expect(refused.status).toBe(404);
});

test('a restriction that a patient asks for holds in the chart from the practice’s yes (45 CFR 164.522(a))', async () => {
  const asked = await patient.post(
    '/portal/requests',
    { kind: 'restriction', asked: 'not to my invented employer' },
    Asked,
  );
  await cast.owner.postAt(
    `/patients/${patientId}/patient-requests/${asked.patientRequestId}/answer`,
    { body: { outcome: 'agreed' }, revision: 1 },
    Asked,
  );
  const { entries } = await patient.get('/portal/record/entries?kind=restriction', Page);
  expect(entries.length).toBeGreaterThan(0);
});

test('a patient asks for their record by one button, opens it without a code, and sees that it was opened (45 CFR 164.524)', async () => {
  const Request = z.object({ requestId: z.string(), status: z.string(), formats: z.array(z.string()) });
  const { requestId } = await patient.post('/portal/record-requests', {}, Request);
  const made = await eventually('The record of a patient', 90, async () => {
    const { requests } = await patient.get('/portal/record-requests', z.object({ requests: z.array(Request) }));
    return requests.find((one) => one.requestId === requestId && one.status === 'ready');
  });
  expect(made.formats).toContain('pdf');
  const { url } = await patient.post(`/portal/record-requests/${requestId}/content`, { format: 'pdf' }, Url);
  const said = (await pageTexts(new Uint8Array(await (await fetch(url)).arrayBuffer()))).join(' ');
  expect(said).toContain('went sailing');
  const Disclosures = z.object({ disclosures: z.array(z.object({ ground: z.string() })) });
  expect((await patient.get('/portal/disclosures', Disclosures)).disclosures).toContainEqual({
    ground: 'patient_access',
  });
  const path = `/portal/record-requests/${requestId}/content`;
  expect((await other.refused({ method: 'POST', path, body: {} })).status).toBe(404);
}, 120_000);

test('the accounting of disclosures is a PDF, for the patient alone (45 CFR 164.528)', async () => {
  const { url } = await patient.post(`/patients/${patientId}/accounting-of-disclosures/paper`, {}, Url);
  const said = (await pageTexts(new Uint8Array(await (await fetch(url)).arrayBuffer()))).join(' ');
  expect(said).toContain('Accounting of disclosures');
  const path = `/patients/${patientId}/accounting-of-disclosures/paper`;
  expect((await other.refused({ method: 'POST', path, body: {} })).status).toBe(404);
});

test('a guardian acts for two patients in one account, each under its own membership, until the authority ends (45 CFR 164.502(g))', async () => {
  const second = await anotherPatient(whole.service, cast);
  const one = await openGuardian(whole.service, cast, { patientId });
  const two = await openGuardian(whole.service, cast, { patientId: second.patientId, email: one.email });
  expect((await one.guardian.get('/portal/record', Record)).patient.patientId).toBe(patientId);
  expect((await two.guardian.get('/portal/record', Record)).patient.patientId).toBe(second.patientId);
  const { entries } = await one.guardian.get('/portal/record/entries', Page);
  const path = `/portal/record/entries/${entries[0]?.entryId}`;
  expect((await two.guardian.refused({ method: 'GET', path })).status).toBe(404);
  const file = await one.guardian.refused({ method: 'POST', path: '/portal/record-requests', body: {} });
  expect(file.code).toBe('asked-by-representative');
  await endAccount(cast, one.accountId);
  expect((await one.guardian.refused({ method: 'GET', path })).status).toBe(401);
  expect((await two.guardian.get('/portal/record', Record)).patient.patientId).toBe(second.patientId);
  expect((await patient.get('/portal/record', Record)).patient.patientId).toBe(patientId);
});

test('a patient has two accounts, of which one ends and the other goes on', async () => {
  const { accountId } = await cast.staff.post('/patient-accounts', { patientId }, z.object({ accountId: z.string() }));
  const { code } = await cast.staff.post(`/patient-accounts/${accountId}/codes`, {}, z.object({ code: z.string() }));
  const Memberships = z.object({ memberships: z.array(z.object({ membership: z.string(), state: z.string() })) });
  const signedIn = await callerFor(whole.service, email);
  const memberships = await eventually('The second account of a patient', 30, async () => {
    const { memberships: known } = await signedIn.get('/me', Memberships);
    return known.some((one) => one.membership.endsWith(accountId)) ? known : undefined;
  });
  const membership = memberships.find((one) => one.membership.endsWith(accountId))?.membership ?? '';
  const first = memberships.find((one) => one.membership !== membership)?.membership ?? '';
  await signedIn.post('/me/bindings', { membership, code }, z.unknown());
  for (const under of [first, membership])
    expect((await signedIn.under(under).get('/portal/record', Record)).patient.patientId).toBe(patientId);

  await endAccount(cast, accountId);
  expect((await signedIn.under(membership).refused({ method: 'GET', path: '/portal/record' })).status).toBe(401);
  expect((await signedIn.under(first).get('/portal/record', Record)).patient.patientId).toBe(patientId);
});
