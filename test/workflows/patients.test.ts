import { canary } from '@sequester/testing/chart/example-chart';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { Teller } from '../demo/teller.ts';
import { placeHold, publishNotice } from './record-entries.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const Patient = z.looseObject({
  patientId: z.string(),
  possibleDuplicates: z.array(z.object({ patientId: z.string() })).default([]),
  mergedFrom: z.array(z.string()).default([]),
});
const Page = z.object({
  patients: z.array(z.looseObject({ patientId: z.string(), name: z.record(z.string(), z.string()) })),
});
const Request = z.looseObject({ requestId: z.string(), decision: z.looseObject({ outcome: z.string() }).optional() });

let whole: SharedCloud;
let cast: Cast;
const ids: Record<string, string> = {};

const birthDate = '1990-05-17';
const people: Record<string, object> = {
  maria: {
    name: { given: 'María', family: 'García' },
    birthDate,
    telephones: [
      { number: '+1 415 555 0100', extension: '204', use: 'work' },
      { number: '+1 415 555 0199', use: 'mobile', messages: false },
    ],
  },
  liam: { name: { given: 'Liam', family: 'O’Brien' }, birthDate: '1985-01-31', pronouns: 'they/them' },
  minjun: {
    name: { given: '민준', family: '김' },
    otherNames: [{ name: 'Kim Min-jun', use: 'latin-letters' }],
    birthDate: '1979-12-01',
    address: { street: '神宮前1-1-1', city: '渋谷区', state: '東京都', postalCode: '150-0001', country: 'JP' },
  },
  bjork: { name: { given: 'Björk' }, birthDate: '1965-11-21', death: { on: '2025' } },
};

beforeAll(async () => {
  whole = await sharedCloud();
  cast = await assembleCast(whole.service, new Teller(() => undefined));
  for (const [who, person] of Object.entries(people))
    ids[who] = (await cast.staff.post('/patients', { ...person, clinicians: [cast.therapistId] }, Patient)).patientId;
});

afterAll(() => whole.asDescribed());

const found = async (body: object, by: Caller = cast.staff): Promise<string[]> => {
  const response = await by.send({ method: 'POST', path: '/patients/search', body });
  return Page.parse(await response.json()).patients.map(({ patientId }) => patientId);
};

