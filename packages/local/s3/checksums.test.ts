import { describe, expect, test } from 'vitest';

import { verifiedChecksums } from './checksums.ts';

const content = Buffer.from('123456789');
const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

describe('a checksum', () => {
  test.each([
    ['x-amz-checksum-crc32', base64('cbf43926')],
    ['x-amz-checksum-crc32c', base64('e3069283')],
    ['x-amz-checksum-sha1', base64('f7c3bc1d808e04732adf679965ccc34ca7ae3441')],
    ['x-amz-checksum-sha256', base64('15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225')],
    ['content-md5', base64('25f9e794323b453885f5181f1b624d0b')],
  ])('%s is compared with the content', (name, value) => {
    const kept = name === 'content-md5' ? {} : { [name]: value };
    expect(verifiedChecksums(new Map([[name, value]]), content)).toEqual(kept);
    expect(() => verifiedChecksums(new Map([[name, value]]), Buffer.from('12345678'))).toThrow('did not match');
  });

  test('of a kind that is not computed here is refused', () => {
    expect(() => verifiedChecksums(new Map([['x-amz-checksum-crc64nvme', 'AAAA']]), content)).toThrow(
      'does not compute',
    );
  });
});
