import { CalendarDate, Instant } from '@sequester/model';
import { callBy, demographics } from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { expect, test } from 'vitest';

import { admitPatient } from '../patients/admit-patient.ts';
import type { CalendarEvent, CalendarFiles } from './calendar-files.ts';
import { proposeSessions } from './propose-sessions.ts';

const at = {
  startedAt: Instant.parse('2026-02-27T02:00:00.000Z'),
  stoppedAt: Instant.parse('2026-02-27T02:50:00.000Z'),
};
const event = (title: string, people: string[] = []): CalendarEvent => ({
  uid: title,
  title,
  people,
  cancelled: false,
  ...at,
});
const files = (...events: CalendarEvent[]): CalendarFiles => ({ read: async () => ({ events, unread: [] }) });
const asked = {
  calendar: 'BEGIN:VCALENDAR',
  from: CalendarDate.parse('2026-02-23'),
  to: CalendarDate.parse('2026-03-01'),
  timeZone: 'America/Los_Angeles',
};

test('an event is proposed on its day in the practice, with the patients whose whole name stands in it', async () => {
  const stores = literalChart();
  const admit = async (given: string, family: string) =>
    (await admitPatient(stores)(callBy(), { ...demographics, name: { given, family } })).patientId;
  const jose = await admit('José', 'Example (invented)');
  const other = await admit('Ann', 'Example (invented)');
  const calendarFiles = files(event('Therapy: Jose Example'), event('Hour', ['Example, Ann']), event('Example'));
  const { proposals } = await proposeSessions({ ...stores, calendarFiles })(callBy(), asked);
  expect(proposals.map(({ date, patients }) => [date, patients.map(({ patientId }) => patientId)])).toEqual([
    ['2026-02-26', [jose]],
    ['2026-02-26', [other]],
    ['2026-02-26', []],
  ]);
  expect(stores.events.map(({ action }) => action)).toContain('session.proposed');
  expect(JSON.stringify(stores.events)).not.toContain('Example');
});

test('a name that is written without a space is found so, alone and among other words', async () => {
  const stores = literalChart();
  const { patientId } = await admitPatient(stores)(callBy(), {
    ...demographics,
    name: { given: '민준', family: '김' },
  });
  const calendarFiles = files(event('김민준'), event('상담 김민준'), event('민준 김'), event('김민'));
  const { proposals } = await proposeSessions({ ...stores, calendarFiles })(callBy(), asked);
  expect(proposals.map(({ patients }) => patients.map((one) => one.patientId))).toEqual([
    [patientId],
    [patientId],
    [patientId],
    [],
  ]);
});

test('a text that is no calendar, and a span of more than a month, are refused', async () => {
  const stores = literalChart();
  const none: CalendarFiles = { read: async () => undefined };
  await expect(proposeSessions({ ...stores, calendarFiles: none })(callBy(), asked)).rejects.toMatchObject({
    details: [{ path: 'body.calendar', code: 'not-a-calendar' }],
  });
  for (const to of ['2026-02-22', '2026-04-01']) {
    const span = { ...asked, to: CalendarDate.parse(to) };
    await expect(proposeSessions({ ...stores, calendarFiles: files() })(callBy(), span)).rejects.toMatchObject({
      details: [{ path: 'body.to', code: 'span' }],
    });
  }
});
