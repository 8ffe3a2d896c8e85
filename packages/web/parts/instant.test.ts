import { expect, test } from 'vitest';

import { instantAt } from './instant.ts';

test.each([
  ['2026-11-20', '14:00', 'America/New_York', '2026-11-20T19:00:00.000Z'],
  ['2026-07-01', '14:00', 'America/New_York', '2026-07-01T18:00:00.000Z'],
  ['2026-11-01', '08:00', 'America/New_York', '2026-11-01T13:00:00.000Z'],
  ['2026-03-08', '23:30', 'America/Los_Angeles', '2026-03-09T06:30:00.000Z'],
  ['2026-11-20', '00:15', 'Asia/Kolkata', '2026-11-19T18:45:00.000Z'],
])('%s at %s in %s is %s', (date, time, zone, instant) => {
  expect(instantAt(date, time, zone)).toBe(instant);
});
