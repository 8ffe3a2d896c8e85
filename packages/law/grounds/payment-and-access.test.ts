import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Artifact } from '../artifacts/artifact.ts';
import { IDS, authorization, facts, note, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { OtherRecord } from '../records.ts';

const mixed: Partial<Facts> = {
  requested: { classes: ['psychotherapy_notes', 'progress_notes'], note_ids: [...IDS, 'record-1', 'record-2'] },
  other_records: [record('record-1'), record('record-2')],
};
const patient = { id: 'patient-1', type: 'individual', identity_verified: true } as const;
const plan = { id: 'plan-1', type: 'health_plan', identity_verified: true } as const;

const pay = (over: Partial<Facts> = {}) => adjudicate(facts({ ground_asserted: 'payment', requester: plan, ...over }));

describe('payment', () => {
  test('never reaches notes (164.508(a)(2))', () => {
    expect(pay()).toMatchObject({
      outcome: 'DENY',
      scope: { note_ids: [] },
      reasons: [{ code: 'payment-not-listed' }],
    });
  });
  test('has the minimum necessary of the record (164.502(b))', () => {
    expect(pay(mixed)).toMatchObject({
      outcome: 'NARROW',
      scope: {
        note_ids: ['record-1', 'record-2'],
        classes: ['progress_notes'],
        content: 'minimum_necessary',
        excludes: ['psychotherapy_notes'],
      },
      minimumNecessary: true,
    });
  });
  test('is not told of a service paid in full (164.522(a)(1)(vi))', () => {
    const paid: Artifact = { type: 'self_pay_restriction', services: ['record-1'], paid_in_full: true };
    expect(pay({ ...mixed, artifacts: [paid] }).scope.note_ids).toEqual(['record-2']);
    const only: Partial<Facts> = { ...mixed, requested: { classes: ['progress_notes'], note_ids: ['record-1'] } };
    expect(pay({ ...only, artifacts: [paid] })).toMatchObject({
      outcome: 'DENY',
      reasons: [{ code: 'self-pay-restriction' }, { code: 'ehi-request-exception' }],
    });
    expect(pay({ ...only, artifacts: [{ ...paid, paid_in_full: false }] }).outcome).toBe('RELEASE');
  });
  test('yields to an agreed restriction (164.522(a)(1)(iii))', () => {
    expect(pay({ ...mixed, artifacts: [{ type: 'agreed_restriction', scope: 'no disclosure' }] }).outcome).toBe('DENY');
  });
  test('leaves a misfiled note where it is and logs the incident (164.501)', () => {
    const misfiled = [
      note('note-1', '2031-01-10', {
        separated: false,
        intended_class: 'psychotherapy_note',
        misfiled_in: 'billing_folder',
      }),
    ];
    const bill: OtherRecord = { ...record('record-1'), class: 'billing' };
    const folder: Partial<Facts> = { notes: misfiled, other_records: [bill, record('record-2')] };
    const decision = pay({ ...folder, requested: { classes: ['billing_folder'] } });
    expect(decision.scope.note_ids).toEqual(['record-1']);
    expect(decision.duties).toContain('log misfiling as an incident');
    expect(
      pay({ ...folder, requested: { classes: ['billing_folder'], note_ids: ['record-2'] } }).scope.note_ids,
    ).toEqual(['record-2']);
  });
  test('a billing folder holds no note that was not misfiled in it', () => {
    const decision = pay({ requested: { classes: ['billing_folder'] }, other_records: [] });
    expect(decision.reasons.map(({ code }) => code)).toEqual(['no-such-record-held']);
  });
  test('extracts from a note what the definition excludes (164.501, Transmittal 98)', () => {
    const holding = [note('note-1', '2031-01-10', { contains_excluded: ['start_stop_times'] })];
    expect(pay({ notes: holding })).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['note-1'], content: 'extract', elements: ['start_stop_times'] },
      minimumNecessary: true,
    });
    expect(pay({ notes: holding, artifacts: [{ type: 'agreed_restriction', scope: 'no disclosure' }] }).outcome).toBe(
      'DENY',
    );
  });
  test('needs a consent for the record of a Part 2 program (42 CFR 2.31)', () => {
    const program: Partial<Facts> = { ...mixed, holder: { id: 'practice-1', part2_program: true } };
    expect(pay(program)).toMatchObject({ outcome: 'NEEDS-ARTIFACT', scope: { note_ids: [] } });
    const consent = authorization({ form: 'part2_tpo_consent', covers: ['part2_records'], recipients: ['plan-1'] });
    expect(pay({ ...program, artifacts: [consent] }).scope.note_ids).toEqual(['record-1', 'record-2']);
  });
});

