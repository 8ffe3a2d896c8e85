import { type Instant, type MemberSupervisions, plusSeconds, type Supervision } from '@sequester/model';

import { startOfDay } from '../start-of-day.ts';

interface Span {
  beginsAt: Instant;
  endsAt?: Instant | undefined;
}

/** More than any day has, and less than two. */
const secondsToNextDay = 36 * 3600;

/** The instant at which a calendar day has ended in a time zone. */
export const endOfDay = (day: string, timeZone: string | undefined): Instant =>
  startOfDay(plusSeconds(startOfDay(day, undefined), secondsToNextDay).slice(0, 10), timeZone);

/** Whether two spans have an instant in common. */
export const overlaps = (one: Span, other: Span): boolean =>
  (one.endsAt === undefined || other.beginsAt < one.endsAt) &&
  (other.endsAt === undefined || one.beginsAt < other.endsAt);

/** What a member's row is with one supervision recorded, or as it has changed. */
export const withSupervision = (row: MemberSupervisions, supervision: Supervision): MemberSupervisions => ({
  ...row,
  supervisions: [
    ...row.supervisions.filter(({ supervisionId }) => supervisionId !== supervision.supervisionId),
    supervision,
  ],
  revision: row.revision + 1,
});
