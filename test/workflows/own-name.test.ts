import { Tightening } from '@sequester/law';
import { pageTexts } from '@sequester/pdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { built } from '../demo/order-chapter.ts';
import { attorney } from '../demo/refusals-chapter.ts';
import { askCode, redeem } from '../demo/release-chapter.ts';
import { callerFor, eventually, mailTo, outbox } from '../demo/service.ts';
import { Teller } from '../demo/teller.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const File = z.object({
  requestId: z.string(),
  statements: z.array(
    z.object({
      author: z.object({ name: z.string(), credentials: z.string().optional(), as: z.string() }),
      draftedBy: z.object({ name: z.string() }).optional(),
    }),
  ),
  drafts: z.array(z.object({ draftId: z.string(), signed: z.boolean() })),
});

const words = 'CANARYREPORT what the invented form asks';
const parts = [{ element: 'required report fields', text: words }];

let whole: SharedCloud;
let cast: Cast;
let report: Record<string, unknown>;

beforeAll(async () => {
  whole = await sharedCloud();
  cast = await assembleCast(whole.service, new Teller(() => undefined));
  const { patientId } = await cast.staff.post(
    '/patients',
    { name: { given: 'Paula', family: 'Invented' }, birthDate: '1990-05-17' },
    z.object({ patientId: z.string() }),
  );
  report = {
    patientId,
    requester: {
      type: 'child_protective_agency',
      name: 'Invented Agency',
      email: attorney.email,
      identityVerified: true,
    },
    groundAsserted: 'abuse_report',
    requested: { classes: ['psychotherapy_notes'], description: 'what is needed' },
    purpose: 'report',
    jurisdiction: 'CA',
  };
});

afterAll(() => whole.asDescribed());

const reported = () =>
  cast.therapist.post(
    '/requests',
    { ...report, stated: { facts: { context: { mandated: true, victim: 'child' } } } },
    File,
  );

/** The statement as the one who received its link has it. */
const sentBy = async (requestId: string): Promise<string> => {
  await built(cast, requestId);
  const after = new Date().toISOString();
  await cast.therapist.post(`/requests/${requestId}/links`, {}, z.unknown());
  const url = await mailTo(whole.service, {
    address: attorney.email,
    pattern: /(https?:\/\/\S+\/r\/[\w-]{43})/,
    after,
  });
  const location = (await redeem(url, await askCode(whole.service, url))).headers.get('location') ?? '';
  return (await pageTexts(new Uint8Array(await (await fetch(location)).arrayBuffer())))
    .join(' ')
    .replaceAll(/\s+/g, ' ');
};

describe('the front desk', () => {
  test('receives no mandated report, and so types no address of an agency', async () => {
    for (const caller of [cast.staff, cast.owner]) {
      const refused = await caller.refused({ method: 'POST', path: '/requests', body: report });
      expect([refused.status, refused.code, refused.errors[0]?.path]).toEqual([
        403,
        'forbidden',
        'body.groundAsserted',
      ]);
      expect(refused.errors[0]?.text).toContain('a therapist or the privacy officer');
    }
  });

  test('records no fact of a report, tells nobody, and writes nothing in a therapist’s name', async () => {
    const { requestId } = await reported();
    const refused = async (path: string, body: unknown) =>
      (await cast.staff.refused({ method: 'POST', path: `/requests/${requestId}/${path}`, body })).status;
    expect(await refused('facts', { facts: { context: { mandated: true } } })).toBe(403);
    expect(
      await refused('spoken-statements', {
        manner: 'telephone',
        to: { as: 'Invented Agency', name: 'Invented Agency' },
        parts,
      }),
    ).toBe(403);
    expect(await refused('written-statements', { parts })).toBe(403);
    expect(await refused('links', {})).toBe(403);
    expect(await refused('withdrawal', {})).toBe(403);
  });
});

test('a signature in the body is refused by name, with what to do instead', async () => {
  const { requestId } = await reported();
  const refused = await cast.officer.refused({
    method: 'POST',
    path: `/requests/${requestId}/written-statements`,
    body: { parts, signature: 'Dr. Thea Therapist, LMFT' },
  });
  expect([refused.status, refused.code]).toEqual([400, 'invalid-request']);
  expect(refused.errors).toMatchObject([{ path: 'body.signature', code: 'not-taken' }]);
  expect(refused.errors[0]?.text).toContain('save it as a draft for them');
});

