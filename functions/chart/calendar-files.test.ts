import { Instant } from '@sequester/model';
import { describe, expect, test } from 'vitest';

import { readCalendar } from './calendar-reader.ts';

const span = {
  from: Instant.parse('2026-03-01T08:00:00.000Z'),
  to: Instant.parse('2026-04-01T07:00:00.000Z'),
  timeZone: 'America/Los_Angeles',
};

const file = (head: readonly string[], ...events: (readonly string[])[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...head,
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const read = (text: string) => readCalendar(text, span);
const starts = (text: string) => read(text)?.events.map(({ startedAt }) => startedAt);
const hour = (day: string, zone = '') => [`DTSTART${zone}:${day}T100000`, `DTEND${zone}:${day}T105000`];

/** Shapes of the files that these programs write, with invented people. */
describe('a file', () => {
  test('of Google: a zone that is named and not described, a rule that ends in UTC, an hour moved, one cancelled', () => {
    const zone = ['X-WR-TIMEZONE:America/New_York', 'BEGIN:VTIMEZONE', 'TZID:America/New_York', 'END:VTIMEZONE'];
    const rule = ['UID:g1@google.com', ...hour('20260302', ';TZID=America/New_York'), 'SUMMARY:Paula'];
    const moved = [
      'UID:g1@google.com',
      'RECURRENCE-ID;TZID=America/New_York:20260309T100000',
      ...hour('20260310', ';TZID=America/New_York'),
      'SUMMARY:Paula (moved)',
    ];
    const off = ['UID:g2@google.com', 'DTSTART:20260312T170000Z', 'DTEND:20260312T175000Z', 'STATUS:CANCELLED'];
    const text = file(zone, [...rule, 'RRULE:FREQ=WEEKLY;UNTIL=20260317T035959Z;BYDAY=MO'], moved, off);
    expect(read(text)?.events.map(({ startedAt, title, cancelled }) => [startedAt, title, cancelled])).toEqual([
      ['2026-03-02T15:00:00.000Z', 'Paula', false],
      ['2026-03-10T14:00:00.000Z', 'Paula (moved)', false],
      ['2026-03-12T17:00:00.000Z', '', true],
      ['2026-03-16T14:00:00.000Z', 'Paula', false],
    ]);
  });

  test('of Outlook: the names of Windows, described from 1601 or not at all', () => {
    const described = [
      'METHOD:REQUEST',
      'BEGIN:VTIMEZONE',
      'TZID:Pacific Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T020000',
      'TZOFFSETFROM:-0700',
      'TZOFFSETTO:-0800',
      'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T020000',
      'TZOFFSETFROM:-0800',
      'TZOFFSETTO:-0700',
      'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    const event = ['UID:040000008200', ...hour('20260310', ';TZID=Pacific Standard Time')];
    for (const head of [described, []]) expect(starts(file(head, event))).toEqual(['2026-03-10T17:00:00.000Z']);
    expect(starts(file(['METHOD:CANCEL'], event))).toHaveLength(1);
    expect(read(file(['METHOD:CANCEL'], event))?.events[0]?.cancelled).toBe(true);
  });

  test('of Apple: several calendars in one file, and lines that end as they like', () => {
    const both = ['a', 'b'].map((uid) => file(['CALSCALE:GREGORIAN'], [`UID:${uid}`, ...hour('20260310')])).join('');
    expect(read(both)?.events.map(({ uid }) => uid)).toEqual(['a', 'b']);
    for (const text of [both.replaceAll('\r\n', '\n'), `\uFEFF${both}`, `\r\n\r\n${both}`])
      expect(read(text)?.events).toHaveLength(2);
  });

  test('with one time of a series alone, and one that was moved into the days asked for', () => {
    const alone = ['UID:s', 'RECURRENCE-ID:20260310T170000Z', 'DTSTART:20260311T170000Z', 'DTEND:20260311T175000Z'];
    expect(starts(file([], alone))).toEqual(['2026-03-11T17:00:00.000Z']);
    const series = ['UID:s', 'DTSTART:20260106T170000Z', 'DTEND:20260106T175000Z', 'RRULE:FREQ=WEEKLY;INTERVAL=13'];
    const moved = ['UID:s', 'RECURRENCE-ID:20260407T170000Z', 'DTSTART:20260331T170000Z', 'DTEND:20260331T175000Z'];
    expect(starts(file([], series, moved))).toEqual(['2026-03-31T17:00:00.000Z']);
  });

  test('whose rule goes on for thirty years, or ends at its last hour east of Greenwich', () => {
    const daily = ['UID:d', 'DTSTART:19960401T170000Z', 'DTEND:19960401T175000Z', 'RRULE:FREQ=DAILY'];
    expect(starts(file([], daily))).toHaveLength(31);
    const sydney = ['UID:e', ...hour('20260304', ';TZID=Australia/Sydney'), 'RRULE:FREQ=WEEKLY;UNTIL=20260310T230000Z'];
    expect(starts(file([], sydney))).toEqual(['2026-03-03T23:00:00.000Z', '2026-03-10T23:00:00.000Z']);
  });

  test('with an event that has no uid, or that cannot be read, gives the others', () => {
    const bad = ['UID:bad', ...hour('20260310'), 'DESCRIPTION:two', 'lines without a fold'];
    const good = [...hour('20260311'), 'SUMMARY:Ben'];
    expect(read(file([], bad, good))).toMatchObject({
      events: [{ uid: '', title: 'Ben' }],
      unread: [{ uid: 'bad', reason: 'not-readable' }],
    });
  });

  test.each([
    '/freeassociation.sourceforge.net/Tzfile/America/Denver',
    '"America/Denver"',
    'Mountain Standard Time',
    '/softwarestudio.org/Olson_20011030_5/America/Denver',
  ])('with a zone by the name of a program: %s', (name) => {
    expect(starts(file([], ['UID:z', ...hour('20260310', `;TZID=${name}`)]))).toEqual(['2026-03-10T16:00:00.000Z']);
  });
});
