import { dayIn } from '@sequester/law';
import { type Instant, instantOf } from '@sequester/model';

/** No time zone is further from UTC. */
const furthestFromUtc = 15 * 3_600_000;

/** The first instant of a calendar day, `YYYY-MM-DD`, in a time zone; in UTC where none is given. */
export const startOfDay = (day: string, timeZone: string | undefined): Instant => {
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  let before = midnight - furthestFromUtc;
  let within = midnight + furthestFromUtc;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayIn(instantOf(middle), timeZone) < day) before = middle;
    else within = middle;
  }
  return instantOf(within);
};
