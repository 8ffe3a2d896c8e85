import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Artifact } from '../artifacts/artifact.ts';
import type { Context } from '../context.ts';
import { authorization, facts, note, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { GroundAsserted, RequesterType } from '../parties.ts';

const RECORDS = [
  record('record-1'),
  { ...record('record-2'), class: 'diagnosis' } as const,
  { ...record('record-3'), class: 'medication' } as const,
];
const ALL = RECORDS.map(({ id }) => id);

const asked = (ground: GroundAsserted, type: RequesterType | undefined, over: Partial<Facts> = {}): Facts =>
  facts({
    ground_asserted: ground,
    requester: { id: 'requester-1', identity_verified: true, type },
    requested: { classes: ['progress_notes', 'diagnosis', 'medication'] },
    other_records: RECORDS,
    ...over,
  });

const decide = (...given: Parameters<typeof asked>) => adjudicate(asked(...given));
/** Why, without the exceptions of 45 CFR part 171, which have their own test. */
const codes = (...given: Parameters<typeof asked>) =>
  decide(...given)
    .reasons.map(({ code }) => code)
    .filter((code) => !code.startsWith('ehi-'));
const baa = { id: 'requester-1', identity_verified: true, baa: true };

describe('who may have the record for treatment, payment and operations (164.506(c))', () => {
  test.each<[GroundAsserted, RequesterType]>([
    ['treatment', 'treating_provider'],
    ['treatment', 'workforce_clinician'],
    ['payment', 'health_plan'],
    ['payment', 'workforce_billing'],
    ['payment', 'individual'],
    ['payment_review', 'medicare_contractor'],
    ['payment', 'workers_comp_carrier'],
    ['health_care_operations', 'workforce_qa'],
    ['health_care_operations', 'health_plan'],
    ['health_care_operations', 'acquirer'],
  ])('%s: %s has it', (ground, type) => {
    expect(decide(ground, type)).toMatchObject({ outcome: 'RELEASE', scope: { note_ids: ALL } });
  });

  test.each<[GroundAsserted, RequesterType, string]>([
    ['treatment', 'journalist', 'not-a-provider'],
    ['treatment', 'health_plan', 'not-a-provider'],
    ['payment', 'employer', 'not-of-payment'],
    ['payment', 'life_insurer', 'not-of-payment'],
    ['health_care_operations', 'data_broker', 'not-of-operations'],
  ])('%s: %s has nothing', (ground, type, code) => {
    expect(decide(ground, type)).toMatchObject({ outcome: 'DENY', scope: { note_ids: [] } });
    expect(codes(ground, type)).toEqual([code]);
  });

  test('nobody whose role was not recorded', () => {
    expect(decide('treatment', undefined).outcome).toBe('NEEDS-ARTIFACT');
    expect(codes('payment', undefined)).toEqual(['requester-role-not-recorded']);
  });

  test.each(['business_associate', 'accreditor'] as const)('%s with its agreement alone (164.502(e))', (type) => {
    expect(codes('health_care_operations', type)).toEqual(['associate-without-agreement']);
    expect(decide('health_care_operations', type, { requester: { ...baa, type } }).outcome).toBe('RELEASE');
  });

  test('a dispute about payment goes to the own counsel, and to no other lawyer (164.501, payment)', () => {
    const own = { ...baa, type: 'attorney', for: 'practice-1' } as const;
    expect(decide('payment', 'attorney', { requester: own })).toMatchObject({
      outcome: 'RELEASE',
      minimumNecessary: true,
    });
    expect(decide('payment', 'attorney').outcome).toBe('DENY');
    expect(codes('payment', 'attorney', { requester: { ...own, baa: false } })).toEqual(['counsel-without-agreement']);
  });

  test('what a note holds outside the definition goes to nobody who may not have the record', () => {
    const notes = [note('note-1', '2031-01-10', { contains_excluded: ['start_stop_times'] })];
    const requested = { classes: ['psychotherapy_notes' as const] };
    expect(decide('payment', 'health_plan', { notes, requested }).scope.content).toBe('extract');
    expect(decide('payment', 'employer', { notes, requested }).scope.content).toBe('none');
    const restriction: Artifact = { type: 'agreed_restriction', scope: 'no disclosure' };
    expect(decide('payment', 'health_plan', { notes, requested, artifacts: [restriction] }).scope.content).toBe('none');
  });
});

const paid = (over: object = {}): Artifact => ({
  type: 'self_pay_restriction',
  services: ['record-1'],
  paid_in_full: true,
  ...over,
});

describe('a service paid in full (164.522(a)(1)(vi))', () => {
  test('is kept from the plan, for payment and for operations', () => {
    for (const ground of ['payment', 'health_care_operations'] as const) {
      const decision = decide(ground, 'health_plan', { artifacts: [paid()] });
      expect(decision).toMatchObject({ outcome: 'NARROW', scope: { note_ids: ['record-2', 'record-3'] } });
    }
    expect(codes('payment', 'health_plan', { artifacts: [paid({ services: ALL })] })).toEqual(['self-pay-restriction']);
  });
  test('is kept from nobody else, and another patient’s paid service not at all', () => {
    expect(decide('treatment', 'treating_provider', { artifacts: [paid()] }).outcome).toBe('RELEASE');
    expect(decide('payment', 'workforce_billing', { artifacts: [paid()] }).outcome).toBe('RELEASE');
    expect(decide('payment', 'health_plan', { artifacts: [paid({ patient: 'patient-2' })] }).outcome).toBe('RELEASE');
    expect(decide('payment', 'health_plan', { artifacts: [paid({ patient: 'patient-1' })] }).outcome).toBe('NARROW');
  });
});

const action = (plaintiff: string, defendant: string, relevant?: string[]): Context => ({
  action: { plaintiff, defendant, ...(relevant ? { relevant_notes: relevant } : {}) },
});
const counsel = { ...baa, type: 'defense_counsel' } as const;

const sues = (context: Context, over: Partial<Facts> = {}) =>
  decide('defense', 'defense_counsel', { requester: counsel, context, ...over });

describe('the practice’s own case (164.501, legal services; HHS FAQ 705)', () => {
  test.each([
    ['sued by the patient', action('patient-1', 'practice-1')],
    ['suing for its fee', action('practice-1', 'patient-1')],
    ['sued by another', action('spouse-1', 'practice-1')],
  ])('%s, it has the record', (_, context) => {
    expect(sues(context)).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: ALL, content: 'minimum_necessary' },
      approvals: ['privacy-officer', 'counsel'],
      minimumNecessary: true,
    });
  });
  test('only what somebody found relevant, where somebody chose', () => {
    expect(sues(action('patient-1', 'practice-1', ['record-2']))).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['record-2'] },
    });
    expect(sues(action('patient-1', 'practice-1', ['note-1'])).outcome).toBe('DENY');
    expect(sues(action('patient-1', 'practice-1', ALL)).outcome).toBe('RELEASE');
  });
  test('nothing where it is no party, the pleading is not recorded, or the lawyer is another’s', () => {
    expect(sues(action('patient-1', 'spouse-1')).outcome).toBe('DENY');
    expect(sues({})).toMatchObject({
      outcome: 'NEEDS-ARTIFACT',
      cures: ['pleading that shows plaintiff and defendant'],
    });
    const other = { ...counsel, for: 'patient-1' };
    expect(sues(action('patient-1', 'practice-1'), { requester: other }).outcome).toBe('DENY');
    const program = { id: 'practice-1', part2_program: true };
    expect(sues(action('patient-1', 'practice-1'), { holder: program }).outcome).toBe('NEEDS-ARTIFACT');
  });
});

