import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';

import { pageTexts } from '@sequester/pdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { tellNotes } from '../demo/notes-chapter.ts';
import { approveWhole, built, courtOrder, orderAndApprove } from '../demo/order-chapter.ts';
import { court, docket, orderPdf, subpoenaPdf } from '../demo/papers.ts';
import { attorney, receive, record } from '../demo/refusals-chapter.ts';
import { eventually } from '../demo/service.ts';
import { Teller } from '../demo/teller.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

let whole: SharedCloud;
let cast: Cast;
let patientId: string;
let patient: Caller;

beforeAll(async () => {
  whole = await sharedCloud();
  const teller = new Teller(() => undefined);
  cast = await assembleCast(whole.service, teller);
  ({ patientId, patient } = await tellChart(whole.service, cast, teller));
  await tellNotes(cast, patientId, teller);
});

afterAll(() => whole.asDescribed());

const Letters = z.object({
  status: z.string(),
  due: z.array(z.object({ by: z.string() })),
  letters: z.array(
    z.object({
      letterId: z.string(),
      kind: z.string(),
      title: z.string(),
      sha256: z.string(),
      dispatches: z.array(z.object({ how: z.string() })),
    }),
  ),
});
const lettersOf = (requestId: string) => cast.officer.get(`/requests/${requestId}`, Letters);
/** What the patient is told of a demand is written beside the answer to it. */
const toThePatient = 'A demand for records about you';
const answersOf = async (requestId: string) =>
  (await lettersOf(requestId)).letters.filter(({ title }) => title !== toThePatient);
const letterOf = (requestId: string) => eventually('A letter', 60, async () => (await answersOf(requestId))[0]);

const subpoena = () => ({
  type: 'subpoena',
  issuer: 'attorney',
  signed_by: 'attorney',
  court,
  docket,
  patient: patientId,
  custodian: cast.practiceId,
  status: 'in_force',
});
const byTelephone = { by: 'Olive Officer', how: 'Called the clerk at the published number' };
const asked = () =>
  receive(cast, { patientId, requester: attorney, groundAsserted: 'subpoena', purpose: 'Doe v. Roe (invented)' });

const subpoenaed = async () => {
  const { requestId } = await asked();
  await record(cast, requestId, {
    pdf: await subpoenaPdf(),
    artifact: {
      ...subpoena(),
      asks_for: ['psychotherapy_notes'],
      recipients: ['Ann Example'],
      return_date: '2027-01-31',
    },
  });
  return requestId;
};

/** A grey square, as a telephone might send a paper. */
const photographed = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAD0lEQVR42mNoQAMMI1sAAAUMgAHjM1mKAAAAAElFTkSuQmCC',
  'base64',
);

describe('the file of a paper', () => {
  test('is a photograph that becomes a PDF, which the officer opens and accepts; the digest of the photograph stands beside it', async () => {
    const { requestId } = await asked();
    await record(cast, requestId, { pdf: photographed, artifact: subpoena() });
    const { artifacts } = await cast.officer.get(
      `/requests/${requestId}`,
      z.object({
        artifacts: z.array(
          z.object({
            document: z.object({ sha256: z.string(), original: z.object({ sha256: z.string(), type: z.string() }) }),
          }),
        ),
      }),
    );
    const sha256 = createHash('sha256').update(photographed).digest('hex');
    expect(artifacts).toMatchObject([{ document: { original: { sha256, type: 'image/png' } } }]);
    expect(artifacts[0]?.document.sha256).not.toBe(sha256);
  });

  test('is no file that only begins like a PDF, and none that was recorded before', async () => {
    const { requestId } = await asked();
    const path = `/requests/${requestId}/artifacts`;
    const begins = await cast.staff.upload(`/requests/${requestId}/artifact-uploads`, Buffer.from('%PDF-1.7'));
    expect(
      await cast.staff.refused({
        method: 'POST',
        path,
        body: { uploadId: begins, artifact: subpoena(), verification: byTelephone },
      }),
    ).toMatchObject({ status: 422, code: 'pdf-refused', errors: [{ code: 'damaged' }] });
    const uploadId = await cast.staff.upload(`/requests/${requestId}/artifact-uploads`, photographed);
    await cast.staff.post(path, { uploadId, artifact: subpoena(), verification: byTelephone }, z.unknown());
    expect(
      await cast.staff.refused({
        method: 'POST',
        path,
        body: { uploadId, artifact: { ...subpoena(), docket: '99' }, verification: byTelephone },
      }),
    ).toMatchObject({ code: 'upload-used' });
  });
});

