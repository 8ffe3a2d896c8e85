import type { Instant } from '@sequester/model';

/** An event of a calendar, once, at its time. */
export interface CalendarEvent {
  uid: string;
  title: string;
  /** Names of those who were asked to come. */
  people: string[];
  startedAt: Instant;
  stoppedAt: Instant;
  cancelled: boolean;
}

/** Why an event is not taken: it has no time of day, it comes more often than hourly, or its time zone or its text is not known. */
export type UnreadReason = 'all-day' | 'too-often' | 'not-readable';

export interface ReadCalendar {
  events: CalendarEvent[];
  unread: { uid: string; reason: UnreadReason }[];
}

/** Files of calendars (RFC 5545). */
export interface CalendarFiles {
  /** The events that begin within a span, those that recur each time; undefined where a text is no calendar. */
  read(text: string, span: { from: Instant; to: Instant; timeZone: string }): Promise<ReadCalendar | undefined>;
}
