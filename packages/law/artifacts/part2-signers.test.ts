import { describe, expect, test } from 'vitest';

import { facts } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import { matterOf } from '../matter.ts';
import type { Authority } from './authority.ts';
import { representationDefects } from './representation.ts';

const program = (part2_program: boolean | null) => ({ id: 'practice-1', part2_program });
const adult = { id: 'patient-1', age: 40, living: true };
const by = (type: NonNullable<Facts['requester']['type']>) => ({ id: 'requester-1', type, identity_verified: true });

const defects = (authority: Authority, over: Partial<Facts>) =>
  representationDefects([authority], matterOf(facts({ holder: program(true), patient: adult, ...over })));

describe('the director of a program consents to payment (42 CFR 2.15(a)(2))', () => {
  const director: Authority = { capacity: 'part2_program_director', active: true };
  const paid: Partial<Facts> = { ground_asserted: 'payment', requester: by('health_plan') };
  test.each<[string, Authority, Partial<Facts>, string[]]>([
    ['by a plan', director, paid, []],
    ['by Medicare', director, { ...paid, requester: by('medicare_contractor') }, []],
    ['by a state', director, { ...paid, requester: by('state_agency') }, []],
    ['on review', director, { ...paid, ground_asserted: 'payment_review' }, []],
    ['of an adult of eighteen', director, { ...paid, patient: { ...adult, age: 18 } }, []],
    [
      'and not for treatment',
      director,
      { ...paid, ground_asserted: 'treatment' },
      ['director-consents-to-payment-alone'],
    ],
    [
      'and not to an employer',
      director,
      { ...paid, requester: by('employer') },
      ['director-consents-to-payment-alone'],
    ],
    ['and not for a minor', director, { ...paid, patient: { ...adult, age: 17 } }, ['signer-without-authority']],
    [
      'and not for an unknown age',
      director,
      { ...paid, patient: { ...adult, age: null } },
      ['signer-without-authority'],
    ],
    ['and not of another practice', director, { ...paid, holder: program(false) }, ['signer-without-authority']],
    ['and not of one nobody classified', director, { ...paid, holder: program(null) }, ['signer-without-authority']],
    ['once found unable', { ...director, active: null }, paid, ['incapacity-not-determined']],
    ['while unable', { ...director, active: false }, paid, ['incapacity-not-determined']],
  ])('%s', (_, authority, over, expected) => {
    expect(defects(authority, over)).toEqual(expected);
  });
});

describe('the family of a patient who died consents (42 CFR 2.15(b)(2))', () => {
  const kin: Authority = { capacity: 'next_of_kin', nearest: true };
  const dead: Partial<Facts> = { patient: { ...adult, living: false }, requester: by('treating_provider') };
  test.each<[string, Authority, Partial<Facts>, string[]]>([
    ['to treatment', kin, { ...dead, ground_asserted: 'treatment' }, []],
    ['to payment', kin, { ...dead, ground_asserted: 'payment' }, []],
    ['to its review', kin, { ...dead, ground_asserted: 'payment_review' }, []],
    ['to operations', kin, { ...dead, ground_asserted: 'health_care_operations' }, []],
    ['and signs no authorization', kin, { ...dead, ground_asserted: 'authorization' }, ['letters-missing']],
    ['of a program alone', kin, { ...dead, ground_asserted: 'treatment', holder: program(false) }, ['letters-missing']],
    [
      'where nobody stands nearer',
      { ...kin, nearest: false },
      { ...dead, ground_asserted: 'treatment' },
      ['nearer-relative-not-checked'],
    ],
  ])('%s', (_, authority, over, expected) => {
    expect(defects(authority, over)).toEqual(expected);
  });
  test('an agent of the living has no say after death', () => {
    expect(defects({ capacity: 'health_care_agent', active: true }, dead)).toEqual(['signer-without-authority']);
  });
});