describe('letters', () => {
  test('a subpoena is answered by an objection as a PDF, which is fetched, is sent once, and is on record', async () => {
    const requestId = await subpoenaed();
    const { letterId, title, sha256 } = await letterOf(requestId);
    expect([title, (await lettersOf(requestId)).due]).toEqual(['Objection to subpoena', [{ by: '2027-01-31' }]]);
    const { url } = await cast.officer.get(
      `/requests/${requestId}/letters/${letterId}/content`,
      z.object({ url: z.string() }),
    );
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const text = (await pageTexts(bytes)).join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('neither confirms nor denies');
    expect(text).toContain('Olive Officer, Privacy Officer, +1 555 0100');
    expect(text).not.toContain('Paula');
    const sent = { how: 'post', to: 'Ann Example', sentAt: new Date().toISOString() };
    for (const _ of [1, 2])
      await cast.officer.post(`/requests/${requestId}/letters/${letterId}/dispatches`, sent, z.unknown());

    expect((await answersOf(requestId))[0]?.dispatches).toHaveLength(1);
    const { events } = await cast.officer.get(
      `/audit-events?requestId=${requestId}`,
      z.object({ events: z.array(z.object({ action: z.string() })) }),
    );
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['letter.written', 'letter.read', 'letter.sent']),
    );
  });

  test('of another practice are not found, nor by a therapist without notes of the patient; others have no business with them', async () => {
    const requestId = await subpoenaed();
    const { letterId } = await letterOf(requestId);
    const other = await assembleCast(whole.service, new Teller(() => undefined));
    const path = `/requests/${requestId}/letters/${letterId}/content`;
    expect(await other.officer.refused({ method: 'GET', path })).toMatchObject({ status: 404, code: 'not-found' });
    expect(await cast.colleague.refused({ method: 'GET', path })).toMatchObject({ status: 404, code: 'not-found' });
    expect(await cast.staff.refused({ method: 'GET', path })).toMatchObject({ status: 403 });
    expect((await cast.therapist.send({ method: 'GET', path })).status).toBe(200);
  });
});

describe('decisions', () => {
  test('of a request are exported and replayed against the audit; one that was tampered with is found', async () => {
    const { requestId } = await orderAndApprove(cast, patientId);
    await approveWhole(cast, requestId);
    await built(cast, requestId);
    expect((await letterOf(requestId)).title).toBe('Production under the order');
    const exported = await cast.officer.get(
      `/requests/${requestId}/decisions`,
      z.object({ decisions: z.array(z.record(z.string(), z.unknown())) }),
    );
    const { events } = await cast.officer.get(
      `/audit-events?requestId=${requestId}`,
      z.object({ events: z.array(z.unknown()) }),
    );
    const command = join(import.meta.dirname, '../../packages/domain/disclosures/replay-command.ts');
    /** Beside this process, which is the cloud and must not stand still. */
    const replay = async (decisions: unknown[]) => {
      const child = spawn(process.execPath, [command]);
      child.stdin.end(JSON.stringify({ decisions, events }));
      const [stdout, [status]] = await Promise.all([textOf(child.stdout), once(child, 'close')]);
      return { stdout, status };
    };
    const { stdout, status } = await replay(exported.decisions);
    expect([status, stdout]).toEqual([0, expect.stringContaining(`${exported.decisions.length} agree, 0 differ`)]);
    const found = await replay(
      exported.decisions.map((decision) => ({
        ...decision,
        policy: { version: 1, tightenings: ['counsel-approves-court-orders'] },
      })),
    );
    expect([found.status, found.stdout]).toEqual([1, expect.stringContaining('approvals: recorded')]);
    expect(await cast.staff.refused({ method: 'GET', path: `/requests/${requestId}/decisions` })).toMatchObject({
      status: 403,
    });
  });
});

