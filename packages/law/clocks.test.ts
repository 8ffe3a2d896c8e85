import { expect, test } from 'vitest';

import {
  accessDue,
  accountingDue,
  accountingStarts,
  amendmentDue,
  daysAfter,
  oralSuspensionEnds,
  stateAccessDue,
  workingDaysAfter,
} from './clocks.ts';
import { dayIn, isTimeZone } from './time-zone.ts';

test.each([
  ['2031-01-31', 30, '2031-03-02'],
  ['2032-01-31', 30, '2032-03-01'],
  ['2031-12-15', 30, '2032-01-14'],
  ['2032-02-28', 1, '2032-02-29'],
  ['2031-03-08', 1, '2031-03-09'],
  ['2031-11-01', 2, '2031-11-03'],
])('%s and %i days is %s, whatever the month, leap day or change of clocks', (day, days, result) => {
  expect(daysAfter(day, days)).toBe(result);
});

test('access is due in 30 days, once extended by 30 (164.524(b)(2))', () => {
  expect(accessDue('2031-05-01')).toEqual({ by: '2031-05-31', extendedBy: '2031-06-30' });
});

test('amendment and accounting are due in 60 days, once extended by 30 (164.526(b)(2), 164.528(c)(1))', () => {
  expect(amendmentDue('2031-05-01')).toEqual({ by: '2031-06-30', extendedBy: '2031-07-30' });
  expect(accountingDue('2031-05-01')).toEqual(amendmentDue('2031-05-01'));
});

test('an oral suspension lapses after 30 days (164.528(a)(2)(ii))', () => {
  expect(oralSuspensionEnds('2031-05-01')).toBe('2031-05-31');
});

test('an accounting reaches back six years (164.528(a)(1))', () => {
  expect(accountingStarts('2031-06-15')).toBe('2025-06-15');
  expect(accountingStarts('2032-02-29')).toBe('2026-03-01');
});

test.each([
  ['2031-06-15T03:59:59Z', 'America/New_York', '2031-06-14'],
  ['2031-06-15T04:00:00Z', 'America/New_York', '2031-06-15'],
  ['2031-12-15T04:59:59Z', 'America/New_York', '2031-12-14'],
  ['2031-06-15T09:59:59Z', 'Pacific/Honolulu', '2031-06-14'],
  ['2031-06-14T14:00:00Z', 'Pacific/Guam', '2031-06-15'],
  ['2032-03-01T05:00:00Z', 'America/Chicago', '2032-02-29'],
  ['2031-03-09T07:30:00Z', 'America/Los_Angeles', '2031-03-08'],
  ['2031-06-15T23:59:59.999Z', undefined, '2031-06-15'],
])('%s in %s is %s', (at, zone, day) => {
  expect(dayIn(at, zone)).toBe(day);
});

test('a time zone is one that the IANA database names', () => {
  expect(['America/New_York', 'UTC', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, true, false, false]);
});

test.each([
  ['2031-06-13', 1, '2031-06-16'],
  ['2031-06-14', 1, '2031-06-16'],
  ['2031-06-16', 5, '2031-06-23'],
  ['2032-02-26', 2, '2032-03-01'],
  ['2031-07-03', 1, '2031-07-04'],
  ['2031-06-16', 0, '2031-06-16'],
])('%s and %i working days is %s', (day, days, result) => {
  expect(workingDaysAfter(day, days)).toBe(result);
});

test.each([
  ['CA', '2031-05-30', '2031-06-06', 'Cal. Health & Safety Code 123110'],
  ['NY', '2032-02-20', '2032-03-01', 'N.Y. Mental Hyg. Law 33.16(b)'],
  ['TX', '2031-05-30', '2031-06-14', 'Tex. Health & Safety Code 611.008'],
  ['WA', '2031-05-30', '2031-06-20', 'RCW 70.02.080'],
] as const)('%s wants access to what was asked for on %s by %s (%s)', (state, receivedOn, by, citation) => {
  expect(stateAccessDue(state, receivedOn)).toEqual({ by, citation });
});

test.each(['US-baseline', 'IL', 'FL', 'OH', 'AS'] as const)('%s leaves it at the federal days', (state) => {
  expect(stateAccessDue(state, '2031-05-30')).toBeUndefined();
});

test.each([
  ['2032-01-30', '2032-02-29', '2032-03-30'],
  ['2031-01-30', '2031-03-01', '2031-03-31'],
  ['2031-12-31', '2032-01-30', '2032-02-29'],
])('access asked for on %s is due on %s, extended on %s', (receivedOn, by, extendedBy) => {
  expect(accessDue(receivedOn)).toEqual({ by, extendedBy });
});
