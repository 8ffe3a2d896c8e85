import { describe, expect, test } from 'vitest';

import type { Call } from './call.ts';
import { sha256Hex } from './canonical.ts';
import { payloadHashOf, withContent } from './payload.ts';

const call = (body: string, headers: Record<string, string> = {}): Call => ({
  id: '1',
  method: 'PUT',
  path: '/b/k',
  query: [],
  headers: new Map(Object.entries(headers)),
  body: Buffer.from(body),
});

const streaming = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
const chunked = '5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\nx-amz-acl:public-read\r\n\r\n';

describe('a body in chunks', () => {
  test('is joined, with the trailer that was announced and no other', () => {
    const joined = withContent(
      call(chunked, { 'x-amz-trailer': 'x-amz-checksum-crc32', 'x-amz-decoded-content-length': '11' }),
      streaming,
    );
    expect(joined.body.toString()).toBe('hello world');
    expect([...joined.headers.keys()]).toEqual([
      'x-amz-trailer',
      'x-amz-decoded-content-length',
      'x-amz-checksum-crc32',
    ]);
  });

  test.each([
    ['cut short', chunked.slice(0, 12), '11'],
    ['of another length than it says', chunked, '12'],
    ['without a last chunk', '5\r\nhello\r\n', '5'],
    ['not in chunks', 'hello', '5'],
  ])('%s is refused', (_, body, length) => {
    expect(() => withContent(call(body, { 'x-amz-decoded-content-length': length }), streaming)).toThrow(
      'terminated unexpectedly',
    );
  });

  test('with signatures of chunks is refused, not read past', () => {
    expect(() => withContent(call('x'), 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD')).toThrow('no chunk signatures');
  });
});

describe('a whole body', () => {
  test('must be what its signed hash says', () => {
    expect(withContent(call('x'), sha256Hex('x')).body.toString()).toBe('x');
    expect(() => withContent(call('y'), sha256Hex('x'))).toThrow('does not match');
  });

  test('is hashed by us for every service but S3, whatever the request says', () => {
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    expect(payloadHashOf(call('x', headers), 'kms', 'header')).toBe(sha256Hex('x'));
    expect(payloadHashOf(call('x', headers), 's3', 'header')).toBe('UNSIGNED-PAYLOAD');
    expect(() => payloadHashOf(call('x'), 's3', 'header')).toThrow('x-amz-content-sha256');
  });
});
