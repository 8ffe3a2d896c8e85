import { pageTexts, sealNote } from '@sequester/pdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { built, orderAndApprove, readRequest } from '../demo/order-chapter.ts';
import { attorney, receive, record } from '../demo/refusals-chapter.ts';
import { askCode, redeem } from '../demo/release-chapter.ts';
import { mailTo } from '../demo/service.ts';
import { Teller } from '../demo/teller.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const sentence = 'CANARYNOTE the invented couple spoke of the invented garden.';
const warning = 'CANARYWARNING he said he would go to the invented house tonight.';

let whole: SharedCloud;
let cast: Cast;
let patientId: string;
let noteId: string;

beforeAll(async () => {
  whole = await sharedCloud();
  cast = await assembleCast(whole.service, new Teller(() => undefined));
  ({ patientId } = await cast.staff.post(
    '/patients',
    { name: { given: 'Paula', family: 'Invented' }, birthDate: '1990-05-17' },
    z.object({ patientId: z.string() }),
  ));
  ({ noteId } = await cast.therapist.post(
    '/psychotherapy-notes',
    { patientId, sessionDate: '2026-04-08', text: sentence },
    z.object({ noteId: z.string() }),
  ));
});

afterAll(() => whole.asDescribed());

const File = z.object({
  requestId: z.string(),
  status: z.string(),
  awaits: z.array(z.unknown()),
  decision: z.object({
    outcome: z.string(),
    patientNotice: z.string(),
    statement: z.object({ elements: z.array(z.string()), recipients: z.array(z.string()) }).optional(),
  }),
  statements: z.array(z.object({ manner: z.string(), elements: z.array(z.string()) })),
  outstanding: z.array(z.object({ duty: z.string() })),
});
const Log = z.object({
  disclosures: z.array(
    z.object({
      requestId: z.string(),
      ground: z.string(),
      description: z.string(),
      accounting: z.boolean(),
      recipient: z.object({ name: z.string() }),
    }),
  ),
});

const threat = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  intent_and_ability_judged: true,
  victim: 'named:Vic Invented',
  clinician_good_faith: true,
  recipient_can_prevent: true,
};
const police = { type: 'police', name: 'Invented Police', email: attorney.email };
const asked = { requested: { classes: ['psychotherapy_notes'], description: 'what is needed' } };
const desk = { as: 'police', name: 'Sgt. Example', telephone: '+1 555 0199' };
const parts = [{ element: 'threat', text: warning }];

const state = (by: Caller, requestId: string, facts: unknown) =>
  by.post(`/requests/${requestId}/facts`, { facts }, File);
const logOf = async (requestId: string) =>
  (await cast.officer.get(`/patients/${patientId}/disclosure-log`, Log)).disclosures.filter(
    (entry) => entry.requestId === requestId,
  );

const warned = () =>
  cast.therapist.post(
    '/requests',
    {
      ...asked,
      patientId,
      requester: police,
      groundAsserted: 'serious_threat',
      purpose: 'to prevent harm',
      jurisdiction: 'CA',
      stated: { facts: { context: { threat } } },
    },
    File,
  );

/** The statement by its link, as the one who received it has it; or the answer that refuses it. */
const fetched = async (url: string) => {
  const answer = await redeem(url, await askCode(whole.service, url));
  const location = answer.headers.get('location');
  return location === null
    ? answer.status
    : (await pageTexts(new Uint8Array(await (await fetch(location)).arrayBuffer()))).join(' ').replaceAll(/\s+/g, ' ');
};

const linkBy = async (caller: Caller, requestId: string): Promise<string> => {
  const after = new Date().toISOString();
  await caller.post(`/requests/${requestId}/links`, {}, z.unknown());
  return mailTo(whole.service, { address: police.email, pattern: /(https?:\/\/\S+\/r\/[\w-]{43})/, after });
};

