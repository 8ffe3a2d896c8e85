import { CalendarDate, Demographics, Instant, NewSession, type PatientId, SessionId } from '@sequester/model';
import { callBy, dap, demographics, session, staff, therapistId } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { describe, expect, test } from 'vitest';

import { admitPatient } from '../patients/admit-patient.ts';
import { entryUseCases } from './entry-use-cases.ts';
import { listSessionsWithoutNote } from './list-sessions-without-note.ts';
import { listSessions } from './list-sessions.ts';
import { recordJointSession } from './record-joint-session.ts';

const { getSession, recordSession, reviseSession, updateProgressNote, writeProgressNote } = entryUseCases;

const held = NewSession.parse(exampleEntries.session);
const { attendance: _attendance, serviceCode: _code, patientPlace: _place, enteredInError: _error, ...hour } = held;
const { date } = held;

const admitted = async () => {
  const stores = literalChart();
  const admit = async (birthDate: string) => {
    const person = { ...demographics, birthDate: CalendarDate.parse(birthDate) };
    return (await admitPatient(stores)(callBy(), person)).patientId;
  };
  return { stores, patientId: await admit('1990-01-01'), other: await admit('1985-01-01') };
};

const together = async () => {
  const { stores, patientId, other } = await admitted();
  const patients: [{ patientId: PatientId; attendance: 'attended' }, { patientId: PatientId; attendance: 'missed' }] = [
    { patientId, attendance: 'attended' },
    { patientId: other, attendance: 'missed' },
  ];
  const joint = await recordJointSession(stores)(callBy(staff), { ...hour, modality: 'couple', patients });
  return { stores, patientId, other, joint };
};

describe('a session of several patients', () => {
  test('is an entry in the chart of each, with their own attendance and nothing of the others', async () => {
    const { stores, patientId, other, joint } = await together();
    const [own, others] = joint.sessions.map((one) => ({ ...one, sessionId: SessionId.parse(one.sessionId) }));
    if (own === undefined || others === undefined) throw new Error('two sessions');

    const entry = await getSession(stores)(callBy(), own);
    expect(entry).toMatchObject({ patientId, modality: 'couple', attendance: 'attended' });
    expect(await getSession(stores)(callBy(), others)).toMatchObject({ patientId: other, attendance: 'missed' });
    for (const foreign of [other, others.sessionId]) expect(JSON.stringify(entry)).not.toContain(foreign);
  });

  test('has an event for each patient, and is one in the list of the day', async () => {
    const { stores, patientId, other, joint } = await together();
    const events = stores.events.filter(({ action }) => action === 'session.recorded');
    expect(events.map(({ subject }) => subject['patientId'])).toEqual([patientId, other]);
    const { sessions } = await listSessions(stores)(callBy(staff), { date });
    expect(sessions.map(({ appointmentId }) => appointmentId)).toEqual([joint.appointmentId, joint.appointmentId]);
    expect(sessions[0]?.patientName).toEqual(demographics.name);
  });

  test('with somebody who is no patient is recorded of nobody', async () => {
    const { stores, patientId } = await admitted();
    const elsewhere = await admitted();
    const patients: [
      { patientId: PatientId; attendance: 'attended' },
      { patientId: PatientId; attendance: 'attended' },
    ] = [
      { patientId, attendance: 'attended' },
      { patientId: elsewhere.other, attendance: 'attended' },
    ];
    await expect(recordJointSession(stores)(callBy(), { ...hour, patients })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await listSessions(stores)(callBy(), { date })).sessions).toEqual([]);
  });
});