test('a draft of the front desk leaves when the therapist signs it, and the page says who signed and who drafted', async () => {
  const { requestId } = await reported();
  const { drafts } = await cast.staff.post(
    `/requests/${requestId}/statement-drafts`,
    { for: cast.therapistId, parts },
    File,
  );
  const signature = `/requests/${requestId}/statement-drafts/${drafts[0]?.draftId}/signature`;
  expect((await cast.staff.refused({ method: 'POST', path: signature })).status).toBe(403);
  expect((await cast.officer.refused({ method: 'POST', path: signature })).status).toBe(403);
  expect((await cast.colleague.refused({ method: 'POST', path: signature })).errors).toMatchObject([
    { code: 'drafted-for-another' },
  ]);
  const signed = await cast.therapist.post(signature, {}, File);
  expect(signed).toMatchObject({
    statements: [
      { author: { name: 'Dr. Thea Therapist', credentials: 'LMFT', as: 'provider' }, draftedBy: { name: 'Sam Staff' } },
    ],
    drafts: [{ signed: true }],
  });
  const text = await sentBy(requestId);
  expect(text).toContain(words);
  expect(text).toContain('Signed electronically by Dr. Thea Therapist, LMFT, therapist, on');
  expect(text).toContain('Drafted by Sam Staff, front desk, on');
}, 120_000);

test('the privacy officer is told of a statement by mail, once, without a word of it or of the patient', async () => {
  const { requestId } = await reported();
  const before = new Date().toISOString();
  await cast.therapist.post(
    `/requests/${requestId}/spoken-statements`,
    { manner: 'telephone', to: { as: 'Invented Agency', name: 'Invented Agency' }, parts },
    File,
  );
  const told = async () =>
    (await outbox(whole.service)).filter(
      ({ subject, at }) => subject === 'A statement was made on a request' && at > before,
    );
  const mails = await eventually('A mail to the officer', 30, async () =>
    (await told()).length > 0 ? told() : undefined,
  );
  expect(mails.map(({ to }) => to)).toEqual([[cast.addresses['officer']]]);
  expect(JSON.stringify(mails)).not.toMatch(/CANARY|Paula|Invented Agency|pat_/);
  expect(whole.cloud.logs().join('\n')).not.toContain('CANARY');
}, 60_000);

test('a therapist alone, in a practice without an officer and with every tightening on, warns in two calls; the owner is told after', async () => {
  const [ownerAddress, therapistAddress] = ['lone.owner', 'lone.therapist'].map(
    (who) => `${who}.${cast.practiceId.slice(-6)}@example.org`,
  );
  const operator = await callerFor(whole.service, 'operator');
  await operator.post(
    '/practices',
    { name: 'Invented Small Practice', state: 'CA', owner: { name: 'Ola Owner', email: ownerAddress } },
    z.unknown(),
  );
  const owner = await callerFor(whole.service, ownerAddress ?? '');
  for (const name of Tightening.options) await owner.post('/practice/tightenings', { name }, z.unknown());

  await owner.post(
    '/members',
    { name: 'Dr. Lou Lone', credentials: 'Psy.D.', email: therapistAddress, roles: ['provider'] },
    z.unknown(),
  );
  const therapist = await callerFor(whole.service, therapistAddress ?? '');
  const { patientId } = await owner.post(
    '/patients',
    { name: { given: 'Paul', family: 'Invented' }, birthDate: '1991-05-17' },
    z.object({ patientId: z.string() }),
  );
  const threat = {
    communicated_by: 'patient',
    serious: true,
    imminent: true,
    intent_and_ability_judged: true,
    victim: 'named:Vic Invented',
    clinician_good_faith: true,
    recipient_can_prevent: true,
  };
  const warning = {
    patientId,
    requester: { type: 'police', name: 'Invented Police', email: attorney.email },
    groundAsserted: 'serious_threat',
    requested: report['requested'],
    purpose: 'to prevent harm',
    stated: { facts: { context: { threat } } },
  };

  const { requestId } = await therapist.post('/requests', warning, z.object({ requestId: z.string() }));
  const told = {
    manner: 'telephone',
    to: { as: 'police', name: 'Sgt. Example' },
    parts: [{ element: 'threat', text: 'CANARYREPORT tonight' }],
  };
  const made = await therapist.post(
    `/requests/${requestId}/spoken-statements`,
    told,
    z.object({ statements: z.array(z.object({ author: z.object({ name: z.string(), credentials: z.string() }) })) }),
  );
  expect(made.statements).toEqual([{ author: { name: 'Dr. Lou Lone', credentials: 'Psy.D.' } }]);
  await mailTo(whole.service, {
    address: ownerAddress ?? '',
    pattern: /(A statement was made on a request at Invented Small Practice)/,
  });
}, 60_000);