test('a threat in California is told by telephone at once, and in writing by a link of the clinician: no approval, no note, no key', async () => {
  const { requestId, status, awaits, decision } = await warned();
  expect([status, awaits, decision.statement?.recipients]).toEqual(['in-review', [], ['Vic Invented', 'police']]);
  const told = await cast.therapist.post(
    `/requests/${requestId}/spoken-statements`,
    { manner: 'telephone', to: desk, parts },
    File,
  );
  expect(told.outstanding).toEqual([expect.objectContaining({ duty: 'privacy-officer-review' })]);
  expect(await logOf(requestId)).toEqual([
    expect.objectContaining({
      ground: 'serious_threat',
      accounting: true,
      description: 'Told by telephone, no note: threat',
      recipient: { name: 'Sgt. Example' },
    }),
  ]);
  await cast.therapist.post(`/requests/${requestId}/written-statements`, { parts }, File);
  await built(cast, requestId);
  expect((await readRequest(cast, requestId)).status).toBe('ready');
  const text = await fetched(await linkBy(cast.therapist, requestId));
  expect(text).toContain(warning);
  expect(text).toContain('Dr. Thea Therapist, LMFT');
  expect(text).not.toContain('CANARYNOTE');
  expect((await logOf(requestId)).map(({ description }) => description)).toEqual([
    'Written statement, no note: threat',
    'Told by telephone, no note: threat',
  ]);
  const reviewed = await cast.officer.post(`/requests/${requestId}/statement-follow-ups`, { kind: 'review' }, File);
  expect(reviewed.outstanding).toEqual([]);
  expect(whole.cloud.logs().join('\n')).not.toContain('CANARY');
});

test('a threat that has passed stops the link that was sent', async () => {
  const { requestId } = await warned();
  await cast.therapist.post(`/requests/${requestId}/written-statements`, { parts }, File);
  await built(cast, requestId);
  const url = await linkBy(cast.therapist, requestId);
  expect(
    (await state(cast.therapist, requestId, { context: { threat: { ...threat, past_event: true } } })).status,
  ).toBe('revoked');
  expect(await fetched(url)).toBeGreaterThanOrEqual(400);
  expect(await logOf(requestId)).toEqual([]);
});

test('a mandated report about an adult is made, and the decision to tell the individual is put on record (45 CFR 164.512(c)(2))', async () => {
  const agency = {
    type: 'adult_protective_services',
    name: 'Invented Adult Services',
    email: attorney.email,
    identityVerified: true,
  };
  const { requestId } = await receive(cast, {
    ...asked,
    patientId,
    requester: agency,
    groundAsserted: 'abuse_report',
    purpose: 'report',
    jurisdiction: 'FL',
  });
  const { decision } = await state(cast.therapist, requestId, { context: { mandated: true, victim: 'the patient' } });
  expect([decision.patientNotice, decision.statement?.elements]).toEqual([
    'required promptly',
    ['required report fields'],
  ]);
  const report = [{ element: 'required report fields', text: 'what the form asks' }];
  await cast.therapist.post(
    `/requests/${requestId}/spoken-statements`,
    { manner: 'telephone', to: { as: agency.name, name: agency.name }, parts: report },
    z.unknown(),
  );
  const told = await cast.officer.get(`/requests/${requestId}`, File);
  expect(told.outstanding.map(({ duty }) => duty)).toEqual(['privacy-officer-review', 'notice-to-individual']);
  const early = await cast.therapist.refused({
    method: 'POST',
    path: `/requests/${requestId}/statement-follow-ups`,
    body: { kind: 'notice', decision: 'withheld', how: 'x' },
  });
  expect(early.code).toBe('notice-mismatch');
  await cast.therapist.post(
    `/requests/${requestId}/statement-follow-ups`,
    { kind: 'notice', decision: 'informed', how: 'in session' },
    File,
  );
  const closed = await cast.officer.post(
    `/requests/${requestId}/statement-follow-ups`,
    { kind: 'review', closes: true },
    File,
  );
  expect([closed.status, closed.outstanding]).toEqual(['closed', []]);
});

