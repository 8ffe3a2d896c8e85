import { describe, expect, test } from 'vitest';

import { FilterFault, matches } from './filter.ts';

const record = {
  eventName: 'MODIFY',
  dynamodb: { NewImage: { kind: { S: 'REQUEST' }, state: { S: 'approved' }, count: { N: '3' } } },
};

describe('a filter pattern', () => {
  test.each([
    ['one of the values listed', { eventName: ['INSERT', 'MODIFY'] }, true],
    ['a value not listed', { eventName: ['REMOVE'] }, false],
    [
      'every field named',
      { eventName: ['MODIFY'], dynamodb: { NewImage: { kind: { S: ['REQUEST'] }, state: { S: ['approved'] } } } },
      true,
    ],
    ['one field of two', { eventName: ['MODIFY'], dynamodb: { NewImage: { state: { S: ['ready'] } } } }, false],
    ['a prefix', { dynamodb: { NewImage: { kind: { S: [{ prefix: 'REQ' }] } } } }, true],
    ['a field that is absent', { dynamodb: { NewImage: { gone: [{ exists: false }] } } }, true],
    ['a field that is present', { dynamodb: { OldImage: [{ exists: true }] } }, false],
    ['anything but', { eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
    ['anything but a prefix', { eventName: [{ 'anything-but': { prefix: 'MOD' } }] }, false],
    ['a number', { dynamodb: { NewImage: { count: { N: [{ numeric: ['>=', 3, '<', 4] }] } } } }, true],
    ['either of two patterns', { $or: [{ eventName: ['REMOVE'] }, { eventName: ['MODIFY'] }] }, true],
  ])('on %s answers as Lambda does', (_, pattern, expected) => {
    expect(matches(pattern, record)).toBe(expected);
  });

  test('with an operator unknown here is a fault, never a match', () => {
    expect(() => matches({ eventName: [{ cidr: '10.0.0.0/8' }] }, record)).toThrow(FilterFault);
  });
});
