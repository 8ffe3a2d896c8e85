import { Instant } from '@sequester/model';
import { expect, test } from 'vitest';

import { readCalendar } from './calendar-reader.ts';

const span = {
  from: Instant.parse('2026-03-01T08:00:00.000Z'),
  to: Instant.parse('2026-04-01T07:00:00.000Z'),
  timeZone: 'America/Los_Angeles',
};
const calendar = (...events: string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const read = (...events: string[][]) => readCalendar(calendar(...events), span);
const startsOf = (...events: string[][]) => read(...events)?.events.map(({ startedAt }) => startedAt);

test('a weekly hour is read each time, at the time that the clocks show, without those left out and with those moved', () => {
  const weekly = [
    'UID:1',
    'DTSTART;TZID=America/New_York:20260302T090000',
    'DURATION:PT50M',
    'RRULE:FREQ=WEEKLY',
    'EXDATE;TZID=America/New_York:20260323T090000',
    'SUMMARY:Paula Patient (invented)',
    'ATTENDEE;CN="Ben Example":mailto:ben@example.org',
  ];
  const moved = [
    'UID:1',
    'RECURRENCE-ID;TZID=America/New_York:20260330T090000',
    'DTSTART;TZID=America/New_York:20260331T100000',
    'DTEND;TZID=America/New_York:20260331T105000',
    'SUMMARY:moved',
    'STATUS:CANCELLED',
  ];
  const events = read(weekly, moved)?.events;
  expect(events?.map(({ startedAt, title, cancelled }) => [startedAt, title, cancelled])).toEqual([
    ['2026-03-02T14:00:00.000Z', 'Paula Patient (invented)', false],
    ['2026-03-09T13:00:00.000Z', 'Paula Patient (invented)', false],
    ['2026-03-16T13:00:00.000Z', 'Paula Patient (invented)', false],
    ['2026-03-31T14:00:00.000Z', 'moved', true],
  ]);
  expect(events?.[0]).toMatchObject({ stoppedAt: '2026-03-02T14:50:00.000Z', people: ['Ben Example'] });
});

test('a time is of UTC, of its zone, of a zone that the file describes, or of the practice', () => {
  expect(startsOf(['UID:1', 'DTSTART:20260310T170000Z', 'DTEND:20260310T175000Z'])).toEqual([
    '2026-03-10T17:00:00.000Z',
  ]);
  expect(startsOf(['UID:1', 'DTSTART:20260310T100000', 'DTEND:20260310T105000'])).toEqual(['2026-03-10T17:00:00.000Z']);
  expect(startsOf(['UID:1', 'DTSTART:20260308T090000', 'DTEND:20260308T095000'])).toEqual(['2026-03-08T16:00:00.000Z']);
  const described = calendar(['UID:1', 'DTSTART;TZID=Here:20260310T100000', 'DTEND;TZID=Here:20260310T105000']).replace(
    'VERSION:2.0',
    [
      'VERSION:2.0',
      'BEGIN:VTIMEZONE',
      'TZID:Here',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0200',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n'),
  );
  expect(readCalendar(described, span)?.events[0]?.startedAt).toBe('2026-03-10T08:00:00.000Z');
});

test('what cannot be taken is named with the reason, and nothing is guessed', () => {
  expect(
    read(
      ['UID:a', 'DTSTART;VALUE=DATE:20260310', 'SUMMARY:day off'],
      ['UID:b', 'DTSTART:20260310T100000Z', 'DURATION:PT1M', 'RRULE:FREQ=SECONDLY'],
      ['UID:c', 'DTSTART;TZID=Nowhere:20260310T100000', 'DTEND;TZID=Nowhere:20260310T105000'],
      ['UID:d', 'SUMMARY:no start'],
    )?.unread,
  ).toEqual([
    { uid: 'a', reason: 'all-day' },
    { uid: 'b', reason: 'too-often' },
    { uid: 'c', reason: 'not-readable' },
    { uid: 'd', reason: 'not-readable' },
  ]);
  for (const text of ['', 'nonsense', 'BEGIN:VCARD\r\nEND:VCARD', '{"a":1}'])
    expect(readCalendar(text, span)).toBeUndefined();
});
