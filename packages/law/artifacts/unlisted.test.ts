import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { authorization, courtOrder, facts, note } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { Artifact } from './artifact.ts';
import { reachesOfList } from './unlisted.ts';

/** The chart, of which nobody listed the records. */
const chart = (over: Partial<Facts>) =>
  adjudicate(facts({ requested: { classes: ['progress_notes'] }, notes: [], other_records: undefined, ...over }));

const plan: Facts['requester'] = { id: 'plan-1', type: 'health_plan', identity_verified: true };
const doctor: Facts['requester'] = { id: 'doctor-1', type: 'treating_provider', identity_verified: true };
const patient: Facts['requester'] = { id: 'patient-1', type: 'individual', identity_verified: true };

describe('of records that nobody listed the decision says', () => {
  test('the classes and days that were asked for', () => {
    const asked = {
      classes: ['progress_notes', 'treatment_plans'] as const,
      date_from: '2031-01-01',
      date_to: '2031-03-31',
    };
    const { scope } = chart({
      ground_asserted: 'treatment',
      requester: doctor,
      requested: { ...asked, classes: [...asked.classes] },
    });
    expect(scope).toEqual({
      note_ids: [],
      content: 'full',
      recipient: 'doctor-1',
      ...asked,
      within: [{}],
    });
  });
  test('the entries that were asked for, and of those what the paper names too', () => {
    const requested: Facts['requested'] = { classes: ['progress_notes'], note_ids: ['record-1', 'record-2'] };
    expect(chart({ ground_asserted: 'treatment', requester: doctor, requested }).scope.within).toEqual([
      { record_ids: ['record-1', 'record-2'] },
    ]);
    const form = authorization({ covers: ['designated_record_set'], note_ids: ['record-2', 'record-9'] });
    expect(chart({ requested, artifacts: [form] }).scope.within).toMatchObject([{ record_ids: ['record-2'] }]);
  });
  test('never a note that is named among them (164.508(a)(2))', () => {
    const requested: Facts['requested'] = { classes: ['all'], note_ids: ['note-1', 'record-2'] };
    const { scope } = chart({ ground_asserted: 'patient_access', requester: patient, requested, notes: facts().notes });
    expect(scope.within).toEqual([{ record_ids: ['record-2'] }]);
  });
  test('what each form reaches (164.508(c)(1)(i))', () => {
    const first = authorization({ covers: ['designated_record_set'], date_from: '2031-01-01', date_to: '2031-01-31' });
    expect(chart({ artifacts: [first] }).scope.within).toEqual([{ date_from: '2031-01-01', date_to: '2031-01-31' }]);
    const {
      date_from: _,
      date_to: __,
      ...whole
    } = authorization({ covers: ['designated_record_set'], authors: ['dr-a'] });
    expect(chart({ artifacts: [whole] }).scope.within).toEqual([{ authors: ['dr-a'] }]);
  });
  test('what the order reaches, and nothing of the record where only the notes leave (164.512(e)(1)(i))', () => {
    const order = courtOrder({ expressly_covers: ['medical_record'], date_from: '2031-01-01', date_to: '2031-02-28' });
    expect(chart({ ground_asserted: 'court_order', artifacts: [order] }).scope.within).toEqual([
      { date_from: '2031-01-01', date_to: '2031-02-28' },
    ]);
    const ofNotes = adjudicate(
      facts({
        ground_asserted: 'court_order',
        requested: { classes: ['psychotherapy_notes', 'progress_notes'] },
        artifacts: [courtOrder({ expressly_covers: ['psychotherapy_notes'] })],
      }),
    );
    expect(ofNotes.outcome).toBe('NARROW');
    expect(ofNotes.scope).not.toHaveProperty('within');
  });
  test('the classes that a subpoena asks for, each within its days', () => {
    const subpoena: Artifact = {
      type: 'subpoena',
      patient: 'patient-1',
      custodian: 'practice-1',
      issuer: 'attorney',
      signed_by: 'attorney',
      satisfactory_assurance: 'notice_given_no_objection',
      asks_for: ['diagnosis', 'record-7', 'psychotherapy_notes'],
      date_from: '2031-01-01',
    };
    expect(chart({ ground_asserted: 'subpoena', artifacts: [subpoena] }).scope.within).toEqual([
      { classes: ['diagnosis'], date_from: '2031-01-01' },
      { record_ids: ['record-7'], date_from: '2031-01-01' },
    ]);
  });
  test('what a board waived, and what was found relevant to an action', () => {
    const waiver: Artifact = { type: 'irb_waiver', valid: true, covers: ['diagnosis'] };
    const requester: Facts['requester'] = { id: 'requester-1', type: 'researcher', identity_verified: true };
    expect(chart({ ground_asserted: 'research', requester, artifacts: [waiver] }).scope.within).toEqual([
      { classes: ['diagnosis'] },
    ]);
    const counsel: Facts['requester'] = {
      id: 'counsel-1',
      type: 'defense_counsel',
      identity_verified: true,
      baa: true,
    };
    const action = { plaintiff: 'patient-1', defendant: 'practice-1', relevant_notes: ['record-3'] };
    expect(chart({ ground_asserted: 'defense', requester: counsel, context: { action } }).scope.within).toEqual([
      { record_ids: ['record-3'] },
    ]);
  });
  test('that the patient has all of it, and no psychotherapy notes', () => {
    expect(
      chart({ ground_asserted: 'patient_access', requester: patient, requested: { classes: ['all'] } }).scope,
    ).toEqual({
      note_ids: [],
      content: 'full_record_minus_notes',
      recipient: 'patient-1',
      classes: ['all'],
      within: [{}],
      excludes: ['psychotherapy_notes'],
    });
  });
});

