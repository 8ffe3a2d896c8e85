import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Authority } from '../artifacts/authority.ts';
import { facts, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';

const child: Facts['patient'] = { id: 'patient-1', age: 9, living: true, self_consented: false };

const asks = (over: Partial<Facts>) => {
  const { outcome, reasons } = adjudicate(
    facts({
      ground_asserted: 'patient_access',
      requested: { classes: ['progress_notes'] },
      other_records: [record('record-1')],
      patient: child,
      ...over,
    }),
  );
  return `${outcome} ${reasons[0]?.code} @ ${reasons[0]?.because}`;
};
const by = (
  type: 'executor' | 'parent' | 'personal_representative',
  authorities?: Authority[],
): Facts['requester'] => ({
  id: 'person-1',
  type,
  identity_verified: true,
  ...(authorities ? { authorities } : {}),
});

const GRANTED = 'RELEASE access-granted @ requester.id';
const SUSPECTED = 'DENY representative-suspected-of-abuse @ context.abuse_suspected_by';

describe('who is suspected of abuse is no representative (164.502(g)(5))', () => {
  test.each<[string, Facts['context'], string]>([
    ['nobody', {}, GRANTED],
    ['this parent', { abuse_suspected_by: 'person-1' }, SUSPECTED],
    ['whoever represents the child', { suspected_abuser: 'personal_representative' }, SUSPECTED],
    ['somebody else', { abuse_suspected_by: 'person-2', suspected_abuser: 'neighbour' }, GRANTED],
  ])('%s', (_, context, expected) => expect(asks({ requester: by('parent'), context })).toBe(expected));
});

describe('a parent (164.502(g)(3), (5))', () => {
  test.each<[string, Partial<Facts['patient']>, Facts['context'], string]>([
    ['of whose child nobody recorded the age', { age: null }, {}, 'NEEDS-ARTIFACT age-not-recorded @ patient.age'],
    [
      'whose child was removed',
      { removed_from_custody: true },
      {},
      'NEEDS-ARTIFACT custody-removed-elsewhere @ patient.removed_from_custody',
    ],
    [
      'against the child’s interest, on a professional’s judgment',
      {},
      { professional_judgment_not_in_best_interest: true },
      'DENY representative-not-in-best-interest @ context.professional_judgment_not_in_best_interest',
    ],
  ])('%s', (_, minor, context, expected) => {
    expect(asks({ requester: by('parent'), patient: { ...child, ...minor }, context })).toBe(expected);
  });
  test('in California is barred after the child was removed (Cal. Civ. Code 56.106)', () => {
    const removed = { ...child, removed_from_custody: true };
    expect(asks({ jurisdiction: 'CA', requester: by('parent'), patient: removed })).toContain(
      'parent-barred-after-removal',
    );
  });
});

describe('an executor (164.502(g)(4))', () => {
  test('of the living is nobody', () => {
    expect(asks({ requester: by('executor'), patient: { ...child, age: 40 } })).toBe(
      'DENY not-the-individual @ requester.type',
    );
  });
  test('of the dead shows letters', () => {
    expect(asks({ requester: by('executor'), patient: { ...child, age: 40, living: false } })).toContain(
      'letters-missing @ artifacts',
    );
  });
});

describe('of two capacities', () => {
  const agent: Authority = { capacity: 'health_care_agent', source: 'advance_directive', active: true };
  const adult: Facts['patient'] = { id: 'patient-1', age: 40, living: true };
  const represents = (...authorities: Authority[]) =>
    asks({ requester: by('personal_representative', authorities), patient: adult });
  test('the one that reaches the record is enough', () => {
    expect(represents({ capacity: 'guardian_of_estate' }, agent)).toBe(GRANTED);
    expect(represents({ ...agent, until: '2031-06-14' }, agent)).toBe(GRANTED);
  });
  test('what can be mended is asked for before what cannot', () => {
    expect(represents({ ...agent, until: '2031-06-14' }, { ...agent, active: undefined })).toMatch(/^NEEDS-ARTIFACT/);
    expect(represents({ ...agent, until: '2031-06-14' })).toBe('DENY authority-ended @ requester.authorities');
  });
  test('it reaches from its first to its last day', () => {
    expect(represents({ ...agent, from: '2031-06-15', until: '2031-06-15' })).toBe(GRANTED);
    expect(represents({ ...agent, from: '2031-06-16' })).toContain('authority-not-begun');
  });
  test('none recorded is none', () => {
    expect(represents()).toBe('NEEDS-ARTIFACT representative-authority-not-established @ requester.authorities');
  });
});