/** What the originator says of the other person of a couple, who is in no page of the note. */
const withoutTheOther = () => ({
  as: 'originator',
  selection: [{ noteId, pages: 'all', names: [{ name: 'participant-1', how: 'does-not-occur' }] }],
});

test('a court order over a couple’s note is judged by what its originator said of it, and asks about the other person', async () => {
  await cast.therapist.post(
    `/psychotherapy-notes/${noteId}/facts`,
    { session_kind: 'couple', other_participants: ['participant-1'] },
    z.unknown(),
  );
  expect(
    await cast.colleague.refused({
      method: 'POST',
      path: `/psychotherapy-notes/${noteId}/facts`,
      body: { session_kind: 'private' },
    }),
  ).toMatchObject({ code: 'not-found' });
  const { requestId } = await orderAndApprove(cast, patientId);
  const Decisions = z.object({
    decisions: z.array(
      z.object({
        facts: z.object({
          notes: z.array(
            z.object({ session_kind: z.string().optional(), other_participants: z.array(z.string()).optional() }),
          ),
        }),
      }),
    ),
  });
  const { decisions } = await cast.officer.get(`/requests/${requestId}/decisions`, Decisions);
  expect(decisions.at(-1)?.facts.notes).toEqual([{ session_kind: 'couple', other_participants: ['participant-1'] }]);
  const silent = await cast.therapist.refused({
    method: 'POST',
    path: `/requests/${requestId}/approvals`,
    body: { as: 'originator', selection: [{ noteId, pages: 'all' }] },
  });
  expect(silent.errors).toMatchObject([{ path: 'body.selection.0.names', code: 'not-accounted-for' }]);
  await cast.therapist.post(`/requests/${requestId}/approvals`, withoutTheOther(), z.unknown());
  await built(cast, requestId);
  expect((await readRequest(cast, requestId)).status).toBe('ready');
});

test('a coroner’s request waits for the privacy officer, then for the key of the originator (45 CFR 164.512(g)(1))', async () => {
  const examiner = {
    type: 'medical_examiner',
    name: 'Invented Examiner',
    email: attorney.email,
    telephone: attorney.telephone,
    identityVerified: true,
  };
  const { requestId } = await receive(cast, {
    ...asked,
    patientId,
    requester: examiner,
    groundAsserted: 'coroner',
    purpose: 'cause of death',
  });
  const { bytes } = await sealNote({
    heading: 'Request of the medical examiner',
    lines: [],
    text: 'For the cause and manner of death. Invented.',
    language: 'en',
  });
  await record(cast, requestId, {
    pdf: bytes,
    artifact: {
      type: 'coroner_request',
      patient: patientId,
      verified: true,
      purpose: 'cause and manner of death',
      asks_for: ['psychotherapy_notes'],
      necessity_statement: 'as stated',
    },
  });
  expect((await readRequest(cast, requestId)).status).not.toBe('in-review');
  const dead = await state(cast.officer, requestId, { patient: { living: false } });
  expect(dead).toMatchObject({ status: 'in-review', awaits: [{ as: 'privacy-officer' }, { as: 'originator' }] });
  const early = await cast.therapist.refused({
    method: 'POST',
    path: `/requests/${requestId}/approvals`,
    body: { as: 'originator', selection: [{ noteId, pages: 'all' }] },
  });
  expect([early.code, early.errors.map(({ code }) => code)]).toEqual(['officer-first', ['privacy-officer']]);
  await cast.officer.post(`/requests/${requestId}/approvals`, { as: 'privacy-officer' }, z.unknown());
  const approval = withoutTheOther();
  expect(
    (await cast.therapist.refused({ method: 'POST', path: `/requests/${requestId}/approvals`, body: approval })).code,
  ).toBe('necessity-not-stated');
  await cast.therapist.post(
    `/requests/${requestId}/approvals`,
    { ...approval, noMoreThanNecessary: true },
    z.unknown(),
  );
  await built(cast, requestId);
  expect((await readRequest(cast, requestId)).status).toBe('ready');
});
