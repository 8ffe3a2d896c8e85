import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { AuthorizationArtifact } from '../artifacts/authorization.ts';
import { IDS, authorization, facts, note } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import { GroundAsserted } from '../parties.ts';

const codes = (given: Facts) => adjudicate(given).reasons.map(({ code }) => code);

const reads = (more: Partial<Facts> = {}) =>
  facts({
    ground_asserted: 'originator_treatment',
    action: 'use',
    requester: { id: 'therapist-A', type: 'originator', identity_verified: true },
    ...more,
  });

describe('the originator’s treatment (164.508(a)(2)(i)(A))', () => {
  test('is a use of the own notes, to view', () => {
    expect(adjudicate(reads())).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: IDS, mode: 'view' },
      accounting: false,
      minimumNecessary: true,
      approvals: [],
    });
  });
  test('reaches no note of another', () => {
    const shared = [note('note-1', '2031-01-10'), note('note-2', '2031-02-10', { originator: 'therapist-B' })];
    expect(adjudicate(reads({ notes: shared }))).toMatchObject({ outcome: 'NARROW', scope: { note_ids: ['note-1'] } });
  });
  test.each<[string, Partial<Facts>, string[]]>([
    [
      'a colleague',
      { requester: { id: 'therapist-B', type: 'workforce_clinician', identity_verified: true } },
      ['not-the-originator', 'not-the-originator'],
    ],
    ['a copy out', { action: 'disclose' }, ['use-only-no-disclosure']],
    ['one who left', { context: { originator_departed: true } }, ['originator-departed']],
    ['treatment that ended', { context: { still_treating_patient: false } }, ['no-treatment-relation']],
    ['an unauthenticated person', { requester: { id: 'therapist-A', type: 'originator' } }, ['identity-not-verified']],
  ])('%s: nothing', (_, more, expected) => {
    expect(adjudicate(reads(more)).scope.note_ids).toEqual([]);
    expect(codes(reads(more))).toEqual(expected);
  });
});

const PROGRAM = { program_owner: 'practice-1', learners: 'mental_health_trainees', supervised: true } as const;
const teaches = (context: Facts['context'] = {}, more: Partial<Facts> = {}) =>
  facts({
    ground_asserted: 'training',
    action: 'use',
    requester: { id: 'supervisor-1', type: 'training_supervisor', identity_verified: true },
    context: { ...PROGRAM, ...context },
    ...more,
  });

describe('the own training program (164.508(a)(2)(i)(B))', () => {
  test('views the notes needed, with the director’s and the originator’s approval', () => {
    expect(adjudicate(teaches())).toMatchObject({
      outcome: 'RELEASE',
      scope: { mode: 'view' },
      minimumNecessary: true,
      accounting: false,
      approvals: ['program-director', 'originator'],
    });
  });
  test.each<[string, Facts, string, string]>([
    ['another’s program', teaches({ program_owner: 'university-1' }), 'not-own-training-program', 'DENY'],
    ['nobody’s program', teaches({ program_owner: null }), 'training-program-not-recorded', 'NEEDS-ARTIFACT'],
    ['learners of another field', teaches({ learners: 'non_mental_health' }), 'learners-not-mental-health', 'DENY'],
    ['unknown learners', teaches({ learners: null }), 'learners-not-recorded', 'NEEDS-ARTIFACT'],
    ['no supervision', teaches({ supervised: false }), 'training-not-supervised', 'DENY'],
    ['unknown supervision', teaches({ supervised: null }), 'supervision-not-recorded', 'NEEDS-ARTIFACT'],
    [
      'a conference',
      teaches({}, { requester: { id: 'c', type: 'conference', identity_verified: true } }),
      'not-in-training-program',
      'DENY',
    ],
    [
      'an administrator',
      teaches({}, { requester: { id: 'c', type: 'workforce_admin', identity_verified: true } }),
      'not-in-training-program',
      'DENY',
    ],
    ['copies out', teaches({}, { action: 'disclose' }), 'training-is-a-use', 'DENY'],
    [
      'an agreed restriction',
      teaches({}, { artifacts: [{ type: 'agreed_restriction', scope: 'no use' }] }),
      'agreed-restriction-on-operations',
      'DENY',
    ],
  ])('%s: nothing', (_, given, code, outcome) => {
    expect(adjudicate(given).outcome).toBe(outcome);
    expect(codes(given)).toEqual([code]);
  });
  test.each(['workforce_clinician', 'originator'] as const)('is for who learns as for who teaches: %s', (type) => {
    expect(adjudicate(teaches({}, { requester: { id: 'learner-1', type, identity_verified: true } })).outcome).toBe(
      'RELEASE',
    );
  });
});

