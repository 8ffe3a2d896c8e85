import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { decodeStream } from './decode-stream.ts';
import { plainFile } from './plain-file.ts';
import { readObjects } from './read-objects.ts';

const decoded = (keys: string, data: Buffer | string) => {
  const object = readObjects(plainFile([{ keys, data }])).objects.get(1);
  const answer = object && decodeStream(object);
  return answer?.kind === 'clear' ? Buffer.from(answer.bytes).toString('latin1') : answer?.kind;
};
const deflated = deflateSync('some words');

describe('a stream', () => {
  test.each<[string, Buffer | string]>([
    ['', 'some words'],
    ['/Filter []', 'some words'],
    ['/Filter /FlateDecode', deflated],
    ['/Filter [/FlateDecode]', deflated],
    ['/Subtype /Image /Filter /FlateDecode', deflated],
  ])('is read in the clear: %s', (keys, data) => {
    expect(decoded(keys, data)).toBe('some words');
  });

  test.each([
    '/DCTDecode',
    '/JPXDecode',
    '/CCITTFaxDecode',
    '/JBIG2Decode',
    '[/JBIG2Decode]',
    '[/FlateDecode /DCTDecode]',
  ])('is opaque where it is an image in %s', (filter) => {
    expect(decoded(`/Subtype /Image /Filter ${filter}`, 'pixels')).toBe('opaque');
    expect(decoded(`/Subtype /Form /Filter ${filter}`, 'pixels')).toBe('failed');
    expect(decoded(`/Filter ${filter}`, 'pixels')).toBe('failed');
  });

  test.each<[string, string, Buffer | string]>([
    ['what was not deflated', '/Filter /FlateDecode', 'some words'],
    ['deflated bytes that end too early', '/Filter /FlateDecode', deflated.subarray(0, -3)],
    ['bytes after those that were deflated', '/Filter /FlateDecode', Buffer.concat([deflated, Buffer.from('hide')])],
    ['two filters', '/Filter [/FlateDecode /FlateDecode]', deflated],
    ['another filter', '/Filter /LZWDecode', deflated],
    ['an image in another filter', '/Subtype /Image /Filter /RunLengthDecode', 'pixels'],
    [
      'an image whose first filter alone is one of images',
      '/Subtype /Image /Filter [/DCTDecode /FlateDecode]',
      'pixels',
    ],
    ['a filter that is no name', '/Subtype /Image /Filter (DCTDecode)', 'pixels'],
    ['a list of no name', '/Subtype /Image /Filter [null]', 'pixels'],
  ])('is not read with %s', (_, keys, data) => {
    expect(decoded(keys, data)).toBe('failed');
  });

  test('without bytes is empty, and what has no dictionary is none', () => {
    expect(decodeStream({ number: 1, offset: 0, value: { kind: 'dictionary', entries: new Map() } })).toEqual({
      kind: 'clear',
      bytes: new Uint8Array(),
    });
    expect(decodeStream({ number: 1, offset: 0, value: { kind: 'list', items: [] } })).toEqual({ kind: 'failed' });
    expect(decodeStream({ number: 1, offset: 0, value: null })).toEqual({ kind: 'failed' });
  });
});
