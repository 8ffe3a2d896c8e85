import { createHash } from 'node:crypto';

import type { Call } from './call.ts';

export const sha256Hex = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** URI encoding of SigV4: everything but unreserved characters (RFC 3986). */
export const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const decodedSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** S3 signs the path encoded once; every other service encodes the encoded path again. */
const canonicalPath = (path: string, service: string): string =>
  path
    .split('/')
    .map((segment) => encode(decodedSegment(segment)))
    .map((segment) => (service === 's3' ? segment : encode(segment)))
    .join('/');

const canonicalQuery = (call: Call): string =>
  call.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a, x], [b, y]) => (a === b ? Number(x > y) - Number(x < y) : Number(a > b) - Number(a < b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** The canonical request of SigV4, over the headers that were signed. */
export const canonicalRequest = (
  call: Call,
  signed: readonly string[],
  shape: { service: string; payloadHash: string },
): string => {
  const headers = signed
    .map((name) => `${name}:${(call.headers.get(name) ?? '').trim().replaceAll(/\s+/g, ' ')}\n`)
    .join('');
  return [
    call.method,
    canonicalPath(call.path, shape.service),
    canonicalQuery(call),
    headers,
    signed.join(';'),
    shape.payloadHash,
  ].join('\n');
};
