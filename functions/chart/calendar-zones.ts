import { startOfDay } from '@sequester/domain';
import { type Instant, instantOf, TimeZone } from '@sequester/model';
import ICAL from 'ical.js';

/** What Outlook calls zones, for those of the United States and some others; source: CLDR, windowsZones.xml, territory 001. */
const ofWindows: Readonly<Record<string, string>> = {
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'Alaskan Standard Time': 'America/Anchorage',
  'Pacific Standard Time': 'America/Los_Angeles',
  'US Mountain Standard Time': 'America/Phoenix',
  'Mountain Standard Time': 'America/Denver',
  'Central Standard Time': 'America/Chicago',
  'Eastern Standard Time': 'America/New_York',
  'US Eastern Standard Time': 'America/Indiana/Indianapolis',
  'Atlantic Standard Time': 'America/Halifax',
  'SA Western Standard Time': 'America/La_Paz',
  'West Pacific Standard Time': 'Pacific/Port_Moresby',
  'GMT Standard Time': 'Europe/London',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  UTC: 'Etc/UTC',
  'tzone://Microsoft/Utc': 'Etc/UTC',
};

const isZone = (name: string): boolean => TimeZone.safeParse(name).success;

/** The zone that everybody knows by this name: of IANA, of IANA behind the name of a program, or of Windows. */
export const knownZone = (name: string): string | undefined => {
  const plain = name.replaceAll('"', '').trim();
  const ends = plain.split('/').filter((part) => part !== '');
  return [plain, ofWindows[plain], ends.slice(-3).join('/'), ends.slice(-2).join('/')].find(
    (one) => one !== undefined && isZone(one),
  );
};

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

/** What the clocks of a zone show at a time of UTC. */
export const shownIn = (time: ICAL.Time, timeZone: string): ICAL.Time => {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return ICAL.Time.fromDateTimeString(shown.format(time.toUnixTime() * 1000).replace(' ', 'T'));
};

/** Whether a file says what clocks show in a zone that it names. */
const isDescribed = ({ zone }: ICAL.Time): boolean =>
  zone !== ICAL.Timezone.localTimezone && (zone.component?.getAllSubcomponents().length ?? 0) > 0;

/** The instant of a time in the zone that is named with it; one without is of the practice. Throws for a zone that nobody knows. */
export const instantAt = (time: ICAL.Time, name: string | undefined, ofPractice: string): Instant => {
  if (time.zone === ICAL.Timezone.utcTimezone) return instantOf(time.toUnixTime() * 1000);

  if (name === undefined) return instantIn(time, ofPractice);

  const known = knownZone(name);
  if (known !== undefined) return instantIn(time, known);

  if (isDescribed(time)) return instantOf(time.toUnixTime() * 1000);

  throw new Error('a time zone that nobody knows');
};
