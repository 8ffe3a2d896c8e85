import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { AuthorizationArtifact } from '../artifacts/authorization.ts';
import { IDS, authorization, facts, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';

const judge = (form: Partial<AuthorizationArtifact>, over: Partial<Facts> = {}) =>
  adjudicate(facts({ artifacts: [authorization(form)], ...over }));

const statements = authorization().statements ?? {};

test('releases exactly the described notes to the named recipient (164.508(a)(2), (b)(1))', () => {
  const decision = judge({});
  expect(decision).toMatchObject({ outcome: 'RELEASE', accounting: false, minimumNecessary: false });
  expect(decision.scope).toEqual({ note_ids: IDS, content: 'full', recipient: 'requester-1' });
  expect(decision.approvals).toEqual(['originator', 'privacy-officer']);
});

test('narrows to the notes in the described range (164.508(c)(1)(i))', () => {
  const decision = judge({ date_to: '2031-02-28' });
  expect(decision.outcome).toBe('NARROW');
  expect(decision.scope.note_ids).toEqual(['note-1', 'note-2']);
});

const INCOMPLETE: [string, Partial<AuthorizationArtifact>, string][] = [
  ['no patient', { patient: null }, 'authorization-patient-not-recorded'],
  ['no description', { description: null }, 'description-missing'],
  [
    'nothing recorded of dates, entries or authors',
    { date_from: undefined, date_to: undefined },
    'description-without-dates-or-notes',
  ],
  ['a general form', { covers: ['designated_record_set'] }, 'psychotherapy-notes-not-named'],
  ['no discloser', { discloser: null }, 'discloser-missing'],
  ['no recipient', { recipients: [] }, 'recipient-missing'],
  ['whom it may concern', { recipients: ['To whom it may concern'] }, 'recipient-missing'],
  ['no purpose', { purpose: null }, 'purpose-missing'],
  [
    'the request of an individual who did not begin it',
    { purpose: 'at the request of the individual' },
    'purpose-not-initiated-by-individual',
  ],
  ['no expiry', { expires_on: null }, 'expiry-missing'],
  ['expiry none outside research', { expires_on: null, expiry_event: 'none' }, 'expiry-none-outside-research'],
  [
    'an event nobody checked',
    { expires_on: null, expiry_event: 'end of the case', expiry_event_occurred: null },
    'expiry-event-not-checked',
  ],
  ['no signature', { signature: { present: false, kind: null } }, 'signature-missing'],
  ['no date of signature', { signed_on: null }, 'signature-date-missing'],
  ['a signature of tomorrow', { signed_on: '2031-06-16' }, 'signed-after-this-instant'],
  ['a form received tomorrow', { received_on: '2031-06-16' }, 'signed-after-this-instant'],
  [
    'an undescribed representative',
    { signed_by: 'rep-1', signer_role: 'personal_representative' },
    'representative-authority-not-described',
  ],
  ['no right to revoke', { statements: { ...statements, revocation_right: false } }, 'revocation-right-not-stated'],
  [
    'no way to revoke',
    { statements: { ...statements, revocation_procedure_on_form: false } },
    'revocation-procedure-not-stated',
  ],
  ['no conditioning statement', { statements: { ...statements, conditioning: null } }, 'conditioning-not-stated'],
  ['no redisclosure statement', { statements: { ...statements, redisclosure: false } }, 'redisclosure-not-stated'],
  ['no plain language', { plain_language: false }, 'not-in-plain-language'],
  ['no copy', { sought_by_entity: true, copy_given_to_individual: false }, 'copy-not-given'],
  ['a combination nobody recorded', { combined_with: null }, 'combination-not-recorded'],
  ['a condition nobody recorded', { conditioned_on: undefined }, 'conditioning-not-recorded'],
  ['a revocation nobody looked for', { revoked: undefined }, 'revocation-not-checked'],
  ['an oral revocation', { revoked: { written: false, received_at: '2031-06-15T09:00:00Z' } }, 'oral-revocation-hold'],
  ['truth nobody checked', { known_false: null }, 'truth-not-checked'],
];

describe('asks for what is missing (164.508(b)(2)(ii), (c))', () => {
  test.each(INCOMPLETE)('%s', (_, form, code) => {
    const decision = judge(form);
    expect(decision.outcome).toBe('NEEDS-ARTIFACT');
    expect(decision.scope.note_ids).toEqual([]);
    expect(decision.reasons.map((reason) => reason.code)).toEqual([code]);
    expect(decision.cures.length).toBeGreaterThan(0);
  });
});

const DEAD: [string, Partial<AuthorizationArtifact>, string, Partial<Facts>?][] = [
  ['expired yesterday', { expires_on: '2031-06-14' }, 'authorization-expired'],
  ['expiry event happened', { expiry_event: 'end of the case', expiry_event_occurred: true }, 'expiry-event-occurred'],
  ['revoked in writing', { revoked: { written: true, received_at: '2031-06-14T12:00:00Z' } }, 'authorization-revoked'],
  ['compound with other records', { combined_with: ['authorization_for_other_phi'] }, 'compound-authorization'],
  [
    'compound by what it covers',
    { covers: ['psychotherapy_notes', 'designated_record_set'] },
    'compound-authorization',
  ],
  ['compound with research consent', { combined_with: ['informed_consent_research'] }, 'compound-authorization'],
  ['conditioned on payment', { conditioned_on: 'payment' }, 'conditioned-authorization'],
  ['conditioned on treatment', { conditioned_on: 'treatment' }, 'conditioned-authorization'],
  ['conditioned on enrollment', { conditioned_on: 'enrollment' }, 'conditioned-on-enrollment'],
  ['conditioned by an entity nobody classified', { conditioned_on: 'life_policy' }, 'conditioned-authorization'],
  ['known to be false', { known_false: true }, 'known-to-be-false'],
  ['of another patient', { patient: 'patient-2' }, 'authorization-for-another-patient'],
  ['for another discloser', { discloser: 'practice-2' }, 'discloser-mismatch'],
  ['for another recipient', { recipients: ['requester-2'] }, 'recipient-mismatch'],
  ['for another purpose', {}, 'purpose-mismatch', { context: { stated_purpose: 'another case' } }],
  ['for other dates', { date_to: '2031-01-05' }, 'nothing-in-authorized-range'],
  ['signed by somebody else', { signed_by: 'neighbour-1' }, 'signer-without-authority'],
  [
    'signed under a financial power',
    {
      signed_by: 'agent-1',
      signer_role: 'personal_representative',
      authority_description: 'durable power of attorney, financial',
    },
    'signer-without-authority',
  ],
  ['paid for without saying so', {}, 'remuneration-not-stated', { context: { remuneration_to_holder: true } }],
  ['declined by the originator', {}, 'originator-declined', { context: { originator_decision: 'decline' } }],
];

describe('refuses a defective authorization (164.508(b)(2)-(5))', () => {
  test.each(DEAD)('%s', (_, form, code, over) => {
    const decision = judge(form, over);
    expect(decision).toMatchObject({ outcome: 'DENY', scope: { note_ids: [], content: 'none' } });
    expect(decision.reasons.map((reason) => reason.code)).toEqual([code]);
  });
});

test('lists every defect, not the first, and points at each', () => {
  const decision = judge({ expires_on: '2031-06-01', recipients: ['requester-2'], plain_language: false });
  expect(decision.outcome).toBe('DENY');
  expect(decision.reasons.map(({ code, because }) => [code, because])).toEqual([
    ['recipient-mismatch', 'auth-1.recipients'],
    ['authorization-expired', 'auth-1.expires_on'],
    ['not-in-plain-language', 'auth-1.plain_language'],
  ]);
});

test('is good through the day it expires and dead the day after (164.508(b)(2)(i))', () => {
  const form = { expires_on: '2031-06-15' };
  expect(judge(form, { as_of: '2031-06-15T23:59:59Z' }).outcome).toBe('RELEASE');
  expect(judge(form, { as_of: '2031-06-16T00:00:00Z' }).outcome).toBe('DENY');
});

test('a revocation takes effect on receipt (164.508(b)(5))', () => {
  const form = { revoked: { written: true, received_at: '2031-06-15T15:00:00Z' } };
  expect(judge(form, { as_of: '2031-06-15T14:59:59Z' }).outcome).toBe('RELEASE');
  expect(judge(form).outcome).toBe('DENY');
});

test('combines with another authorization for psychotherapy notes only (164.508(b)(3)(ii))', () => {
  expect(judge({ combined_with: ['authorization_psychotherapy_notes_other_originator'] }).outcome).toBe('RELEASE');
});

test('an insurer that is no covered entity may condition its own policy (164.508(b)(4))', () => {
  const requester = {
    id: 'requester-1',
    identity_verified: true,
    type: 'life_insurer',
    covered_entity: false,
  } as const;
  expect(judge({ conditioned_on: 'life_policy' }, { requester }).outcome).toBe('RELEASE');
});

test('a general form carries the ordinary record and leaves the notes (164.508(c)(1)(i))', () => {
  const decision = judge(
    { covers: ['designated_record_set'], description: 'all medical records' },
    {
      requested: { classes: ['psychotherapy_notes', 'progress_notes'], note_ids: [...IDS, 'record-1'] },
      other_records: [record('record-1')],
    },
  );
  expect(decision).toMatchObject({
    outcome: 'NARROW',
    scope: { note_ids: ['record-1'], excludes: ['psychotherapy_notes'] },
  });
});

describe('notes and record on two forms that each stand alone (164.508(b)(3))', () => {
  const general = authorization({ id: 'auth-2', covers: ['designated_record_set'] });
  const both: Partial<Facts> = {
    requested: { classes: ['psychotherapy_notes', 'progress_notes'] },
    other_records: [record('record-1', '2031-01-20'), record('record-2', '2031-03-20')],
  };
  test('release both', () => {
    const decision = adjudicate(facts({ ...both, artifacts: [authorization(), general] }));
    expect(decision).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: [...IDS, 'record-1', 'record-2'], classes: ['progress_notes'] },
    });
  });
  test('hold the record to the dates of its own form', () => {
    const decision = adjudicate(
      facts({ ...both, artifacts: [authorization(), { ...general, date_to: '2031-02-01' }] }),
    );
    expect(decision).toMatchObject({ outcome: 'NARROW', scope: { note_ids: [...IDS, 'record-1'] } });
    const none = adjudicate(facts({ ...both, artifacts: [authorization(), { ...general, date_to: '2031-01-02' }] }));
    expect(none.scope.note_ids).toEqual(IDS);
    expect(none.scope.classes).toBeUndefined();
    expect(none.outcome).toBe('NARROW');
  });
});

