import { describe, expect, test } from 'vitest';

import { ageOn, daysBetween, inDays, whenIn } from './when.ts';

describe('days and times', () => {
  const when = whenIn('America/New_York');

  test('are those of the practice, whatever the machine says', () => {
    expect(when.time('2026-11-20T19:00:00.000Z')).toBe('2:00 PM');
    expect(when.dayOf('2026-11-21T03:30:00.000Z')).toBe('2026-11-20');
    expect(whenIn('Asia/Tokyo').dayOf('2026-11-20T19:00:00.000Z')).toBe('2026-11-21');
  });

  test('are written out', () => {
    expect(when.long('2026-11-20')).toBe('Friday, November 20, 2026');
    expect(when.month('2026-11-20')).toBe('November 2026');
    expect(when.short('1990-01-02')).toBe('Jan 2, 1990');
  });

  test('are counted as whole days, over a change of the clock too', () => {
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2);
    expect([-3, -1, 0, 1, 9].map(inDays)).toEqual(['3 days ago', 'yesterday', 'today', 'tomorrow', 'in 9 days']);
  });

  test.each([
    ['1990-01-01', '2026-11-20', 36],
    ['1990-11-20', '2026-11-20', 36],
    ['1990-11-21', '2026-11-20', 35],
    ['2004-02-29', '2026-02-28', 21],
  ])('give the age of who was born on %s on %s', (born, today, age) => {
    expect(ageOn(born, today)).toBe(age);
  });
});