const ACTION = { plaintiff: 'patient-1', defendant: 'practice-1', relevant_notes: ['note-2'] };
const defends = (
  action: Partial<NonNullable<Facts['context']['action']>> = {},
  requester: Partial<Facts['requester']> = {},
) =>
  facts({
    ground_asserted: 'defense',
    requester: { id: 'counsel-1', type: 'defense_counsel', identity_verified: true, baa: true, ...requester },
    context: { action: { ...ACTION, ...action } },
  });

describe('the own defense (164.508(a)(2)(i)(C))', () => {
  test('has the relevant notes, the minimum necessary, unaccounted', () => {
    expect(adjudicate(defends())).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['note-2'] },
      minimumNecessary: true,
      accounting: false,
      approvals: ['privacy-officer', 'counsel'],
    });
  });
  test.each<[string, Facts, string, string]>([
    ['a third party sues', defends({ plaintiff: 'stranger-1' }), 'plaintiff-not-the-individual', 'DENY'],
    ['the estate sues', defends({ plaintiff: 'executor of patient-1' }), 'plaintiff-is-the-estate', 'NEEDS-ARTIFACT'],
    ['another is sued', defends({ defendant: 'practice-2' }), 'defendant-not-the-practice', 'DENY'],
    ['no pleading', defends({ plaintiff: null }), 'pleading-missing', 'NEEDS-ARTIFACT'],
    ['a co-defendant’s counsel', defends({}, { for: 'co-defendant' }), 'not-own-defense-counsel', 'DENY'],
    ['somebody else', defends({}, { type: 'attorney' }), 'not-own-defense-counsel', 'DENY'],
    ['no agreement', defends({}, { baa: null }), 'counsel-without-agreement', 'NEEDS-ARTIFACT'],
    ['no list of relevance', defends({ relevant_notes: null }), 'relevance-not-recorded', 'NEEDS-ARTIFACT'],
    ['nothing relevant', defends({ relevant_notes: ['note-9'] }), 'nothing-relevant', 'DENY'],
  ])('%s: nothing', (_, given, code, outcome) => {
    expect(adjudicate(given)).toMatchObject({ outcome, scope: { note_ids: [] } });
    expect(codes(given)).toEqual([code]);
  });
});

const shares = (context: Facts['context'], more: Partial<Facts> = {}) =>
  facts({
    ground_asserted: 'originator_discretion',
    requester: { id: 'patient-1', type: 'individual', identity_verified: true },
    context,
    ...more,
  });

test('any attorney whom the practice names as its own defends it', () => {
  expect(adjudicate(defends({}, { type: 'attorney', for: 'practice-1' })).scope.note_ids).toEqual(['note-2']);
});

test('where there is no note of those that were asked for, nothing is released', () => {
  const none: Partial<Facts> = { notes: [], context: { originator_decision: 'share_copy', state_law_checked: true } };
  const requester = { id: 'patient-1', type: 'individual' as const, identity_verified: true };
  const shared = facts({ ground_asserted: 'originator_discretion', requester, ...none });
  expect(codes(shared)).toEqual(['nothing-requested-is-held']);
  expect(adjudicate(shared).outcome).toBe('DENY');
});

describe('the originator’s discretion (164.502(a)(1)(i))', () => {
  test('shares a copy with the patient once state law was checked', () => {
    expect(adjudicate(shares({ originator_decision: 'share_copy', state_law_checked: true }))).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: IDS },
      approvals: ['originator'],
      accounting: false,
    });
    expect(codes(shares({ originator_decision: 'share_copy' }))).toEqual(['state-law-not-checked']);
  });
  test('shares by word of mouth', () => {
    expect(adjudicate(shares({ originator_decision: 'share_orally' }))).toMatchObject({
      outcome: 'NARROW',
      scope: { content: 'extract', mode: 'oral' },
    });
    expect(codes(shares({ originator_decision: 'share_orally' }))).toEqual(['originator-shares', 'shared-orally']);
    expect(codes(shares({ originator_decision: 'share_copy', state_law_checked: true }))).toEqual([
      'originator-shares',
    ]);
  });
  test('redacts the other persons of a joint session', () => {
    const joint = [note('note-1', '2031-01-10', { other_participants: ['patient-2'] })];
    const given = shares({ originator_decision: 'share_copy', state_law_checked: true }, { notes: joint });
    expect(adjudicate(given)).toMatchObject({
      outcome: 'NARROW',
      scope: { content: 'redacted', redact: ['patient-2'] },
    });
    const unknown = [note('note-1', '2031-01-10', { session_kind: 'group' })];
    expect(codes(shares({ originator_decision: 'share_orally' }, { notes: unknown }))).toEqual([
      'other-participants-not-recorded',
    ]);
  });
  test('is nobody else’s, and may be declined', () => {
    expect(codes(shares({}))).toEqual(['originator-undecided']);
    expect(codes(shares({ originator_decision: 'decline' }))).toEqual(['originator-declines-to-share']);
    const spouse = { id: 'spouse-1', type: 'spouse', identity_verified: true } as const;
    expect(
      adjudicate(shares({ originator_decision: 'share_orally', state_law_checked: true }, { requester: spouse }))
        .outcome,
    ).toBe('DENY');
  });
});