describe('taking identifiers out (164.502(d)(1), 164.514(a)-(b))', () => {
  test.each<[RequesterType, boolean | undefined, string]>([
    ['workforce_analyst', undefined, 'RELEASE'],
    ['business_associate', true, 'RELEASE'],
    ['business_associate', undefined, 'NEEDS-ARTIFACT'],
    ['data_broker', undefined, 'DENY'],
    ['university', undefined, 'DENY'],
  ])('%s with agreement %s: %s', (type, agreement, outcome) => {
    const requester = { id: 'requester-1', identity_verified: true, type, baa: agreement };
    expect(decide('deidentification', type, { requester })).toMatchObject({
      outcome,
      minimumNecessary: outcome === 'RELEASE',
    });
  });
  test('an authorization that opens less takes nothing from it', () => {
    const form = authorization({
      covers: ['designated_record_set'],
      note_ids: ['record-1'],
      combined_with: ['tpo_consent'],
    });
    expect(decide('deidentification', 'workforce_analyst', { artifacts: [form] }).outcome).toBe('RELEASE');
    expect(codes('deidentification', 'data_broker', { artifacts: [form] })).not.toContain('deidentified-by-others');
  });
});

describe('family (164.510(b))', () => {
  test.each<[string, Partial<Facts>, string, string]>([
    ['with the patient’s agreement', { context: { patient_agrees: true } }, 'NARROW', 'family-in-care'],
    [
      'the patient does not object',
      { patient: { id: 'patient-1', living: true, objects: false } },
      'NARROW',
      'family-in-care',
    ],
    ['the patient objects', { patient: { id: 'patient-1', living: true, objects: true } }, 'DENY', 'patient-objects'],
    ['the patient refuses', { context: { patient_agrees: false } }, 'DENY', 'patient-objects'],
    ['nobody asked the patient', {}, 'NEEDS-ARTIFACT', 'agreement-not-recorded'],
    [
      'with agreement, and no part in the care',
      { context: { patient_agrees: true, involvement: { in_care_or_payment: false } } },
      'DENY',
      'not-involved-in-care',
    ],
  ])('of who lives: %s', (_, over, outcome, code) => {
    expect(decide('family', 'spouse', over).outcome).toBe(outcome);
    expect(codes('family', 'spouse', over)[0]).toBe(code);
  });

  const dead = { id: 'patient-1', living: false };
  const took = (in_care_or_payment?: boolean, contrary_wish?: boolean): Partial<Facts> => ({
    patient: dead,
    context: { involvement: { in_care_or_payment, contrary_wish } },
  });
  test.each<[string, Partial<Facts>, string, string[]]>([
    ['took part in the care', took(true, false), 'NARROW', ['family-of-decedent']],
    ['nobody looked for a contrary wish', took(true), 'NEEDS-ARTIFACT', ['wish-not-checked']],
    ['the patient had wished otherwise', took(true, true), 'DENY', ['decedent-wished-otherwise']],
    ['took no part', took(false, false), 'DENY', ['not-involved-in-care']],
    ['nobody recorded a part', { patient: dead }, 'NEEDS-ARTIFACT', ['involvement-not-recorded', 'wish-not-checked']],
    ['the patient had objected', { patient: { ...dead, objects: true } }, 'DENY', ['decedent-wished-otherwise']],
  ])('of who died (b)(5): %s', (_, over, outcome, expected) => {
    for (const ground of ['family', 'decedent'] as const) {
      expect(decide(ground, 'parent', over).outcome).toBe(outcome);
      expect(codes(ground, 'parent', over)).toEqual(expected);
    }
  });
  test('reads what is relevant to its part, and no note', () => {
    const decision = decide('family', 'spouse', {
      context: { patient_agrees: true },
      requested: { classes: ['psychotherapy_notes', 'progress_notes'] },
    });
    expect(decision.scope).toMatchObject({ note_ids: ['record-1'], excludes: ['psychotherapy_notes'] });
    expect(decision.scope.elements).toEqual([
      'what is relevant to the involvement of this person in the care or its payment',
    ]);
  });
});

