/** Milliseconds by which a zone's clock is ahead of UTC at an instant. */
const aheadOf = (at: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(at));
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const clock = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return clock - Math.floor(at / 1000) * 1000;
};

/** The instant at which a clock of the zone shows a time (`14:00`) on a day (`2026-11-20`). */
export const instantAt = (date: string, time: string, timeZone: string): string => {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const near = asUtc - aheadOf(asUtc, timeZone);
  return new Date(asUtc - aheadOf(near, timeZone)).toISOString();
};
