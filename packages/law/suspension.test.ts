import { expect, test } from 'vitest';

import { suspensionHolds } from './suspension.ts';

const today = '2031-06-15';
const written = { written: true, reason_given: true, made_on: '2031-01-10' };

test.each([
  ['no statement', undefined, false],
  ['a statement of tomorrow', { ...written, made_on: '2031-06-16', until: '2031-12-31' }, false],
  ['a statement of today', { ...written, made_on: today, until: '2031-12-31' }, true],
  ['a written one without a day', { written: true, reason_given: true, until: '2031-12-31' }, true],
  ['a written one on its last day', { ...written, until: today }, true],
  ['a written one after its last day', { ...written, until: '2031-06-14' }, false],
  ['a written one that names no day', written, false],
  ['a written one that gives no reason', { ...written, reason_given: false, until: '2031-12-31' }, false],
  ['an oral one on its thirtieth day', { written: false, made_on: '2031-05-16' }, true],
  ['an oral one after its thirtieth day', { written: false, made_on: '2031-05-15' }, false],
  ['an oral one of no day', { written: false }, false],
])('%s suspends the accounting, or does not: 45 CFR 164.528(a)(2)', (_, stated, holds) => {
  expect(suspensionHolds(stated, today)).toBe(holds);
});
