import { dayIn } from '@sequester/law';
import { Instant, TimeZone } from '@sequester/model';
import { describe, expect, test } from 'vitest';

import { ageOn } from './plausible-date.ts';
import { timeZoneOf } from './practice/state-time-zone.ts';
import { writtenDay, writtenMoment } from './written-time.ts';

const at = (text: string): Instant => Instant.parse(text);

describe('the day of a practice', () => {
  test.each([
    ['before midnight in Los Angeles', '2026-03-02T07:59:59.999Z', 'America/Los_Angeles', '2026-03-01'],
    ['from midnight in Los Angeles', '2026-03-02T08:00:00.000Z', 'America/Los_Angeles', '2026-03-02'],
    ['before midnight in Seoul', '2026-03-01T14:59:59.999Z', 'Asia/Seoul', '2026-03-01'],
    ['from midnight in Seoul', '2026-03-01T15:00:00.000Z', 'Asia/Seoul', '2026-03-02'],
    ['the evening after clocks went forward', '2026-03-09T06:59:59.999Z', 'America/Los_Angeles', '2026-03-08'],
    ['midnight after clocks went forward', '2026-03-09T07:00:00.000Z', 'America/Los_Angeles', '2026-03-09'],
    ['the evening after clocks went back', '2026-11-02T07:59:59.999Z', 'America/Los_Angeles', '2026-11-01'],
    ['midnight after clocks went back', '2026-11-02T08:00:00.000Z', 'America/Los_Angeles', '2026-11-02'],
    ['where no time zone is recorded', '2026-03-01T23:59:59.999Z', undefined, '2026-03-01'],
  ])('%s', (_, instant, timeZone, day) => {
    expect(dayIn(instant, timeZone)).toBe(day);
  });

  test('is the day of a letter, and the hour names its time zone', () => {
    const night = at('2026-03-08T09:30:00.000Z');
    expect(writtenDay(night, 'America/Los_Angeles')).toBe('March 8, 2026');
    expect(writtenDay(at('2026-03-08T07:30:00.000Z'), 'America/Los_Angeles')).toBe('March 7, 2026');
    expect(writtenMoment(night, 'America/Los_Angeles').replaceAll('\u202F', ' ')).toBe('March 8, 2026 at 1:30 AM PST');
    expect(writtenMoment(at('2026-03-08T10:30:00.000Z'), 'America/Los_Angeles').replaceAll('\u202F', ' ')).toBe(
      'March 8, 2026 at 3:30 AM PDT',
    );
  });

  test('without a recorded time zone is written as it always was, in UTC', () => {
    const before = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
    for (const instant of [at('2026-03-08T00:05:00.000Z'), at('2026-12-31T23:59:59.999Z')])
      expect(writtenMoment(instant)).toBe(`${before.format(new Date(instant))} UTC`);
  });

  test('decides on which day somebody comes of age', () => {
    const instant = at('2026-03-02T02:00:00.000Z');
    expect(ageOn('2008-03-02', dayIn(instant, 'America/Los_Angeles'))).toBe(17);
    expect(ageOn('2008-03-02', dayIn(instant, 'Asia/Seoul'))).toBe(18);
  });
});

describe('a time zone', () => {
  test.each(['America/Los_Angeles', 'Asia/Seoul', 'UTC', 'Asia/Kolkata'])('%s is one', (name) => {
    expect(TimeZone.safeParse(name).success).toBe(true);
  });

  test.each(['', '+01:00', 'Mars/Olympus', 'America/Los_Angeles ', 'x'.repeat(65)])('%j is none', (name) => {
    expect(TimeZone.safeParse(name).success).toBe(false);
  });

  test('of a new practice is that of its state', () => {
    expect(timeZoneOf('CA')).toBe('America/Los_Angeles');
    expect(timeZoneOf('US-baseline')).toBe('UTC');
  });
});