const doctor = { id: 'doctor-1', type: 'treating_provider', identity_verified: true } as const;
const treat = (over: Partial<Facts>) => adjudicate(facts({ ground_asserted: 'treatment', requester: doctor, ...over }));

describe('treatment and operations', () => {
  test('another provider has the record whole and the notes never (164.508(a)(2)(i)(A), 164.502(b)(2)(i))', () => {
    expect(treat({}).outcome).toBe('DENY');
    expect(treat(mixed)).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['record-1', 'record-2'], content: 'full' },
      minimumNecessary: false,
    });
  });
  test('a use inside the practice is held to the minimum necessary', () => {
    expect(treat({ ...mixed, action: 'use' }).minimumNecessary).toBe(true);
  });
  test('a note of another author, or one that was never separated, is ordinary record (164.501)', () => {
    const theirs = note('note-1', '2031-01-10', { author_is_mental_health_professional: false });
    const mingled = note('note-2', '2031-02-10', { separated: false });
    expect(treat({ notes: [theirs, mingled] })).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: ['note-1', 'note-2'] },
    });
  });
  test('a machine transcript stays protected from third parties (section 12 reading 8)', () => {
    const machine = note('note-1', '2031-01-10', {
      medium: 'machine_transcript',
      author_is_mental_health_professional: null,
    });
    expect(treat({ notes: [machine] }).outcome).toBe('DENY');
  });
  test('quality review has the record and not the notes (164.508(a)(2)(i)(B)-(C))', () => {
    const requester = { id: 'requester-1', type: 'workforce_qa', identity_verified: true } as const;
    const review = adjudicate(facts({ ground_asserted: 'health_care_operations', action: 'use', ...mixed, requester }));
    expect(review).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['record-1', 'record-2'] },
      minimumNecessary: true,
    });
  });
});

const access = (over: Partial<Facts> = {}) =>
  adjudicate(facts({ ground_asserted: 'patient_access', requester: patient, ...over }));

describe('the patient’s access', () => {
  test('does not reach notes, and everything else is given (164.524(a)(1)(i), (d)(1))', () => {
    expect(access()).toMatchObject({ outcome: 'DENY', reasons: [{ code: 'notes-outside-access' }] });
    expect(access(mixed)).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['record-1', 'record-2'] },
      minimumNecessary: false,
    });
  });
  test('extracts what the definition excludes (164.501)', () => {
    const holding = [
      note('note-1', '2031-01-10', { contains_excluded: ['start_stop_times'] }),
      note('note-2', '2031-02-10'),
    ];
    expect(access({ notes: holding })).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['note-1'], content: 'extract', elements: ['start_stop_times'] },
    });
  });
  test('of everything leaves the notes out, whether or not there are any (171.102)', () => {
    for (const notes of [facts().notes, []]) {
      const { outcome, scope } = access({
        notes,
        requested: { classes: ['all'] },
        other_records: [record('record-1')],
      });
      expect([outcome, scope]).toEqual([
        'NARROW',
        {
          note_ids: ['record-1'],
          content: 'full_record_minus_notes',
          recipient: 'patient-1',
          excludes: ['psychotherapy_notes'],
        },
      ]);
    }
  });
  test('is not denied automatically where the state may give more (section 12 reading 13)', () => {
    expect(access({ jurisdiction: 'TX' })).toMatchObject({ outcome: 'NEEDS-ARTIFACT', scope: { note_ids: [] } });
    expect(access({ jurisdiction: 'CA' }).outcome).toBe('NEEDS-ARTIFACT');
    expect(access({ jurisdiction: 'NY' }).outcome).toBe('DENY');
  });
  test('of a note that lost its separation is access to ordinary record (164.501)', () => {
    const lost = [note('note-1', '2031-01-10', { separated: false, misfiled_in: 'chart' })];
    expect(access({ notes: lost }).scope.note_ids).toEqual(['note-1']);
  });
  test.each<[Facts['jurisdiction'], string[]]>([
    ['CA', ['answer within 5 working days (Cal. Health & Safety Code 123110)']],
    ['NY', ['answer within 10 days (N.Y. Mental Hyg. Law 33.16(b))']],
    ['US-baseline', []],
  ])('is answered sooner where the state says so: %s', (jurisdiction, duties) => {
    expect(access({ ...mixed, jurisdiction }).duties.filter((duty) => duty.startsWith('answer within'))).toEqual(
      duties,
    );
  });
  test('through an app is still no access to notes (164.524(c)(3)(ii))', () => {
    expect(access({ jurisdiction: 'TX', context: { send_to: 'app' } }).outcome).toBe('DENY');
  });
  test('may be refused for danger, reviewably (164.524(a)(3)-(4))', () => {
    const decision = access({ ...mixed, context: { determination: 'life_or_physical_safety' } });
    expect(decision).toMatchObject({ outcome: 'DENY', scope: { note_ids: [] } });
    expect(decision.duties).toContain('promptly refer to reviewing official');
  });
  test('is the patient’s and nobody else’s (164.524(a)(1))', () => {
    expect(access({ ...mixed, requester: { ...patient, id: 'other' } }).outcome).toBe('DENY');
    expect(access({ ...mixed, requester: { ...patient, type: 'spouse' } }).outcome).toBe('DENY');
    expect(access({ ...mixed, requester: { id: 'patient-1', type: 'individual' } }).outcome).toBe('NEEDS-ARTIFACT');
  });
});