const restricted = (
  covers: NonNullable<Extract<Artifact, { type: 'agreed_restriction' }>['covers']>,
  over: Partial<Facts> = {},
) =>
  chart({
    ground_asserted: 'treatment',
    requester: doctor,
    requested: { classes: ['all'] },
    artifacts: [{ type: 'agreed_restriction', covers }],
    ...over,
  });

describe('a restriction on records that nobody listed (164.522(a)(1))', () => {
  test('keeps its classes and entries, and lets the rest go', () => {
    const decision = restricted({ classes: ['medication'], record_ids: ['record-5'] });
    expect(decision).toMatchObject({
      outcome: 'NARROW',
      scope: { classes: ['all'], within: [{}], withheld: { classes: ['medication'], record_ids: ['record-5'] } },
    });
    expect(decision.reasons.map(({ code }) => code)).toContain('restriction-withholds');
    expect(restricted({ record_ids: ['record-5'] }).scope.withheld).toEqual({ record_ids: ['record-5'] });
  });
  test('refuses where nothing else was asked for, or it covers all', () => {
    for (const asked of [
      restricted({}),
      restricted({ classes: ['all'] }),
      restricted({ classes: ['medication'] }, { requested: { classes: ['medication'] } }),
    ]) {
      expect(asked).toMatchObject({ outcome: 'DENY', scope: { note_ids: [], content: 'none' } });
      expect(asked.scope).not.toHaveProperty('within');
    }
  });
  test('holds each of two restrictions, and one that cannot be read holds all', () => {
    const both = restricted(
      {},
      {
        artifacts: [
          { type: 'agreed_restriction', id: 'one', covers: { classes: ['medication'] } },
          { type: 'agreed_restriction', id: 'two', covers: { record_ids: ['record-5'] } },
        ],
      },
    );
    expect(both.scope.withheld).toEqual({ classes: ['medication'], record_ids: ['record-5'] });
    expect(both.reasons.filter(({ code }) => code === 'restriction-withholds').map(({ because }) => because)).toEqual([
      'one',
      'two',
    ]);
    const unread = restricted({}, { artifacts: [{ type: 'agreed_restriction', id: 'one', scope: 'be discreet' }] });
    expect(unread).toMatchObject({ outcome: 'NEEDS-ARTIFACT', scope: { content: 'none' } });
  });
  test('does not bind whom it does not name', () => {
    expect(restricted({ classes: ['medication'], recipients: ['employer'] }).scope).not.toHaveProperty('withheld');
  });
  test('a service paid in full is not told to the plan (164.522(a)(1)(vi))', () => {
    const artifacts: Artifact[] = [{ type: 'self_pay_restriction', services: ['record-1'], paid_in_full: true }];
    const decision = chart({ ground_asserted: 'payment', requester: plan, artifacts });
    expect(decision).toMatchObject({ outcome: 'NARROW', scope: { withheld: { record_ids: ['record-1'] } } });
    expect(decision.reasons.map(({ code }) => code)).toContain('self-pay-service-withheld');
    const both: Artifact[] = [...artifacts, { type: 'agreed_restriction', covers: { record_ids: ['record-2'] } }];
    expect(chart({ ground_asserted: 'payment', requester: plan, artifacts: both }).scope.withheld).toEqual({
      record_ids: ['record-1', 'record-2'],
    });
  });
});

test('where the records are listed their ids say all', () => {
  const listed = adjudicate(
    facts({
      ground_asserted: 'treatment',
      requester: doctor,
      requested: { classes: ['progress_notes'] },
      notes: [],
      other_records: [{ id: 'record-1', date: '2031-01-10', class: 'progress_note' }],
    }),
  );
  expect(listed.scope).toEqual({
    note_ids: ['record-1'],
    content: 'full',
    recipient: 'doctor-1',
    classes: ['progress_notes'],
  });
});

test.each<[string[], unknown]>([
  [['diagnosis', 'medical_record'], [{}]],
  [['designated_record_set'], [{}]],
  [['all'], [{}]],
  [['diagnosis', 'medication'], [{ classes: ['diagnosis', 'medication'] }]],
  [['psychotherapy_notes'], []],
  [['record-1'], [{ record_ids: ['record-1'] }]],
])('a paper that lists %j', (list, reaches) => {
  expect(reachesOfList(list)).toEqual(reaches);
});

test('a note that is none by its definition goes with records that nobody listed, unless it is restricted', () => {
  const mingled = [
    note('note-1', '2031-01-10', { separated: false }),
    note('note-2', '2031-02-10', { separated: false }),
  ];
  const treat = (artifacts: Artifact[]) =>
    chart({
      ground_asserted: 'treatment',
      requester: doctor,
      requested: { classes: ['all'] },
      notes: mingled,
      artifacts,
    }).scope;
  expect(treat([])).toMatchObject({ note_ids: ['note-1', 'note-2'], within: [{}] });
  expect(treat([{ type: 'agreed_restriction', covers: { record_ids: ['note-2'] } }])).toMatchObject({
    note_ids: ['note-1'],
    withheld: { record_ids: ['note-2'] },
  });
});
