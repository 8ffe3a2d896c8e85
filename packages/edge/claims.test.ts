import { describe, expect, test } from 'vitest';
import { identityOf } from './claims.ts';

const practice = `prc_${'p'.repeat(26)}`;
const member = `mbr_${'m'.repeat(26)}`;
const patient = `pat_${'a'.repeat(26)}`;

describe('a token', () => {
  test.each([
    ['a member, with the roles that there are', { sub: 's', practice, member, roles: 'owner unknown provider' }, { practiceId: practice, actor: { kind: 'member', id: member, roles: ['owner', 'provider'] } }],
    ['a therapist who is enrolled', { sub: 's', practice, member, provider: member, roles: 'provider' }, { practiceId: practice, actor: { kind: 'member', id: member, roles: ['provider'], providerId: member } }],
    ['a patient, whatever roles it claims', { sub: 's', practice, patient, roles: 'owner' }, { practiceId: practice, actor: { kind: 'patient', id: patient, account: 's' } }],
    ['a patient, even beside a member', { sub: 's', practice, patient, member, roles: 'owner' }, { practiceId: practice, actor: { kind: 'patient', id: patient, account: 's' } }],
    ['the operator, who has no practice', { sub: 's', practice, member, roles: 'operator' }, { actor: { kind: 'operator', id: 's' } }],
  ])('says that the caller is %s', (_who, claims, identity) => {
    expect(identityOf(claims)).toEqual(identity);
  });

  test.each([
    ['nothing', {}],
    ['a practice alone', { sub: 's', practice }],
    ['a member without a practice', { sub: 's', member, roles: 'owner' }],
    ['ids of another form', { sub: 's', practice: 'prc_1', member, roles: 'owner' }],
    ['a wildcard', { sub: 's', practice: `prc_${'*'.repeat(26)}`, member, roles: 'owner' }],
    ['a provider of another form', { sub: 's', practice, member, provider: '*', roles: 'provider' }],
  ])('with %s is refused', (_what, claims) => {
    expect(() => identityOf(claims)).toThrow('unauthenticated');
  });
});
