import { expect, test } from 'vitest';
import { accessDue, accountingDue, accountingStarts, amendmentDue, daysAfter, oralSuspensionEnds } from './clocks.ts';

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
