import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import { AwsRefusal } from '../signing/refusal.ts';

const bigEndian = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** Castagnoli's polynomial, reflected. */
const castagnoli = 0x82f63b78;
const table = Array.from({ length: 256 }, (_, byte) =>
  Array.from({ length: 8 }).reduce<number>((value) => (value & 1 ? (value >>> 1) ^ castagnoli : value >>> 1), byte),
);

const crc32c = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);

  return crc ^ 0xffffffff;
};

const algorithms: Record<string, (bytes: Uint8Array) => Buffer> = {
  crc32: (bytes) => bigEndian(crc32(bytes)),
  crc32c: (bytes) => bigEndian(crc32c(bytes)),
  sha1: (bytes) => createHash('sha1').update(bytes).digest(),
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
};

/** The checksums that a request states, by header name, each compared with the content; a difference is refused. */
export const verifiedChecksums = (
  headers: ReadonlyMap<string, string>,
  content: Uint8Array,
): Record<string, string> => {
  const md5 = headers.get('content-md5');
  if (md5 !== undefined && createHash('md5').update(content).digest('base64') !== md5)
    throw new AwsRefusal('BadDigest', 'The Content-MD5 you specified did not match what we received.');

  const checksumHeaders = [...headers].filter(
    ([name]) => name.startsWith('x-amz-checksum-') && !/^x-amz-checksum-(mode|type|algorithm)$/.test(name),
  );
  for (const [name, value] of checksumHeaders) {
    const algorithm = algorithms[name.slice('x-amz-checksum-'.length)];
    if (algorithm === undefined)
      throw new AwsRefusal('NotImplemented', `The laptop cloud does not compute ${name}.`, { status: 501 });

    if (algorithm(content).toString('base64') !== value) {
      throw new AwsRefusal(
        'BadDigest',
        `The ${name.slice('x-amz-checksum-'.length).toUpperCase()} you specified did not match the calculated checksum.`,
      );
    }
  }
  return Object.fromEntries(checksumHeaders);
};
