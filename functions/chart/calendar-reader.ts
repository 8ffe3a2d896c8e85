import type { CalendarEvent, CalendarFiles, ReadCalendar } from '@sequester/domain';
import type { Instant } from '@sequester/model';
import ICAL from 'ical.js';

import { calendarsIn } from './calendar-text.ts';
import { instantAt, knownZone, shownIn } from './calendar-zones.ts';

type Span = Parameters<CalendarFiles['read']>[1];

/** Events of one file, and steps of one rule: a daily hour of fifty years has 18,262. */
const mostEvents = 1000;
const mostSteps = 20_000;
const tooOften = new Set(['SECONDLY', 'MINUTELY', 'HOURLY']);
/** Clocks everywhere show the same day within this. */
const dayMilliseconds = 86_400_000;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const zoneOf = ({ component }: ICAL.Event, field: 'dtstart' | 'dtend'): string | undefined =>
  component.getFirstProperty(field)?.getFirstParameter('tzid');

const uidOf = (component: ICAL.Component): string => textOf(component.getFirstPropertyValue('uid'));

/** A rule that ends at a time of UTC goes on by the clocks of its zone, as the hours that it makes do. */
const localUntil = (event: ICAL.Event): void => {
  const zone = knownZone(zoneOf(event, 'dtstart') ?? '');
  for (const property of event.component.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    if (zone !== undefined && rule instanceof ICAL.Recur && rule.until?.zone === ICAL.Timezone.utcTimezone) {
      rule.until = shownIn(rule.until, zone);
      property.setValue(rule);
    }
  }
};

class Reader {
  readonly #calendar: ICAL.Component;
  readonly #span: Span;

  constructor(calendar: ICAL.Component, span: Span) {
    this.#calendar = calendar;
    this.#span = span;
  }

  #isWanted = ({ startedAt }: CalendarEvent): boolean => startedAt >= this.#span.from && startedAt < this.#span.to;

  #once(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): CalendarEvent {
    const { timeZone } = this.#span;
    const zone = zoneOf(event, 'dtstart');
    const people = event.attendees.flatMap((property) => [property.getFirstParameter('cn')].flat());
    return {
      uid: uidOf(event.component),
      title: textOf(event.summary),
      people: people.filter((name) => typeof name === 'string'),
      startedAt: instantAt(start, zone, timeZone),
      stoppedAt: instantAt(end, zoneOf(event, 'dtend') ?? zone, timeZone),
      cancelled:
        textOf(event.component.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED' ||
        textOf(this.#calendar.getFirstPropertyValue('method')).toUpperCase() === 'CANCEL',
    };
  }

  /** Each time that a rule makes, without those that were moved. Undefined where there are too many to count. */
  #each(event: ICAL.Event, moved: ReadonlySet<string>): CalendarEvent[] | undefined {
    if (!event.isRecurring()) return [this.#once(event, event.startDate, event.endDate)];

    localUntil(event);
    const found: CalendarEvent[] = [];
    const times = event.iterator();
    const [first, last] = [this.#span.from, this.#span.to].map((instant) => Date.parse(instant));
    for (let step = 0; step < mostSteps; step += 1) {
      const time = times.next();
      if (time === undefined || time === null) return found;

      const shown = Date.parse(`${time.toString().slice(0, 19)}Z`);
      if (shown < Number(first) - dayMilliseconds || moved.has(time.toString())) continue;

      if (shown > Number(last) + dayMilliseconds) return found;

      const { startDate, endDate } = event.getOccurrenceDetails(time);
      found.push(this.#once(event, startDate, endDate));
    }
    return undefined;
  }

  #readOne(component: ICAL.Component, moved: ReadonlySet<string>, read: ReadCalendar): void {
    const uid = uidOf(component);
    try {
      const event = new ICAL.Event(component);
      if (event.startDate.isDate) return void read.unread.push({ uid, reason: 'all-day' });

      const often = Object.keys(event.getRecurrenceTypes()).some((one) => tooOften.has(one));
      const found = often ? undefined : this.#each(event, moved);
      if (found === undefined) return void read.unread.push({ uid, reason: 'too-often' });

      read.events.push(...found.filter(this.#isWanted));
    } catch {
      read.unread.push({ uid, reason: 'not-readable' });
    }
  }

  read(): ReadCalendar {
    const components = this.#calendar.getAllSubcomponents('vevent');
    const movedOf = (uid: string): ReadonlySet<string> =>
      new Set(
        components
          .filter((one) => one.hasProperty('recurrence-id') && uidOf(one) === uid)
          .map((one) => String(one.getFirstPropertyValue('recurrence-id'))),
      );
    const read: ReadCalendar = { events: [], unread: [] };
    for (const component of components) {
      const alone = component.hasProperty('recurrence-id');
      this.#readOne(component, alone ? new Set() : movedOf(uidOf(component)), read);
    }
    return read;
  }
}

/** Whether an event is the same one of a file that was put together of several. */
const nameOf = ({ uid, startedAt, title }: CalendarEvent): string => JSON.stringify([uid, startedAt, title]);

const byStart = (one: { startedAt: Instant }, other: { startedAt: Instant }): number =>
  one.startedAt < other.startedAt ? -1 : 1;

/** Reads a calendar (RFC 5545). A text that is none is undefined; an event that cannot be read is named with the reason. */
export const readCalendar = (text: string, span: Span): ReadCalendar | undefined => {
  const found = calendarsIn(text);
  if (found === undefined) return undefined;

  const read = found.calendars.map((calendar) => new Reader(calendar, span).read());
  const events = new Map(read.flatMap((one) => one.events).map((event) => [nameOf(event), event]));
  return {
    events: [...events.values()].toSorted(byStart).slice(0, mostEvents),
    unread: [
      ...read.flatMap(({ unread }) => unread),
      ...found.unreadable.map((uid) => ({ uid, reason: 'not-readable' as const })),
    ],
  };
};