test('an order that is amended ends what is not yet delivered, until that is accepted', async () => {
  const { requestId, artifacts } = await orderAndApprove(cast, patientId);
  await approveWhole(cast, requestId);
  await built(cast, requestId);
  await cast.officer.post(`/requests/${requestId}/links`, {}, z.unknown());
  const [earlier] = artifacts;
  const range = { from: '2026-04-01', to: '2026-04-02' };
  const uploadId = await cast.officer.upload(
    `/requests/${requestId}/artifact-uploads`,
    await orderPdf({ ...range, patientId }),
  );
  const artifact = {
    ...courtOrder(cast, patientId),
    signed_on: '2026-07-08',
    date_from: range.from,
    date_to: range.to,
  };
  const verification = { by: 'Olive Officer', how: 'Read on the docket' };
  const body = { uploadId, artifact, verification, amends: earlier?.artifactId };
  const Ended = z.object({
    status: z.string(),
    links: z.array(z.object({ state: z.string() })),
    artifacts: z.array(z.object({ artifact: z.object({ status: z.string() }), amends: z.string().optional() })),
  });
  const ended = await cast.officer.post(`/requests/${requestId}/artifacts`, body, Ended);
  expect(ended).toMatchObject({
    status: 'awaiting-artifact',
    links: [{ state: 'revoked' }],
    artifacts: [{ artifact: { status: 'superseded' } }, { amends: earlier?.artifactId }],
  });
});

describe('the policy of a practice', () => {
  const Policies = z.object({ version: z.number(), readings: z.array(z.object({ citation: z.string() })) });

  test('is tightened by the privacy officer, by nobody else, and then holds at the link of what was approved before', async () => {
    const { requestId } = await orderAndApprove(cast, patientId);
    await approveWhole(cast, requestId);
    await built(cast, requestId);
    const path = '/practice/tightenings';
    const body = { name: 'counsel-approves-court-orders' };
    expect(await cast.therapist.refused({ method: 'POST', path, body })).toMatchObject({ status: 403 });
    expect(await cast.officer.refused({ method: 'POST', path, body: { name: 'no-approval-at-all' } })).toMatchObject({
      status: 400,
    });
    expect(await cast.officer.post(path, body, Policies)).toMatchObject({ version: 1 });
    expect(await cast.officer.refused({ method: 'POST', path, body })).toMatchObject({ code: 'tightened-already' });
    expect(
      await cast.officer.refused({ method: 'POST', path: `/requests/${requestId}/links`, body: {} }),
    ).toMatchObject({ code: 'law-refuses' });
    expect((await cast.therapist.get('/practice/policies', Policies)).readings.length).toBeGreaterThan(10);
  });
});

test('what counsel confirmed of a rule of a state is the privacy officer’s to record for every request', async () => {
  const path = '/practice/state-rules';
  const body = {
    state: 'OK',
    rule: 'orders',
    answer: 'permits',
    confirmedBy: 'Cory Counsel (invented)',
    confirmedOn: '2026-05-01',
  };
  const Rules = z.object({ stateRules: z.array(z.object({ state: z.string(), rule: z.string() })) });
  expect(await cast.therapist.refused({ method: 'POST', path, body })).toMatchObject({ status: 403 });
  expect(await cast.officer.refused({ method: 'POST', path, body: { ...body, rule: 'everything' } })).toMatchObject({
    status: 400,
  });
  await cast.officer.post(path, body, Rules);
  const { stateRules } = await cast.therapist.get('/practice/policies', Rules);
  expect(stateRules).toEqual([{ state: 'OK', rule: 'orders' }]);
});

const Offer = z.object({ offerId: z.string(), text: z.string(), textSha256: z.string() });
const Own = z.object({ authorizations: z.array(Offer.extend({ state: z.string(), copy: z.boolean() })) });
const terms = { dateFrom: '2026-04-01', dateTo: '2026-05-31', expiresOn: '2027-12-31' };

