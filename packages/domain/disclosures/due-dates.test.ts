import { Instant } from '@sequester/model';
import { received } from '@sequester/testing/disclosures/disclosure-story';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { expect, test } from 'vitest';

import { dueDates } from './due-dates.ts';
import { factsOf } from './facts.ts';

/** Midnight in UTC: still the evening before in Los Angeles, and long the day in Seoul. */
const receivedAt = Instant.parse('2026-03-02T00:30:00.000Z');

const fileIn = async (timeZone: string | undefined) => {
  const stores = literalStores();
  const requestId = await received(stores, { groundAsserted: 'patient_access' });
  const file = stores.files.get(requestId);
  if (file === undefined) throw new Error('the request was not kept');

  const request = { ...file.request, receivedAt, ...(timeZone === undefined ? {} : { timeZone }) };
  return { ...file, request, notes: [] };
};

const byOf = async (timeZone: string | undefined): Promise<string | undefined> =>
  dueDates(await fileIn(timeZone)).find(({ citation }) => citation === '45 CFR 164.524(b)(2)')?.by;

const holderIn = async (timeZone: string | undefined) => factsOf(await fileIn(timeZone), receivedAt).holder;

test.each([
  ['America/Los_Angeles', '2026-03-31'],
  ['Asia/Seoul', '2026-04-01'],
  [undefined, '2026-04-01'],
])('thirty days are counted from the day of receipt in %s (45 CFR 164.524(b)(2))', async (timeZone, by) => {
  expect(await byOf(timeZone)).toBe(by);
});

test('the law is told the time zone, and nothing where the practice has recorded none', async () => {
  expect(await holderIn('Asia/Seoul')).toMatchObject({ time_zone: 'Asia/Seoul' });
  expect(await holderIn(undefined)).not.toHaveProperty('time_zone');
});