describe('patients', () => {
  test.each([
    ['garcia', 'maria'],
    ['García, Mar', 'maria'],
    ['obrien', 'liam'],
    ["o'b", 'liam'],
    ['김민준', 'minjun'],
    ['kim minjun', 'minjun'],
    ['bjork', 'bjork'],
  ])('are found by %s', async (name, who) => {
    expect(await found({ name })).toEqual([ids[who]]);
  });

  test('are found by date of birth, and among those whom one treats', async () => {
    expect(await found({ birthDate: '1979-12-01' })).toEqual([ids['minjun']]);
    expect(await found({ name: 'garcia', clinician: 'me' }, cast.therapist)).toEqual([ids['maria']]);
    expect(await found({ name: 'garcia', clinician: 'me' }, cast.colleague)).toEqual([]);
    const own = await cast.therapist.get('/patients?clinician=me', Page);
    expect(own.patients).toHaveLength(4);
    expect((await cast.colleague.get('/patients?clinician=me', Page)).patients).toEqual([]);
  });

  test('are listed by name, other scripts after the Latin one', async () => {
    const { patients } = await cast.staff.get('/patients', Page);
    expect(patients.map(({ patientId }) => patientId)).toEqual([
      ids['bjork'],
      ids['maria'],
      ids['liam'],
      ids['minjun'],
    ]);
  });

  test('are found by another name once they have it, and no more by the old one', async () => {
    const path = `/patients/${ids['liam']}`;
    const body = { ...people['liam'], name: { given: 'Liam', family: 'Newname' }, clinicians: [cast.therapistId] };
    await cast.staff.send({ method: 'PUT', path, body, ifMatch: '"1"' });
    expect([await found({ name: 'obrien' }), await found({ name: 'newname' })]).toEqual([[], [ids['liam']]]);
  });

  test('of the same name and birth date are admitted when it is said that they are two; a twin is warned of', async () => {
    const again = { name: { given: 'maria', family: 'garcia' }, birthDate };
    const refused = await cast.staff.refused({ method: 'POST', path: '/patients', body: again });
    expect([refused.status, refused.code]).toEqual([409, 'possible-duplicate']);
    expect(refused.errors[0]?.text).toContain(ids['maria']);
    const twin = await cast.staff.post('/patients', { name: { given: 'Ana', family: 'García' }, birthDate }, Patient);
    expect(twin.possibleDuplicates).toEqual([{ patientId: ids['maria'] }]);
    ids['again'] = (await cast.staff.post('/patients', { ...again, admitAnyway: true }, Patient)).patientId;
  });

  test('are merged by a record: the chart that ends can be read, and takes no entry', async () => {
    const path = `/patients/${ids['again']}/merge`;
    await cast.owner.post(path, { into: ids['maria'], reason: canary }, Patient);
    const goesOn = await cast.staff.get(`/patients/${ids['maria']}`, Patient);
    expect(goesOn.mergedFrom).toEqual([ids['again']]);
    expect(await cast.staff.get(`/patients/${ids['again']}`, Patient)).toMatchObject({
      merged: { into: ids['maria'] },
    });
    const refused = await cast.therapist.refused({
      method: 'POST',
      path: `/patients/${ids['again']}/diagnoses`,
      body: { code: 'F41.1', description: 'Invented', diagnosedOn: '2026-02-27' },
    });
    expect([refused.status, refused.code]).toEqual([409, 'patient-merged']);
  });

  test('have holds on their records, which the officer alone places and ends', async () => {
    const { holdId } = await placeHold(cast, ids['maria'] ?? '');
    const path = `/patients/${ids['maria']}/legal-holds`;
    for (const caller of [cast.owner, cast.therapist, cast.staff])
      expect((await caller.refused({ method: 'POST', path, body: { reason: 'x' } })).status).toBe(403);
    await cast.officer.post(`${path}/${holdId}/end`, { reason: 'Invented' }, z.unknown());
    const { holds } = await cast.owner.get(path, z.object({ holds: z.array(z.looseObject({ holdId: z.string() })) }));
    expect(holds).toMatchObject([{ holdId, ended: { reason: 'Invented' } }]);
  });

  test('are given the notice of privacy practices that was published', async () => {
    const { noticeId } = await publishNotice(cast);
    const body = {
      noticeId,
      givenOn: '2026-02-20',
      how: 'in-person',
      acknowledgement: 'refused',
      efforts: 'Asked twice',
    };
    await cast.staff.post(`/patients/${ids['maria']}/notices-given`, body, z.unknown());
    const { notices } = await cast.staff.get(
      '/privacy-notices',
      z.object({ notices: z.array(z.looseObject({ noticeId: z.string() })) }),
    );
    expect(notices.map((notice) => notice.noticeId)).toContain(noticeId);
    expect(notices.some((notice) => 'text' in notice)).toBe(false);
    const read = await cast.staff.get(`/privacy-notices/${noticeId}`, z.looseObject({ text: z.string() }));
    expect(read.text).toBe('An invented notice.');
  });

  test('have what was agreed held back when a request comes (164.522(a)(1)(iii))', async () => {
    const restriction = {
      askedOn: '2026-02-20',
      asked: 'Invented: nothing to my plan',
      answer: 'agreed',
      answeredOn: '2026-02-27',
      recipients: ['health_plan'],
    };
    await cast.owner.post(`/patients/${ids['maria']}/restrictions`, restriction, z.unknown());
    const diagnosis = { code: 'F43.22', description: 'Adjustment disorder (invented)', diagnosedOn: '2026-02-04' };
    await cast.therapist.post(`/patients/${ids['maria']}/diagnoses`, diagnosis, z.unknown());
    const request = {
      patientId: ids['maria'],
      requester: { type: 'health_plan', name: 'Invented Plan', email: 'plan@example.org', identityVerified: true },
      groundAsserted: 'payment',
      purpose: 'payment',
      jurisdiction: 'CA',
      requested: { classes: ['diagnosis'], description: 'what was found' },
    };
    const { requestId } = await cast.officer.post('/requests', request, Request);
    const { decisions } = await cast.officer.get(
      `/requests/${requestId}/decisions`,
      z.object({ decisions: z.array(z.looseObject({ decision: z.looseObject({ outcome: z.string() }) })) }),
    );
    expect(decisions.at(-1)?.decision.outcome).toBe('DENY');
    expect(JSON.stringify(decisions)).toContain('agreed-restriction-blocks');
  });

  test('and what was looked for is in no record', async () => {
    await found({ name: canary });
    const { events } = await cast.officer.get(
      '/audit-events',
      z.object({ events: z.array(z.looseObject({ action: z.string() })) }),
    );
    expect(events.map(({ action }) => action)).toContain('patient.searched');
    expect(JSON.stringify(events)).not.toContain(canary);
    expect(whole.cloud.logs().join('\n')).not.toContain(canary);
  });
});