test('a form may name its notes one by one (164.508(c)(1)(i))', () => {
  expect(judge({ note_ids: ['note-2'], date_from: null, date_to: null })).toMatchObject({
    outcome: 'NARROW',
    scope: { note_ids: ['note-2'] },
  });
});

test('a request by dates asks for the notes between them', () => {
  expect(
    judge({}, { requested: { classes: ['psychotherapy_notes'], date_from: '2031-02-01' } }).scope.note_ids,
  ).toEqual(['note-2', 'note-3']);
  expect(judge({}, { requested: { classes: ['psychotherapy_notes'], date_to: '2031-02-28' } }).scope.note_ids).toEqual([
    'note-1',
    'note-2',
  ]);
  expect(judge({}, { requested: { note_ids: ['note-1'] } })).toMatchObject({
    outcome: 'RELEASE',
    scope: { note_ids: ['note-1'] },
  });
});

test('an agreed restriction holds until the patient ends it in writing (164.522(a)(2))', () => {
  const artifacts = [authorization(), { type: 'agreed_restriction', scope: 'no disclosure' } as const];
  expect(adjudicate(facts({ artifacts }))).toMatchObject({
    outcome: 'NEEDS-ARTIFACT',
    reasons: [{ code: 'agreed-restriction-stands' }],
  });
});