describe('the times of a session', () => {
  test.each([
    ['another-day', { startedAt: '2026-02-20T15:00:00.000Z', stoppedAt: '2026-02-20T15:50:00.000Z' }],
    ['stop-before-start', { stoppedAt: '2026-02-27T14:00:00.000Z' }],
    ['too-long', { stoppedAt: '2026-02-28T15:01:00.000Z' }],
  ])('are refused as %s', (code, wrong) => {
    const parsed = NewSession.safeParse({ ...held, ...wrong });
    expect(parsed.error?.issues).toEqual(
      expect.arrayContaining([expect.objectContaining({ params: expect.objectContaining({ code }) })]),
    );
  });

  test('may pass midnight', () => {
    const late = { date: '2026-02-26', startedAt: '2026-02-27T04:30:00.000Z', stoppedAt: '2026-02-27T05:30:00.000Z' };
    expect(NewSession.safeParse({ ...held, ...late }).success).toBe(true);
  });

  test('are over when the session is recorded', async () => {
    const { stores, patientId } = await admitted();
    const later = {
      date: CalendarDate.parse('2026-03-02'),
      startedAt: Instant.parse('2026-03-02T10:30:00.000Z'),
      stoppedAt: Instant.parse('2026-03-02T11:20:00.000Z'),
    };
    await expect(recordSession(stores)(callBy(), { ...held, ...later, patientId })).rejects.toMatchObject({
      code: 'invalid-request',
      details: [
        { path: 'body.startedAt', code: 'date-in-future' },
        { path: 'body.stoppedAt', code: 'date-in-future' },
      ],
    });
  });
});

test('a patient who has died attends no session, and may miss one', async () => {
  const { stores } = await admitted();
  const died = { ...demographics, birthDate: CalendarDate.parse('1970-01-01'), death: { on: '2026-02-20' } };
  const { patientId } = await admitPatient(stores)(callBy(), Demographics.parse(died));
  await expect(recordSession(stores)(callBy(staff), { ...held, patientId })).rejects.toMatchObject({
    details: [{ path: 'body.date', code: 'date-after-death' }],
  });
  const joint = { ...hour, patients: [{ patientId, attendance: 'attended' as const }] satisfies [object] };
  await expect(recordJointSession(stores)(callBy(staff), joint)).rejects.toMatchObject({
    details: [{ path: 'body.date', code: 'date-after-death' }],
  });
  const missed = await recordSession(stores)(callBy(staff), { ...held, attendance: 'missed', patientId });
  expect(missed).toMatchObject({ attendance: 'missed' });
});

test('two sessions of one patient on one day stay two, in the order of their start', async () => {
  const { stores, patientId } = await admitted();
  const evening = {
    startedAt: Instant.parse('2026-02-27T20:00:00.000Z'),
    stoppedAt: Instant.parse('2026-02-27T20:50:00.000Z'),
  };
  const second = await recordSession(stores)(callBy(), { ...held, ...evening, patientId });
  const first = await recordSession(stores)(callBy(), { ...held, patientId });
  const { sessions } = await listSessions(stores)(callBy(), { date });
  expect(sessions.map(({ sessionId }) => sessionId)).toEqual([first.sessionId, second.sessionId]);
});

test('a session that was attended waits for a note, until one names it', async () => {
  const { stores, patientId, other } = await admitted();
  const { sessionId } = await recordSession(stores)(callBy(staff), { ...held, patientId });
  await recordSession(stores)(callBy(), { ...held, attendance: 'missed', patientId });
  const waiting = async () =>
    (await listSessionsWithoutNote(stores)(callBy(), {})).sessions.map((one) => one.sessionId);
  expect(await waiting()).toEqual([sessionId]);

  const words = { sessionDate: date, session, content: dap };
  await expect(writeProgressNote(stores)(callBy(), { patientId: other, sessionId, ...words })).rejects.toMatchObject({
    code: 'session-not-found',
  });
  const { progressNoteId } = await writeProgressNote(stores)(callBy(), { patientId, sessionId, ...words });
  expect(await waiting()).toEqual([]);
  await updateProgressNote(stores)(callBy(), { patientId, progressNoteId, ...words, revision: 1 });
  expect(await waiting()).toEqual([sessionId]);

  const missed = { ...held, attendance: 'missed' as const, patientId, sessionId, revision: 1 };
  await reviseSession(stores)(callBy(staff), missed);
  expect(await waiting()).toEqual([]);
  expect(therapistId).toBe(held.clinicianId);
});