describe('who died', () => {
  const dead = { id: 'patient-1', living: false };
  const letters: Artifact = { type: 'letters_testamentary', patient: 'patient-1', valid: true };
  test('the executor has the record (164.502(g)(4))', () => {
    expect(decide('decedent', 'executor', { patient: dead, artifacts: [letters] }).outcome).toBe('RELEASE');
    expect(decide('decedent', 'executor', { patient: dead }).outcome).toBe('NEEDS-ARTIFACT');
  });
  test('death is recorded first', () => {
    expect(codes('decedent', 'executor', { patient: { id: 'patient-1' }, artifacts: [letters] })).toEqual([
      'death-not-recorded',
    ]);
    expect(codes('decedent', 'executor', { artifacts: [letters] })).toEqual(['patient-not-deceased']);
  });
  test('nobody else by the death alone; after fifty years counsel decides', () => {
    expect(codes('decedent', 'journalist', { patient: dead })).toEqual(['decedent-no-right']);
    expect(codes('decedent', 'researcher', { patient: { ...dead, years_since_death: 51 } })).toEqual([
      'fifty-years-since-death',
    ]);
    expect(codes('decedent', 'researcher', { patient: { ...dead, years_since_death: 50 } })).toEqual([
      'decedent-no-right',
    ]);
  });
});

describe('amendment (164.526)', () => {
  const patient = { id: 'patient-1', type: 'individual', identity_verified: true } as const;
  const amends = (amendment_decision?: NonNullable<Context['amendment_decision']>, over: Partial<Facts> = {}) =>
    decide('amendment', 'individual', { requester: patient, context: { amendment_decision }, ...over });
  test('of a progress note waits for its author, and is not called closed', () => {
    const open = amends();
    expect(open.outcome).toBe('NEEDS-ARTIFACT');
    expect(open.reasons.map(({ code }) => code)).toEqual(['amendment-not-decided']);
    expect(open.duties).toEqual(['answer within 60 days, one 30-day extension with written reason and date']);
  });
  test.each([
    ['accepted', 'RELEASE', 'amendment-accepted'],
    ['accurate_and_complete', 'DENY', 'record-accurate-and-complete'],
    ['not_created_here', 'DENY', 'record-not-created-here'],
    ['outside_designated_record_set', 'DENY', 'outside-designated-record-set'],
  ] as const)('%s: %s', (decision, outcome, code) => {
    expect(amends(decision).outcome).toBe(outcome);
    expect(amends(decision).reasons[0]?.code).toBe(code);
  });
  test('of a psychotherapy note is not available, and of another’s record neither', () => {
    expect(amends('accepted', { requested: { classes: ['psychotherapy_notes'] } }).outcome).toBe('DENY');
    expect(amends('accepted', { requester: { ...patient, id: 'spouse-1' } }).outcome).toBe('DENY');
  });
});

