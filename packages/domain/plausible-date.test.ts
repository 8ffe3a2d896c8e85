import { CalendarDate, Instant, Refusal } from '@sequester/model';
import { callBy, dap, demographics, session, sessionDate, staff } from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { documented, received, statusOf } from '@sequester/testing/disclosures/disclosure-story';
import { orderForOne } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { entryUseCases } from './chart/entry-use-cases.ts';
import { admitPatient } from './patients/admit-patient.ts';
import { ageOn, demandPastDates } from './plausible-date.ts';

const now = Instant.parse('2026-03-02T10:00:00.000Z');

describe('a birth date', () => {
  test.each([
    ['1800-01-01', 'date-too-early'],
    ['1899-12-31', 'date-too-early'],
    ['2026-03-04', 'date-in-future'],
    ['2090-01-01', 'date-in-future'],
  ])('of %s is refused when it is typed', async (birthDate, code) => {
    const admitted = admitPatient(literalChart())(callBy(staff), {
      ...demographics,
      birthDate: CalendarDate.parse(birthDate),
    });
    await expect(admitted).rejects.toMatchObject({
      code: 'invalid-request',
      details: [{ path: 'body.birthDate', code }],
    });
  });

  test.each(['1900-01-01', '1990-01-01', '2026-03-02', '2026-03-03'])('of %s is taken', async (birthDate) => {
    expect(
      await admitPatient(literalChart())(callBy(staff), { ...demographics, birthDate: CalendarDate.parse(birthDate) }),
    ).toMatchObject({ birthDate });
  });

  test.each<[string | undefined, number | undefined]>([
    ['1990-03-02', 36],
    ['1990-03-03', 35],
    ['2026-03-02', 0],
    ['1800-01-01', undefined],
    ['2090-01-01', undefined],
    [undefined, undefined],
  ])('of %s makes an age of %s', (birthDate, age) => {
    expect(ageOn(birthDate, now)).toBe(age);
  });

  test.each(['1800-01-01', '2090-01-01'])(
    'of %s that stands already ends no request, nor a report that a law demands',
    async (birthDate) => {
      const stores = literalStores();
      const records = {
        ...stores.records,
        patient: async () => ({
          name: { given: 'Paula', family: 'Invented' },
          living: true,
          birthDate: CalendarDate.parse(birthDate),
        }),
      };
      const requestId = await received({ ...stores, records });
      expect(statusOf(stores, requestId)).toBe('awaiting-artifact');
      const reported = await received({ ...stores, records }, { groundAsserted: 'abuse_report' });
      expect(statusOf(stores, reported)).toBeDefined();
    },
  );
});

describe('the date of a session', () => {
  test.each(['2999-01-01', '1899-12-31'])('in %s is refused, and so are its times', async (date) => {
    const chart = literalChart();
    const { patientId } = await admitPatient(chart)(callBy(staff), demographics);
    const times = {
      startedAt: Instant.parse(`${date}T10:00:00.000Z`),
      stoppedAt: Instant.parse(`${date}T10:50:00.000Z`),
    };
    const input = { patientId, sessionDate: CalendarDate.parse(date), session: { ...session, ...times }, content: dap };
    await expect(entryUseCases.writeProgressNote(chart)(callBy(), input)).rejects.toMatchObject({
      code: 'invalid-request',
      details: [{ path: 'body.sessionDate' }, { path: 'body.session.startedAt' }, { path: 'body.session.stoppedAt' }],
    });
    expect(await entryUseCases.writeProgressNote(chart)(callBy(), { ...input, sessionDate, session })).toMatchObject({
      sessionDate,
    });
  });
});

const dated = (date: string, timeZone: string | undefined) => () =>
  demandPastDates(callBy(), { 'body.date': date }, timeZone);

describe('today', () => {
  test.each([
    // At 10:00 UTC on 2 March 2026.
    ['Pacific/Honolulu', '2026-03-02', '2026-03-03'],
    ['Asia/Seoul', '2026-03-02', '2026-03-03'],
    ['Pacific/Kiritimati', '2026-03-03', '2026-03-04'],
    [undefined, '2026-03-03', '2026-03-04'],
  ])('in %s is %s, and %s has not come yet', (timeZone, today, tomorrow) => {
    expect(dated(today, timeZone)).not.toThrow();
    expect(dated(tomorrow, timeZone)).toThrow(Refusal);
  });
});

test('a paper that was signed in 2999 is refused', async () => {
  const stores = literalStores();
  const requestId = await received(stores);
  await expect(documented(stores, requestId, { ...orderForOne, signed_on: '2999-01-01' })).rejects.toMatchObject({
    code: 'invalid-request',
    details: [{ path: 'body.artifact.signed_on', code: 'date-in-future' }],
  });
});