describe('the accounting (164.528)', () => {
  const made = [
    { ground: 'court_order', date: '2031-02-10' },
    { ground: 'oversight', date: '2031-04-01' },
    { ground: 'authorization', date: '2031-05-05' },
    { ground: 'hhs', date: '2025-06-14' },
  ];
  const asks = (suspension?: Facts['context']['suspension'], more: Partial<Facts> = {}) =>
    adjudicate(shares({ disclosures: made, suspension }, { ground_asserted: 'accounting', ...more }));

  test('lists six years less what is excepted', () => {
    expect(asks()).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: [], list: ['court_order 2031-02-10', 'oversight 2031-04-01'] },
    });
  });
  test.each<[string, Facts['context']['suspension'], number]>([
    [
      'in writing, for a time',
      { agency: 'licensing_board', written: true, until: '2031-12-31', reason_given: true },
      1,
    ],
    [
      'in writing, its time over',
      { agency: 'licensing_board', written: true, until: '2031-06-14', reason_given: true },
      2,
    ],
    ['in writing, without a reason', { agency: 'licensing_board', written: true, until: '2031-12-31' }, 2],
    ['by word of mouth, 30 days ago', { agency: 'licensing_board', written: false, made_on: '2031-05-16' }, 1],
    ['by word of mouth, 31 days ago', { agency: 'licensing_board', written: false, made_on: '2031-05-15' }, 2],
    [
      'by the police, of another’s entries',
      { agency: 'police', written: true, until: '2031-12-31', reason_given: true },
      2,
    ],
  ])('suspended %s', (_, suspension, listed) => {
    expect(asks(suspension).scope.list).toHaveLength(listed);
  });
  test('is owed to the individual alone', () => {
    expect(asks(undefined, { requester: { id: 'plan-1', type: 'health_plan', identity_verified: true } }).outcome).toBe(
      'DENY',
    );
  });
});

describe('grounds that never reach a note (164.508(a)(2))', () => {
  const NEVER = [
    'amendment',
    'deidentification',
    'emergency_access',
    'family',
    'fundraising',
    'health_care_operations',
    'marketing',
    'other',
    'payment',
  ];
  const MORE = [
    'payment_review',
    'product_development',
    'public_health',
    'research',
    'specialized_government',
    'treatment',
    'workers_compensation',
  ];
  test.each([...NEVER, ...MORE])('%s', (name) => {
    const decision = adjudicate(facts({ ground_asserted: GroundAsserted.parse(name), action: 'use' }));
    expect(decision).toMatchObject({ outcome: 'DENY', scope: { note_ids: [], content: 'none' }, approvals: [] });
  });
  test.each(['research', 'marketing', 'deidentification'] as const)(
    '%s stands on the authorization of the individual alone (164.508(a)(2)-(3))',
    (name) => {
      const asks = (form: Partial<AuthorizationArtifact>) =>
        facts({
          ground_asserted: name,
          artifacts: [
            { type: 'irb_waiver', valid: true },
            authorization({ statements: { ...authorization().statements, remuneration: true }, ...form }),
          ],
        });
      expect(adjudicate(asks({}))).toMatchObject({ outcome: 'RELEASE', scope: { note_ids: IDS }, accounting: false });
      expect(codes(asks({ expires_on: '2031-06-14' }))).toEqual(['authorization-expired']);
    },
  );
  test('the originator who treats is not another (164.508(a)(2)(i)(A))', () => {
    const requester = { id: 'therapist-A', type: 'originator', identity_verified: true } as const;
    expect(adjudicate(facts({ ground_asserted: 'treatment', action: 'use', requester }))).toMatchObject({
      outcome: 'RELEASE',
      scope: { mode: 'view' },
      minimumNecessary: true,
    });
    expect(codes(facts({ ground_asserted: 'treatment', requester }))).toEqual(['use-only-no-disclosure']);
    expect(
      codes(facts({ ground_asserted: 'treatment', requester: { ...requester, type: 'former_originator' } })),
    ).toEqual(['originator-departed']);
  });
  test('a request on no ground at all', () => {
    expect(codes(facts({ ground_asserted: null }))).toEqual(['no-ground']);
  });
});
