import { idPrefixes } from '@sequester/model';
import { expect, test } from 'vitest';

import { beginSupervision, endSupervision } from './supervisions.ts';

const member = (letter: string) => `${idPrefixes.member}_${letter.repeat(26)}`;
const between = { supervisorId: member('a'), superviseeId: member('b') };

const faultsOf = (body: object): unknown[] =>
  beginSupervision.body
    .safeParse(body)
    .error?.issues.map(({ path, code, ...issue }) => [
      path.join('.'),
      code === 'custom' && 'params' in issue ? issue.params?.['code'] : code,
    ]) ?? [];

test.each([
  ['0000-01-01', ['from', 'date-too-far']],
  ['9999-12-31', ['from', 'date-too-far']],
  ['2026-02-30', ['from', 'invalid_format']],
])('a supervision from %s is refused', (from, fault) => {
  expect(faultsOf({ ...between, from })).toEqual([fault]);
});

test('a supervision of oneself, or that ends before it begins, is refused', () => {
  expect(faultsOf({ ...between, superviseeId: between.supervisorId, from: '2026-03-01' })).toEqual([
    ['supervisorId', 'same-member'],
  ]);
  expect(faultsOf({ ...between, from: '2026-03-02', until: '2026-03-01' })).toEqual([['until', 'before-beginning']]);
  expect(faultsOf({ ...between, from: '2026-03-02', until: '2026-03-02' })).toEqual([]);
});

test('a supervision ends on a day within reach', () => {
  expect(endSupervision.body.safeParse({ until: '9999-12-31' }).success).toBe(false);
  expect(endSupervision.body.safeParse({ until: '2026-03-01' }).success).toBe(true);
});
