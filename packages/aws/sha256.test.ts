import { createHash, createHmac } from 'node:crypto';

import { expect, test } from 'vitest';

import { Sha256 } from './sha256.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const digestOf = async (parts: string[], key?: string | Uint8Array | ArrayBuffer): Promise<string> => {
  const digest = new Sha256(key);
  for (const part of parts) digest.update(utf8(part));
  return hex(await digest.digest());
};

test.each([[[]], [['one']], [['one', ' and ', 'two']]])('digests %j as Node does', async (parts) => {
  expect(await digestOf(parts)).toBe(createHash('sha256').update(parts.join('')).digest('hex'));
});

test.each([
  ['a text', 'key'],
  ['bytes', utf8('key')],
  ['a part of a buffer', utf8('a key').subarray(2)],
  ['a whole buffer', new Uint8Array(utf8('key')).buffer],
])('signs under a key that is %s, each time alike', async (_, key) => {
  const signed = createHmac('sha256', 'key').update('one').digest('hex');
  expect(await digestOf(['one'], key)).toBe(signed);
  expect(await digestOf(['one'], key)).toBe(signed);
});

test('signs under each of two keys by that key', async () => {
  const [one, other] = [utf8('one'), utf8('two')];
  expect(await digestOf(['x'], one)).not.toBe(await digestOf(['x'], other));
});