test.each([
  ['2031-05-19', 'RELEASE'],
  ['2031-05-20', 'NEEDS-ARTIFACT'],
])('a form signed on 20 May after a restriction of %s: %s', (signedOn, outcome) => {
  const artifacts = [
    authorization(),
    { type: 'agreed_restriction', scope: 'no disclosure', signed_on: signedOn } as const,
  ];
  expect(adjudicate(facts({ artifacts })).outcome).toBe(outcome);
});

test('who buys must be asked whether the holder is paid (164.508(a)(4))', () => {
  const requester = { id: 'requester-1', type: 'data_broker', identity_verified: true } as const;
  expect(judge({}, { requester }).reasons[0]?.code).toBe('remuneration-not-known');
  expect(judge({}, { requester, context: { remuneration_to_holder: false } }).outcome).toBe('RELEASE');
  const paid = { requester, context: { remuneration_to_holder: true } };
  expect(judge({ statements: { ...statements, remuneration: true } }, paid).outcome).toBe('RELEASE');
});

test('research may go without expiry (164.508(c)(1)(v))', () => {
  const requester = { id: 'requester-1', type: 'researcher', identity_verified: true } as const;
  expect(judge({ expires_on: null, expiry_event: 'none' }, { requester }).outcome).toBe('RELEASE');
});

test('a compound form is good for neither half (164.508(b)(2)(iv), section 12 reading 3)', () => {
  const decision = judge(
    { covers: ['psychotherapy_notes', 'designated_record_set'] },
    {
      requested: { classes: ['psychotherapy_notes', 'progress_notes'], note_ids: [...IDS, 'record-1'] },
      other_records: [record('record-1')],
    },
  );
  expect(decision).toMatchObject({ outcome: 'DENY', scope: { note_ids: [] } });
});

test('asks for an authorization when there is none', () => {
  expect(adjudicate(facts())).toMatchObject({ outcome: 'NEEDS-ARTIFACT', reasons: [{ code: 'authorization-absent' }] });
});

test('an unverified requester receives nothing (164.514(h))', () => {
  const decision = judge({}, { requester: { id: 'requester-1', type: 'attorney' } });
  expect(decision).toMatchObject({ outcome: 'NEEDS-ARTIFACT', reasons: [{ code: 'identity-not-verified' }] });
});

test('release stops at what was approved', () => {
  expect(judge({}, { context: { approved_note_ids: ['note-2'] } })).toMatchObject({
    outcome: 'NARROW',
    scope: { note_ids: ['note-2'] },
  });
});

test.each([
  ['America/Los_Angeles', 'RELEASE'],
  ['Pacific/Guam', 'DENY'],
  [null, 'DENY'],
])('a form lives through its last day where the practice is: %s', (zone, outcome) => {
  const late = { as_of: '2031-06-15T06:30:00Z', holder: { id: 'practice-1', part2_program: false, time_zone: zone } };
  expect(judge({ expires_on: '2031-06-14' }, late).outcome).toBe(outcome);
});
