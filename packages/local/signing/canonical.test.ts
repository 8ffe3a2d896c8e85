import { describe, expect, test } from 'vitest';

import { pairsOf, type Call } from './call.ts';
import { canonicalRequest, sha256Hex } from './canonical.ts';

const call = (path: string, query: string, headers: Record<string, string>): Call => ({
  id: '1',
  method: 'GET',
  path,
  query: pairsOf(query),
  headers: new Map(Object.entries(headers)),
  body: Buffer.alloc(0),
});

const empty = sha256Hex('');
const pathFor = (service: string): string =>
  canonicalRequest(call("/a b/%C3%BC'(1)", '', { host: 'h' }), ['host'], { service, payloadHash: empty }).split(
    '\n',
  )[1] ?? '';

describe('the canonical request', () => {
  test('is that of the GET example in the documentation of S3', () => {
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': empty,
      'x-amz-date': '20130524T000000Z',
    };
    const canonical = canonicalRequest(
      call('/test.txt', '', headers),
      ['host', 'range', 'x-amz-content-sha256', 'x-amz-date'],
      { service: 's3', payloadHash: empty },
    );
    expect(sha256Hex(canonical)).toBe('7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972');
  });

  test('is that of the signed URL in the documentation of S3, its signature left out', () => {
    const query =
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=00';
    const canonical = canonicalRequest(call('/test.txt', query, { host: 'examplebucket.s3.amazonaws.com' }), ['host'], {
      service: 's3',
      payloadHash: 'UNSIGNED-PAYLOAD',
    });
    expect(sha256Hex(canonical)).toBe('3bfa292879f6447bbcda7001decf97f4a54dc650c8942174ae0a9121cf58ad04');
  });

  test('encodes the path once for S3 and twice for other services', () => {
    expect(pathFor('s3')).toBe('/a%20b/%C3%BC%27%281%29');
    expect(pathFor('ses')).toBe('/a%2520b/%25C3%25BC%2527%25281%2529');
  });

  test('orders the query by its encoded names and values, and reads + as a space', () => {
    const canonical = canonicalRequest(call('/', 'b=2&a=y+z&a=x&c', { host: 'h' }), ['host'], {
      service: 's3',
      payloadHash: empty,
    });
    expect(canonical.split('\n')[2]).toBe('a=x&a=y%20z&b=2&c=');
  });
});
