import { expect, test } from 'vitest';

import { period } from './caption.ts';

const over = (from?: string, to?: string) => ({
  practice: 'Elm Street Practice',
  date: '2031-05-28',
  contact: { title: 'Privacy Officer', phone: '555-0100' },
  asked: { classes: [], from, to },
});

test('a single day is said once, other days from and to', () => {
  expect(period(over('2031-01-01', '2031-01-01'))).toBe('of January 1, 2031');
  expect(period(over('2031-01-01', '2031-01-01'), 'es')).toBe('del 1 de enero de 2031');
  expect(period(over('2031-01-01', '2031-03-31'))).toBe('from January 1, 2031 to March 31, 2031');
  expect(period(over(undefined, '2031-03-31'))).toBe('to March 31, 2031');
  expect(period(over())).toBe('');
});
