import { startOfDay, type CalendarEvent, type CalendarFiles, type ReadCalendar } from '@sequester/domain';
import { type Instant, instantOf, TimeZone } from '@sequester/model';
import ICAL from 'ical.js';

type Span = Parameters<CalendarFiles['read']>[1];

/** Events of one file, and steps of one rule: a weekly hour of ten years has 520. */
const mostEvents = 1000;
const mostSteps = 5000;
const tooOften = new Set(['SECONDLY', 'MINUTELY', 'HOURLY']);
const daySeconds = 86_400;

const secondsIn = (instant: Instant, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' })
    .format(Date.parse(instant))
    .split(':');
  const [hours = 0, minutes = 0, seconds = 0] = parts.map(Number);
  return hours * 3600 + minutes * 60 + seconds;
};

/** The instant at which clocks of a zone show a time. On a day on which they are changed, midnight is not so many hours away. */
const instantIn = (time: ICAL.Time, timeZone: string): Instant => {
  const wanted = time.hour * 3600 + time.minute * 60 + time.second;
  const day = time.toString().slice(0, 10);
  const guess = instantOf(Date.parse(startOfDay(day, timeZone)) + wanted * 1000);
  const ahead = secondsIn(guess, timeZone) - wanted;
  const shift = ahead > daySeconds / 2 ? ahead - daySeconds : ahead < -daySeconds / 2 ? ahead + daySeconds : ahead;
  return instantOf(Date.parse(guess) - shift * 1000);
};

/** The name of the zone that an event begins in. */
const zoneOf = (event: ICAL.Event): string | undefined =>
  event.component.getFirstProperty('dtstart')?.getFirstParameter('tzid');

class Reader {
  readonly #calendar: ICAL.Component;
  readonly #span: Span;

  constructor(calendar: ICAL.Component, span: Span) {
    this.#calendar = calendar;
    this.#span = span;
  }

  /** In the zone that the file describes, or one that everybody knows by the name. A time without a zone is of the practice. */
  #instant(time: ICAL.Time, zone: string | undefined): Instant {
    if (time.zone !== ICAL.Timezone.localTimezone) return instantOf(time.toUnixTime() * 1000);

    if (zone === undefined) return instantIn(time, this.#span.timeZone);

    if (TimeZone.safeParse(zone).success) return instantIn(time, zone);

    throw new Error('a time zone that nobody knows');
  }

  #once(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): CalendarEvent {
    const zone = zoneOf(event);
    const people = event.attendees.flatMap((property) => [property.getFirstParameter('cn')].flat());
    return {
      uid: event.uid,
      title: event.summary ?? '',
      people: people.filter((name) => typeof name === 'string'),
      startedAt: this.#instant(start, zone),
      stoppedAt: this.#instant(end, zone),
      cancelled: event.component.getFirstPropertyValue('status') === 'CANCELLED',
    };
  }

  #each(event: ICAL.Event): CalendarEvent[] {
    if (!event.isRecurring()) return [this.#once(event, event.startDate, event.endDate)];

    const found: CalendarEvent[] = [];
    const times = event.iterator();
    for (let step = 0; step < mostSteps; step += 1) {
      const time = times.next();
      if (time === undefined || time === null) break;

      const { item, startDate, endDate } = event.getOccurrenceDetails(time);
      const once = this.#once(item, startDate, endDate);
      if (this.#instant(time, zoneOf(event)) >= this.#span.to) break;

      found.push(once);
    }
    return found;
  }

  read(): ReadCalendar {
    const components = this.#calendar.getAllSubcomponents('vevent');
    const changed = components.filter((one) => one.hasProperty('recurrence-id'));
    const read: ReadCalendar = { events: [], unread: [] };
    for (const component of components.filter((one) => !one.hasProperty('recurrence-id'))) {
      const { uid } = new ICAL.Event(component);
      const exceptions = changed.filter((one) => new ICAL.Event(one).uid === uid);
      const event = new ICAL.Event(component, { exceptions });
      const reason = this.#fault(event);
      if (reason !== undefined) {
        read.unread.push({ uid, reason });
        continue;
      }

      try {
        const { from, to } = this.#span;
        read.events.push(...this.#each(event).filter(({ startedAt }) => startedAt >= from && startedAt < to));
      } catch {
        read.unread.push({ uid, reason: 'not-readable' });
      }
    }
    return { ...read, events: read.events.slice(0, mostEvents) };
  }

  #fault(event: ICAL.Event): ReadCalendar['unread'][number]['reason'] | undefined {
    try {
      if (event.startDate.isDate) return 'all-day';

      return Object.keys(event.getRecurrenceTypes()).some((often) => tooOften.has(often)) ? 'too-often' : undefined;
    } catch {
      return 'not-readable';
    }
  }
}

/** Reads a calendar (RFC 5545). A text that is none is undefined; an event that cannot be read is named with the reason. */
export const readCalendar = (text: string, span: Span): ReadCalendar | undefined => {
  const calendar = componentOf(text);
  if (calendar === undefined || calendar.name !== 'vcalendar') return undefined;

  const { events, unread } = new Reader(calendar, span).read();
  return { events: events.toSorted((one, other) => (one.startedAt < other.startedAt ? -1 : 1)), unread };
};

const componentOf = (text: string): ICAL.Component | undefined => {
  try {
    return new ICAL.Component(ICAL.parse(text));
  } catch {
    return undefined;
  }
};
