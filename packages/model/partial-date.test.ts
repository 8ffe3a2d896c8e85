import { expect, test } from 'vitest';

import { PartialDate } from './partial-date.ts';

test.each(['2024', '2024-06', '2024-06-30', '2024-02-29'])('%s is a date as far as it is known', (text) => {
  expect(PartialDate.safeParse(text).success).toBe(true);
});

test.each(['', '24', '2024-13', '2024-6', '2023-02-29', '2024-06-31', '2024-06-30T00:00:00Z', ' 2024'])(
  '%j is none',
  (text) => {
    expect(PartialDate.safeParse(text).success).toBe(false);
  },
);