const offerFor = async (caller: Cast, to: string) => {
  const { requestId } = await receive(caller, {
    patientId: to,
    requester: attorney,
    groundAsserted: 'authorization',
    purpose: 'Use by my attorney',
  });
  return { requestId, ...(await caller.staff.post(`/requests/${requestId}/authorization-offers`, terms, Offer)) };
};
const signatureOf = ({ textSha256 }: { textSha256: string }) => ({
  typedName: 'Paula Patient (invented)',
  intent: true,
  textSha256,
});

describe('an authorization that is signed in the portal', () => {
  test('is read, signed once, recorded and asked about, and its copy is the patient\u2019s; revoked there, its link gives nothing more', async () => {
    const { requestId, offerId, text, textSha256 } = await offerFor(cast, patientId);
    const path = `/portal/authorizations/${offerId}`;
    const own = async () =>
      (await patient.get('/portal/authorizations', Own)).authorizations.find((one) => one.offerId === offerId);
    expect(await own()).toMatchObject({ state: 'offered', text });
    expect(
      await patient.refused({
        method: 'POST',
        path: `${path}/signature`,
        body: signatureOf({ textSha256: '0'.repeat(64) }),
      }),
    ).toMatchObject({ code: 'text-differs' });
    expect(
      await cast.staff.refused({ method: 'POST', path: `${path}/signature`, body: signatureOf({ textSha256 }) }),
    ).toMatchObject({ status: 403 });
    await patient.post(`${path}/signature`, signatureOf({ textSha256 }), z.object({ state: z.literal('signed') }));
    expect(
      await patient.refused({ method: 'POST', path: `${path}/signature`, body: signatureOf({ textSha256 }) }),
    ).toMatchObject({ code: 'signed-already' });
    const InReview = z.object({
      status: z.string(),
      artifacts: z.array(
        z.object({
          artifact: z.object({ signature: z.object({ kind: z.string() }) }),
          document: z.object({ sha256: z.string() }),
        }),
      ),
      links: z.array(z.object({ state: z.string() })),
    });
    const read = () => cast.officer.get(`/requests/${requestId}`, InReview);
    const recorded = await eventually('The signed form', 60, async () => {
      const request = await read();
      return request.status === 'in-review' ? request : undefined;
    });
    expect(recorded.artifacts).toMatchObject([{ artifact: { signature: { kind: 'electronic' } } }]);
    const { url } = await patient.get(`${path}/copy`, z.object({ url: z.string() }));
    const copy = new Uint8Array(await (await fetch(url)).arrayBuffer());
    expect(createHash('sha256').update(copy).digest('hex')).toBe(recorded.artifacts[0]?.document.sha256);
    expect((await pageTexts(copy)).join('')).toContain('Signed electronically');

    await cast.officer.post(`/requests/${requestId}/approvals`, { as: 'privacy-officer' }, z.unknown());
    await approveWhole(cast, requestId);
    await built(cast, requestId);
    await cast.officer.post(`/requests/${requestId}/links`, {}, z.unknown());
    await patient.post(
      `${path}/revocation`,
      { statement: 'I take this back.' },
      z.object({ state: z.literal('revoked') }),
    );
    expect(
      await cast.officer.refused({ method: 'POST', path: `/requests/${requestId}/links`, body: {} }),
    ).toMatchObject({ status: 409 });
    const ended = await eventually('The end of the request', 60, async () => {
      const request = await read();
      return request.status === 'revoked' ? request : undefined;
    });
    expect(ended.links.map(({ state }) => state)).toEqual(['revoked']);
  });

  test('is not found by another patient, of this practice or of another', async () => {
    const { offerId, textSha256 } = await offerFor(cast, patientId);
    const teller = new Teller(() => undefined);
    const others = [
      (await tellChart(whole.service, cast, teller)).patient,
      (await tellChart(whole.service, await assembleCast(whole.service, teller), teller)).patient,
    ];
    for (const other of others) {
      expect((await other.get('/portal/authorizations', Own)).authorizations).toEqual([]);
      expect(
        await other.refused({
          method: 'POST',
          path: `/portal/authorizations/${offerId}/signature`,
          body: signatureOf({ textSha256 }),
        }),
      ).toMatchObject({ status: 404, code: 'not-found' });
      expect(await other.refused({ method: 'GET', path: `/portal/authorizations/${offerId}/copy` })).toMatchObject({
        status: 404,
      });
    }
  });
});
