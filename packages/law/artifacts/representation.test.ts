import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { authorization, facts, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { Authority } from './authority.ts';
import type { AuthorizationArtifact } from './authorization.ts';

const child = { id: 'patient-1', age: 9, living: true };
const dead = { id: 'patient-1', age: 15, living: false };
const adult = { id: 'patient-1', age: 40, living: true };

const signed = (form: Partial<AuthorizationArtifact>, patient: Facts['patient']) =>
  adjudicate(
    facts({
      patient,
      artifacts: [authorization({ signed_by: 'rep-1', signer_role: 'personal_representative', ...form })],
    }),
  );

const asked = (
  authorities: Authority[] | null,
  patient: Facts['patient'],
  type: 'parent' | 'personal_representative',
) =>
  adjudicate(
    facts({
      ground_asserted: 'patient_access',
      patient,
      requester: { id: 'rep-1', type, identity_verified: true, authorities },
      requested: { classes: ['progress_notes'] },
      other_records: [record('record-1')],
    }),
  );

const RECORDED: [Authority, Facts['patient'], string, string?][] = [
  [{ capacity: 'parent' }, child, 'RELEASE'],
  [{ capacity: 'parent', rights_terminated: true }, child, 'DENY', 'parental-rights-terminated'],
  [{ capacity: 'parent', parents_apart: true }, child, 'NEEDS-ARTIFACT', 'custody-not-recorded'],
  [{ capacity: 'parent', parents_apart: true, custody: 'joint' }, child, 'RELEASE'],
  [{ capacity: 'parent', custody: 'sole' }, child, 'RELEASE'],
  [{ capacity: 'parent', custody: 'of_the_other_parent' }, child, 'NEEDS-ARTIFACT', 'parent-without-legal-custody'],
  [{ capacity: 'parent', custody: 'of_an_agency' }, child, 'NEEDS-ARTIFACT', 'parent-without-legal-custody'],
  [{ capacity: 'parent' }, dead, 'DENY', 'signer-without-authority'],
  [{ capacity: 'step_parent' }, child, 'NEEDS-ARTIFACT', 'step-parent-without-authority'],
  [{ capacity: 'step_parent', source: 'birth_or_adoption' }, child, 'RELEASE'],
  [{ capacity: 'step_parent', source: 'court_order', health_care: true }, child, 'RELEASE'],
  [
    { capacity: 'foster_parent', source: 'placement_by_agency' },
    child,
    'NEEDS-ARTIFACT',
    'foster-parent-without-authority',
  ],
  [{ capacity: 'foster_parent', source: 'placement_by_agency', health_care: true }, child, 'RELEASE'],
  [{ capacity: 'guardian_ad_litem', source: 'court_order' }, child, 'NEEDS-ARTIFACT', 'ad-litem-without-authority'],
  [{ capacity: 'guardian_ad_litem', health_care: true }, child, 'NEEDS-ARTIFACT', 'ad-litem-without-authority'],
  [{ capacity: 'guardian_ad_litem', source: 'court_order', health_care: true }, child, 'RELEASE'],
  [{ capacity: 'guardian_of_person' }, adult, 'RELEASE'],
  [{ capacity: 'guardian_of_person', health_care: false }, adult, 'DENY', 'signer-without-authority'],
  [{ capacity: 'guardian_of_person', until: '2031-06-14' }, adult, 'DENY', 'authority-ended'],
  [{ capacity: 'guardian_of_person', until: '2031-06-15' }, adult, 'RELEASE'],
  [{ capacity: 'guardian_of_person', from: '2031-06-16' }, adult, 'NEEDS-ARTIFACT', 'authority-not-begun'],
  [{ capacity: 'guardian_of_person', from: '2031-06-15' }, adult, 'RELEASE'],
  [{ capacity: 'guardian_of_person' }, dead, 'DENY', 'signer-without-authority'],
  [{ capacity: 'guardian_of_estate', health_care: true }, adult, 'DENY', 'signer-without-authority'],
  [{ capacity: 'health_care_agent', active: true }, adult, 'RELEASE'],
  [{ capacity: 'health_care_agent', active: false }, adult, 'NEEDS-ARTIFACT', 'agent-not-active'],
  [{ capacity: 'health_care_agent' }, adult, 'NEEDS-ARTIFACT', 'agent-activity-not-recorded'],
  [{ capacity: 'attorney_in_fact_health_care', active: true }, adult, 'RELEASE'],
  [{ capacity: 'attorney_in_fact_health_care' }, adult, 'NEEDS-ARTIFACT', 'agent-activity-not-recorded'],
  [{ capacity: 'attorney_in_fact_health_care', active: false }, adult, 'NEEDS-ARTIFACT', 'agent-not-active'],
  [{ capacity: 'attorney_in_fact_finances' }, adult, 'DENY', 'signer-without-authority'],
  [{ capacity: 'next_of_kin' }, adult, 'NEEDS-ARTIFACT', 'representative-authority-not-established'],
  [{ capacity: 'next_of_kin' }, dead, 'NEEDS-ARTIFACT', 'letters-missing'],
  [{ capacity: 'executor', source: 'letters' }, adult, 'DENY', 'signer-without-authority'],
  [{ capacity: 'administrator', source: 'letters' }, dead, 'RELEASE'],
  [{ capacity: 'executor', source: 'letters' }, dead, 'RELEASE'],
  [{ capacity: 'executor', source: 'court_order' }, dead, 'NEEDS-ARTIFACT', 'letters-missing'],
];

describe('a capacity with what it comes from and when it ends', () => {
  test.each(RECORDED)('%j for %j', (authority, patient, outcome, code) => {
    for (const decision of [
      signed({ authorities: [authority] }, patient),
      asked([authority], patient, 'personal_representative'),
    ]) {
      expect(decision.outcome).toBe(outcome);
      expect(decision.reasons.map((reason) => reason.code).join()).toContain(code ?? '');
    }
  });
});

test('one good capacity is enough beside others that are none', () => {
  const mother: Authority = { capacity: 'parent' };
  const administrator: Authority = { capacity: 'administrator', source: 'letters' };
  expect(signed({ authorities: [mother, administrator] }, dead).outcome).toBe('RELEASE');
  const terminated: Authority = { capacity: 'parent', rights_terminated: true };
  expect(signed({ authorities: [terminated, { capacity: 'guardian_ad_litem' }] }, child).outcome).toBe(
    'NEEDS-ARTIFACT',
  );
  expect(
    signed({ authorities: [{ capacity: 'guardian_of_person' }, mother] }, { ...child, age: 17, self_consented: true })
      .outcome,
  ).toBe('RELEASE');
});

test('none recorded is not described, and an empty list is not established', () => {
  expect(signed({}, adult).reasons[0]?.code).toBe('representative-authority-not-described');
  expect(signed({ authorities: [] }, adult).reasons[0]?.code).toBe('representative-authority-not-established');
  expect(asked(null, adult, 'personal_representative')).toMatchObject({ outcome: 'NEEDS-ARTIFACT' });
});

test('a parent who asks is a parent, and what a court said of custody is read', () => {
  expect(asked(null, child, 'parent').outcome).toBe('RELEASE');
  expect(asked([{ capacity: 'parent', custody: 'of_the_other_parent' }], child, 'parent').outcome).toBe(
    'NEEDS-ARTIFACT',
  );
});

describe('words of the earlier vocabulary', () => {
  test.each([
    ['Guardian of the person', adult, 'RELEASE'],
    ['guardian of the person, letters attached', adult, 'RELEASE'],
    ['guardian of the property only (no authority over the person)', adult, 'DENY'],
    ['not the guardian of the person', adult, 'NEEDS-ARTIFACT'],
    ['guardian of the person, discharged', adult, 'NEEDS-ARTIFACT'],
    ['guardian', adult, 'NEEDS-ARTIFACT'],
    ['neighbour who helps with medical appointments', adult, 'NEEDS-ARTIFACT'],
    ['health care proxy', adult, 'NEEDS-ARTIFACT'],
    ['health care proxy (in effect)', adult, 'RELEASE'],
    ['health care power of attorney, not in effect', adult, 'NEEDS-ARTIFACT'],
    ['mother', child, 'RELEASE'],
    ["mother's boyfriend", child, 'NEEDS-ARTIFACT'],
    ['father, parental rights terminated', child, 'DENY'],
    ['divorced father', child, 'NEEDS-ARTIFACT'],
    ['father, divorced', child, 'NEEDS-ARTIFACT'],
    ['constructor', child, 'NEEDS-ARTIFACT'],
    ['mother, administrator of the estate, letters of administration', dead, 'RELEASE'],
    ['administrator of the estate', dead, 'NEEDS-ARTIFACT'],
  ] as const)('%s', (words, patient, outcome) => {
    expect(signed({ authority_description: words }, patient).outcome).toBe(outcome);
  });
  test('say nothing where the capacity is recorded', () => {
    const form = {
      authority_description: 'guardian of the person',
      authorities: [{ capacity: 'guardian_of_estate' }],
    } as const;
    expect(signed({ ...form, authorities: [...form.authorities] }, adult).outcome).toBe('DENY');
  });
});
