import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { Teller } from '../demo/teller.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const Patient = z.object({ patientId: z.string() });
const Joint = z.object({ sessions: z.array(z.object({ patientId: z.string(), sessionId: z.string() })) });
const Listed = z.looseObject({ sessionId: z.string(), patientId: z.string(), patientName: z.looseObject({}) });
const Page = z.object({ sessions: z.array(Listed) });
const Events = z.object({ events: z.array(z.object({ action: z.string() })) });

let whole: SharedCloud;
let cast: Cast;

beforeAll(async () => {
  whole = await sharedCloud();
  cast = await assembleCast(whole.service, new Teller(() => undefined));
});

afterAll(() => whole.asDescribed());

const admit = async (given: string): Promise<string> => {
  const body = { name: { given, family: 'Example (invented)' }, birthDate: '1990-05-17' };
  return (await cast.staff.post('/patients', body, Patient)).patientId;
};

const hour = () => ({
  clinicianId: cast.therapistId,
  date: '2026-05-13',
  startedAt: '2026-05-13T14:00:00.000Z',
  stoppedAt: '2026-05-13T14:50:00.000Z',
  modality: 'couple',
  frequency: 'weekly',
  setting: 'in-person',
});

test('a session of a couple is recorded once, in two charts, and listed for the front desk until notes are written', async () => {
  const [ann, ben] = [await admit('Ann'), await admit('Ben')];
  const patients = [
    { patientId: ann, attendance: 'attended', serviceCode: '90847' },
    { patientId: ben, attendance: 'missed' },
  ];
  const { sessions } = await cast.staff.post('/sessions', { ...hour(), patients }, Joint);
  const own = sessions.find(({ patientId }) => patientId === ann)?.sessionId;
  const entry = await cast.therapist.get(`/patients/${ann}/sessions/${own}`, z.looseObject({}));
  expect(entry).toMatchObject({ sessionId: own, attendance: 'attended', serviceCode: '90847', revision: 1 });
  expect(entry).not.toHaveProperty('appointmentId');
  expect(JSON.stringify(entry)).not.toContain(ben);

  const ofDay = (await cast.staff.get('/sessions?date=2026-05-13', Page)).sessions;
  expect(ofDay.filter(({ patientId }) => [ann, ben].includes(patientId))).toHaveLength(2);
  const waiting = async () =>
    (await cast.therapist.get('/sessions/without-note', Page)).sessions.map(({ sessionId }) => sessionId);
  expect(await waiting()).toContain(own);
  await cast.therapist.post(
    `/patients/${ann}/progress-notes`,
    { sessionId: own, sessionDate: '2026-05-13' },
    z.unknown(),
  );
  expect(await waiting()).not.toContain(own);
  for (const patientId of [ann, ben]) {
    const { events } = await cast.officer.get(`/audit-events?patientId=${patientId}`, Events);
    expect(events.map(({ action }) => action)).toContain('session.recorded');
  }
});

test('a session is refused to come, of another day, before birth, of nobody, and with somebody twice', async () => {
  const patientId = await admit('Cleo');
  const send = (body: unknown) => cast.staff.send({ method: 'POST', path: `/patients/${patientId}/sessions`, body });
  const own = { ...hour(), attendance: 'attended' };
  for (const [code, wrong] of [
    [
      'date-in-future',
      { date: '2999-05-13', startedAt: '2999-05-13T14:00:00.000Z', stoppedAt: '2999-05-13T14:50:00.000Z' },
    ],
    ['another-day', { date: '2026-05-11' }],
    ['stop-before-start', { stoppedAt: '2026-05-13T13:00:00.000Z' }],
    [
      'date-before-birth',
      { date: '1980-05-13', startedAt: '1980-05-13T14:00:00.000Z', stoppedAt: '1980-05-13T14:50:00.000Z' },
    ],
    ['nothing-written', { patientPlace: '\u200b \u2800' }],
  ] as const) {
    const answer = await send({ ...own, ...wrong });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(code)]);
  }
  const twice = [patientId, patientId].map((one) => ({ patientId: one, attendance: 'attended' }));
  expect(
    (await cast.staff.send({ method: 'POST', path: '/sessions', body: { ...hour(), patients: twice } })).status,
  ).toBe(400);
});
