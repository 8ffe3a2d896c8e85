import { expect, test } from 'vitest';

import { Recipient, Requester } from './disclosures/request.ts';
import { EmailAddress } from './practice/names.ts';

test.each([
  [`${'a'.repeat(64)}@example.org`, true],
  [`${'a'.repeat(65)}@example.org`, false],
  [`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.example.org`, false],
  ['a@example.org\r\nBcc: b@example.org', false],
])('an address is taken only where mail can go to it: %j', (email, taken) => {
  const parsed = [
    EmailAddress.safeParse(email),
    Requester.safeParse({ type: 'attorney', name: 'Ann Example', email }),
    Recipient.safeParse({ name: 'Ann Example', email }),
  ];
  expect(parsed.map(({ success }) => success)).toEqual([taken, taken, taken]);
});