describe('a parent’s access (164.502(g)(3))', () => {
  const parent = { id: 'parent-1', type: 'parent', identity_verified: true } as const;
  const ask = (minor: Partial<Facts['patient']>, over: Partial<Facts> = {}) =>
    adjudicate(
      facts({
        ground_asserted: 'patient_access',
        requester: parent,
        ...mixed,
        patient: { id: 'patient-1', living: true, ...minor },
        ...over,
      }),
    );

  test.each<[string, Partial<Facts['patient']>, Partial<Facts>, string[]]>([
    ['of a child has the record', { age: 9 }, {}, ['record-1', 'record-2']],
    ['of a minor who consented alone has nothing', { age: 15, self_consented: true }, {}, []],
    ['of an adult has nothing', { age: 18 }, {}, []],
    ['of unknown age has nothing', {}, {}, []],
    ['suspected of abuse has nothing', { age: 9 }, { context: { abuse_suspected_by: 'parent-1' } }, []],
    ['after removal has nothing', { age: 9, removed_from_custody: true }, {}, []],
    ['of a child in Illinois has the record', { age: 11 }, { jurisdiction: 'IL' }, ['record-1', 'record-2']],
    [
      'of an agreeing youth in Illinois has the record',
      { age: 14, objects: false },
      { jurisdiction: 'IL' },
      ['record-1', 'record-2'],
    ],
  ])('%s', (_, minor, over, ids) => {
    expect(ask(minor, over).scope.note_ids).toEqual(ids);
  });
  test('after removal turns on proof of authority, and in California on nothing the parent can show (Cal. Civ. Code 56.106)', () => {
    const removed = { age: 13, removed_from_custody: true };
    expect(ask(removed).outcome).toBe('NEEDS-ARTIFACT');
    expect(ask(removed, { jurisdiction: 'CA' })).toMatchObject({
      outcome: 'DENY',
      cures: expect.arrayContaining(['juvenile court order']),
    });
  });
  test('of a youth in Illinois who objects has a summary (740 ILCS 110/4(a)(3))', () => {
    expect(ask({ age: 14, objects: true }, { jurisdiction: 'IL' })).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: [], content: 'summary_fields' },
    });
  });
});

test('an executor shows letters and has the record, never the notes (164.502(g)(4))', () => {
  const executor = { id: 'executor-1', type: 'executor', identity_verified: true } as const;
  const given = facts({
    ground_asserted: 'patient_access',
    requester: executor,
    patient: { id: 'patient-1', living: false },
    ...mixed,
  });
  expect(adjudicate(given).outcome).toBe('NEEDS-ARTIFACT');
  const letters = { type: 'letters_testamentary', valid: true, patient: 'patient-1' } as const;
  for (const decedent of [null, 'patient-2'])
    expect(adjudicate({ ...given, artifacts: [{ ...letters, patient: decedent }] }).outcome).toBe('NEEDS-ARTIFACT');
  expect(adjudicate({ ...given, artifacts: [letters] }).scope.note_ids).toEqual(['record-1', 'record-2']);
});