describe('public interests of the ordinary record (164.512(b), (k), (l); 164.514(f))', () => {
  test.each<[GroundAsserted, RequesterType | undefined, string, string]>([
    ['public_health', 'public_health_authority', 'RELEASE', 'public-health'],
    ['public_health', 'journalist', 'DENY', 'not-a-public-health-authority'],
    ['public_health', undefined, 'NEEDS-ARTIFACT', 'requester-role-not-recorded'],
    ['workers_compensation', 'workers_comp_carrier', 'RELEASE', 'workers-compensation'],
    ['workers_compensation', 'state_agency', 'RELEASE', 'workers-compensation'],
    ['workers_compensation', 'employer', 'DENY', 'not-of-workers-compensation'],
    ['specialized_government', 'military_command', 'NEEDS-ARTIFACT', 'government-representation-missing'],
    ['specialized_government', 'employer', 'DENY', 'not-of-specialized-government'],
    ['fundraising', 'workforce_fundraising', 'NARROW', 'fundraising-data'],
    ['fundraising', 'marketer', 'DENY', 'fundraising-for-others'],
    ['marketing', 'marketer', 'DENY', 'ground-not-open-to-record'],
  ])('%s to %s: %s', (ground, type, outcome, code) => {
    expect(decide(ground, type).outcome).toBe(outcome);
    expect(codes(ground, type)[0]).toBe(code);
  });
  test('are accounted for, and limited to what is necessary', () => {
    for (const [ground, type] of [
      ['public_health', 'public_health_authority'],
      ['workers_compensation', 'workers_comp_carrier'],
    ] as const)
      expect(decide(ground, type)).toMatchObject({ accounting: true, minimumNecessary: true });
  });
  test('fundraising has demographic data alone, and none of who opted out', () => {
    expect(decide('fundraising', 'workforce_fundraising').scope).toMatchObject({
      note_ids: [],
      content: 'statement_only',
    });
    const patient = { id: 'patient-1', living: true, objects: true };
    expect(codes('fundraising', 'workforce_fundraising', { patient })).toEqual(['patient-opted-out']);
  });
  test('open no record of a program (42 CFR 2.12(d)(2))', () => {
    const holder = { id: 'practice-1', part2_program: true };
    for (const [ground, type] of [
      ['public_health', 'public_health_authority'],
      ['workers_compensation', 'workers_comp_carrier'],
      ['fundraising', 'workforce_fundraising'],
      ['research', 'researcher'],
      ['deidentification', 'workforce_analyst'],
      ['family', 'spouse'],
    ] as const)
      expect(decide(ground, type, { holder, context: { patient_agrees: true } }).outcome).toBe('NEEDS-ARTIFACT');
  });
});

const ehi = (...given: Parameters<typeof asked>) =>
  decide(...given).reasons.flatMap(({ code, because }) => (code.startsWith('ehi-') ? [`${code} @ ${because}`] : []));

describe('the exception of 45 CFR part 171 is named where the record waits', () => {
  const own = { id: 'patient-1', type: 'individual', identity_verified: true } as const;
  test('preventing harm (171.201)', () => {
    const over: Partial<Facts> = { requester: own, context: { determination: 'life_or_physical_safety' } };
    expect(ehi('patient_access', 'individual', over)).toEqual(['ehi-harm-exception @ context.determination']);
    expect(decide('patient_access', 'individual', over).duties).toContain(
      'record which exception of 45 CFR part 171 covers the delay',
    );
  });
  test('what the individual asked for (171.202(e))', () => {
    const artifacts: Artifact[] = [{ type: 'agreed_restriction', id: 'word-1', scope: 'no disclosure' }];
    expect(ehi('treatment', 'treating_provider', { artifacts })).toEqual(['ehi-request-exception @ word-1']);
  });
  test('a precondition not met (171.202(b))', () => {
    const unverified = { id: 'requester-1', type: 'treating_provider', identity_verified: false } as const;
    expect(ehi('treatment', 'treating_provider', { requester: unverified })).toEqual([
      'ehi-privacy-exception @ requester.identity_verified',
    ]);
  });
  test('and nowhere else: where the record goes, is refused for good, or was not asked for', () => {
    expect(ehi('treatment', 'treating_provider')).toEqual([]);
    expect(ehi('treatment', 'journalist')).toEqual([]);
    expect(ehi('research', 'researcher')).toEqual([]);
    expect(ehi('treatment', undefined, { requested: { classes: ['psychotherapy_notes'] } })).toEqual([]);
  });
});
