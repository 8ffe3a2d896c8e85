import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { authorization, facts, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';

const patient = (age: number, over: Partial<Facts['patient']> = {}) => ({
  id: 'patient-1',
  age,
  living: true,
  ...over,
});

const asks = (jurisdiction: Facts['jurisdiction'], minor: Facts['patient'], as_of = '2031-06-15T15:00:00Z') =>
  adjudicate(
    facts({
      as_of,
      jurisdiction,
      patient: minor,
      requester: { id: 'parent-1', type: 'parent', identity_verified: true },
      ground_asserted: 'patient_access',
      requested: { classes: ['progress_notes'] },
      other_records: [record('record-1')],
    }),
  );

const signs = (jurisdiction: Facts['jurisdiction'], minor: Facts['patient']) =>
  adjudicate(
    facts({
      jurisdiction,
      patient: minor,
      artifacts: [
        authorization({
          witnessed: true,
          statements: { ...authorization().statements, right_to_inspect: true, consequences_of_refusal: true },
          signed_by: 'parent-1',
          signer_role: 'personal_representative',
          authority_description: 'mother',
        }),
      ],
    }),
  );

const reason = ({ outcome, reasons }: ReturnType<typeof adjudicate>) =>
  `${outcome} ${reasons[0]?.code} @ ${reasons[0]?.because}`;

const unknown = 'NEEDS-ARTIFACT minors-consent-to-care-not-recorded @ patient.self_consented';
const holds = 'DENY minor-holds-the-right @ patient.self_consented';
const granted = 'RELEASE access-granted @ requester.id';

describe('what a parent may see (164.502(g)(3), by the law of the state)', () => {
  test.each<[Facts['jurisdiction'], number, boolean | null, string]>([
    ['US-baseline', 11, null, granted],
    ['US-baseline', 12, null, unknown],
    ['US-baseline', 12, false, granted],
    ['US-baseline', 12, true, holds],
    [null, 12, null, unknown],
    ['CO', 11, null, granted],
    ['CO', 12, null, unknown],
    ['CO', 15, false, granted],
    ['KY', 15, null, granted],
    ['KY', 16, null, unknown],
    ['GA', 16, null, granted],
    ['IA', 16, null, granted],
    ['IA', 16, true, granted],
    ['CO', 11, true, granted],
    ['CO', 12, true, holds],
    ['KY', 15, true, granted],
    ['KY', 16, true, holds],
    ['AZ', 16, true, granted],
    ['VA', 16, true, granted],
    ['VT', 12, null, unknown],
    ['WY', 13, null, unknown],
    ['CA', 14, null, unknown],
    ['CA', 11, null, granted],
    ['GU', 14, false, granted],
    ['GU', 14, true, holds],
    ['NE', 18, true, holds],
    ['NE', 18, null, unknown],
    ['NE', 18, false, granted],
    ['NE', 19, false, 'DENY patient-is-an-adult @ patient.age'],
    ['US-baseline', 18, false, 'DENY patient-is-an-adult @ patient.age'],
    ['PA', 13, false, granted],
    ['PA', 14, false, 'NEEDS-ARTIFACT minor-controls-the-record @ patient.objects'],
    ['TN', 16, false, 'NEEDS-ARTIFACT minor-controls-the-record @ patient.objects'],
    ['TN', 15, false, granted],
    ['NM', 14, false, 'NEEDS-ARTIFACT minor-controls-the-record @ patient.objects'],
    ['IL', 11, null, granted],
  ])('%s, aged %s, consented alone: %s', (state, age, alone, expected) => {
    expect(reason(asks(state, patient(age, { self_consented: alone })))).toBe(expected);
  });

  test('a minor who controls the record and objects is heard', () => {
    const objecting = patient(15, { self_consented: false, objects: true });
    expect(reason(asks('PA', objecting))).toBe('DENY minor-objects-to-the-parent @ patient.objects');
    expect(reason(asks('OH', objecting))).toBe(granted);
  });

  test('the statute is that of the state', () => {
    expect(asks('CO', patient(14, { self_consented: true })).reasons[0]?.citation).toContain('C.R.S. 12-245-203.5');
    expect(asks('PA', patient(14, { self_consented: false })).reasons[0]?.citation).toContain('35 P.S. 10101.1');
  });

  test.each([true, null, undefined])(
    'in Illinois a minor of twelve leaves a summary unless they agree: %s',
    (objects) => {
      expect(asks('IL', patient(12, { objects })).scope.content).toBe('summary_fields');
      expect(asks('IL', patient(12, { objects: false })).scope.content).toBe('full');
      expect(asks('IL', patient(12, { objects: false, self_consented: true })).outcome).toBe('DENY');
      expect(asks('OH', patient(13, { objects })).scope.content).toBe('full');
    },
  );

  test('Idaho asks for a parent’s consent to all care since 1 July 2024, and as_of decides', () => {
    const child = patient(16, { self_consented: true });
    expect(reason(asks('ID', child, '2024-06-30T12:00:00Z'))).toBe(holds);
    expect(reason(asks('ID', child, '2024-07-01T12:00:00Z'))).toBe(granted);
  });
});

describe('whether a parent signs for a minor', () => {
  test.each<[Facts['jurisdiction'], number, Partial<Facts['patient']>, string]>([
    ['US-baseline', 9, {}, 'RELEASE authorization-valid'],
    ['US-baseline', 14, { self_consented: false }, 'RELEASE authorization-valid'],
    ['US-baseline', 14, {}, 'NEEDS-ARTIFACT minors-consent-not-recorded'],
    ['US-baseline', 14, { self_consented: true }, 'DENY minor-signs-own-authorization'],
    ['IL', 14, { objects: false }, 'RELEASE authorization-valid'],
    ['IL', 14, { objects: true }, 'DENY minor-objects-to-the-parent'],
    ['IL', 14, {}, 'NEEDS-ARTIFACT minors-objection-not-recorded'],
    ['PA', 14, { self_consented: false }, 'DENY minor-signs-own-authorization'],
    ['PA', 13, { self_consented: false }, 'RELEASE authorization-valid'],
    ['NE', 18, { self_consented: false }, 'RELEASE authorization-valid'],
    ['NE', 19, {}, 'NEEDS-ARTIFACT majority-reached-reconfirm'],
    ['GA', 15, { self_consented: true }, 'RELEASE authorization-valid'],
    ['KY', 15, { self_consented: true }, 'NEEDS-ARTIFACT state-rule-not-read'],
    ['OH', 13, { self_consented: true }, 'RELEASE authorization-valid'],
    ['OH', 14, { self_consented: true }, 'DENY minor-signs-own-authorization'],
  ])('%s, aged %s, %j: %s', (state, age, over, expected) => {
    expect(reason(signs(state, patient(age, over))).split(' @ ')[0]).toBe(expected);
  });
});

describe('whether a minor signs alone', () => {
  test.each<[Facts['jurisdiction'], number, boolean | null, string]>([
    ['US-baseline', 15, true, 'RELEASE authorization-valid'],
    ['US-baseline', 15, false, 'DENY minor-without-own-consent'],
    ['US-baseline', 15, null, 'NEEDS-ARTIFACT minors-consent-not-recorded'],
    ['PA', 15, true, 'RELEASE authorization-valid'],
    ['OH', 13, true, 'DENY minor-without-own-consent'],
    ['OH', 14, true, 'RELEASE authorization-valid'],
    ['UT', 16, true, 'DENY minor-without-own-consent'],
    ['TX', 15, true, 'RELEASE authorization-valid'],
  ])('%s, aged %s, consented alone: %s', (jurisdiction, age, alone, expected) => {
    const signed = facts({
      jurisdiction,
      patient: patient(age, { self_consented: alone }),
      artifacts: [authorization()],
    });
    expect(reason(adjudicate(signed)).split(' @ ')[0]).toBe(expected);
  });
});

const opensInTennessee = (
  requested: Facts['requested'],
  minor: Partial<Facts['patient']> = {},
  more: Partial<Facts> = {},
) =>
  adjudicate(
    facts({
      jurisdiction: 'TN',
      patient: patient(16, { self_consented: true, ...minor }),
      requester: { id: 'parent-1', type: 'parent', identity_verified: true },
      ground_asserted: 'patient_access',
      requested,
      notes: [],
      other_records: [record('record-1'), { ...record('record-2'), class: 'medication' }],
      ...more,
    }),
  );

describe('what Tennessee opens to the parent of a minor who controls the record (Tenn. Code 33-8-202(c))', () => {
  const opened = { note_ids: ['record-2'], classes: ['medication'], excludes: ['psychotherapy_notes'] };
  test.each<[string, Facts['requested']]>([
    ['asked for', { classes: ['medication'] }],
    ['among everything', { classes: ['all'] }],
    ['among entries by number', { note_ids: ['record-1', 'record-2'] }],
  ])('the prescriptions, %s', (_, requested) => {
    const decision = opensInTennessee(requested);
    expect(decision).toMatchObject({ outcome: 'NARROW', scope: opened });
    expect(decision.reasons[0]).toMatchObject({ code: 'state-opens-to-parent', because: 'jurisdiction' });
  });
  test('nothing else', () => expect(opensInTennessee({ classes: ['progress_notes'] }).outcome).toBe('DENY'));
  test('nothing where something besides the minor’s right stands in the way (164.502(g)(5))', () => {
    expect(opensInTennessee({ classes: ['medication'] }, { removed_from_custody: true }).scope.note_ids).toEqual([]);
    const harm = { context: { professional_judgment_not_in_best_interest: true } };
    expect(opensInTennessee({ classes: ['medication'] }, {}, harm).scope.note_ids).toEqual([]);
  });
  test('by class where nobody listed the records', () => {
    expect(opensInTennessee({ classes: ['all'] }, {}, { other_records: undefined }).scope).toMatchObject({
      note_ids: [],
      classes: ['medication'],
      within: [{}],
    });
  });
});
