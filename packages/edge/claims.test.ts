import { describe, expect, test } from 'vitest';

import { callerOf } from './claims.ts';

describe('a token', () => {
  test.each([
    ['a person', { sub: 's', epoch: '2' }, { holder: { sub: 's', epoch: 2 } }],
    ['the operator', { sub: 's', operator: 'true' }, { operatorId: 's' }],
    ['both', { sub: 's', epoch: '0', operator: 'true' }, { holder: { sub: 's', epoch: 0 }, operatorId: 's' }],
    [
      'a person, whatever practice and roles it claims',
      { sub: 's', epoch: '0', practice: 'prc_1', member: 'mbr_1', roles: 'owner operator' },
      { holder: { sub: 's', epoch: 0 } },
    ],
  ])('names %s', (_who, claims, caller) => {
    expect(callerOf(claims)).toEqual(caller);
  });

  test.each([
    ['nothing', {}],
    ['an account without a row', { sub: 's' }],
    ['a row without an account', { epoch: '1' }],
    ['a count that is none', { sub: 's', epoch: 'x' }],
    ['a count below none', { sub: 's', epoch: '-1' }],
    ['an account of another form', { sub: '*', epoch: '1' }],
    ['another word for the operator', { sub: 's', operator: 'yes' }],
  ])('with %s is refused', (_what, claims) => {
    expect(() => callerOf(claims)).toThrow('unauthenticated');
  });
});
