import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Artifact } from '../artifacts/artifact.ts';
import { authorization, courtOrder, facts, note, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';

const onForms = (artifacts: Artifact[], over: Partial<Facts> = {}) => adjudicate(facts({ artifacts, ...over }));

describe('two forms of one patient (164.508(b), (c))', () => {
  const january = authorization({ id: 'form-1', date_from: '2031-01-01', date_to: '2031-01-31' });
  const march = authorization({ id: 'form-2', date_from: '2031-03-01', date_to: '2031-03-31' });
  test('release what either describes', () => {
    expect(onForms([january, march])).toMatchObject({ outcome: 'NARROW', scope: { note_ids: ['note-1', 'note-3'] } });
  });
  test('one that is good is not spoilt by one that is not, nor mends it', () => {
    const revoked = { ...march, revoked: { written: true } };
    expect(onForms([january, revoked]).scope.note_ids).toEqual(['note-1']);
  });
  test('for psychotherapy notes release no counseling note of a program (42 CFR 2.31(b))', () => {
    const notes = [note('note-1', '2031-01-10'), note('note-2', '2031-02-10', { class: 'sud_counseling_note' })];
    expect(onForms([authorization()], { notes }).scope.note_ids).not.toContain('note-2');
  });
});

const ordered = (artifacts: Artifact[], over: Partial<Facts> = {}) =>
  adjudicate(facts({ ground_asserted: 'court_order', artifacts, ...over }));

describe('two orders of two matters (164.512(e)(1)(i))', () => {
  const first = courtOrder({
    id: 'order-1',
    docket: '31-CV-0001',
    date_from: '2031-01-01',
    date_to: '2031-01-31',
    privilege_ruling: 'overruled_or_waived',
  });
  const second = courtOrder({
    id: 'order-2',
    docket: '31-CV-0002',
    date_from: '2031-03-01',
    date_to: '2031-03-31',
    privilege_ruling: 'overruled_or_waived',
  });
  test('release what either names', () => {
    expect(ordered([first, second])).toMatchObject({
      scope: { note_ids: ['note-1', 'note-3'] },
      approvals: ['originator', 'privacy-officer'],
    });
  });
  test.each<[string, [Artifact, Artifact]]>([
    ['the first', [{ ...first, privilege_ruling: 'not_addressed' }, second]],
    ['the second', [first, { ...second, privilege_ruling: 'not_addressed' }]],
  ])('counsel approves where %s did not rule on the privilege', (_, orders) => {
    const decision = ordered(orders);
    expect(decision.approvals).toContain('counsel');
    expect(decision.reasons.map(({ code }) => code)).toContain('privilege-not-ruled-on');
  });
  test('the terms of each bind', () => {
    const bound = [
      { ...first, under_seal: true },
      { ...second, protective_terms: { use_limited_to_case: true } },
    ];
    expect(ordered(bound).scope.terms).toEqual(['sealed', 'use limited to case']);
  });
  test('what either orders to be redacted is redacted', () => {
    expect(ordered([{ ...first, redact: ['sister'] }, second]).scope).toMatchObject({
      content: 'redacted',
      redact: ['sister'],
    });
  });
  test('one of a tribunal is said to be that', () => {
    const tribunal = { ...second, issuer_kind: 'administrative_tribunal', signed_by: 'hearing officer' } as const;
    expect(ordered([first, tribunal]).reasons.map(({ code }) => code)).toContain('tribunal-order');
  });
});

test.each([
  ['the estate in a wrongful death'],
  ['wrongful-death beneficiaries'],
  ['Executor of P'],
  ['executrix of P'],
  ['administrator of P'],
])('an action by %s is not one by the individual (164.508(a)(2)(i)(C))', (plaintiff) => {
  const requester: Facts['requester'] = {
    id: 'counsel-1',
    type: 'defense_counsel',
    identity_verified: true,
    baa: true,
  };
  const action = { plaintiff, defendant: 'practice-1', relevant_notes: ['note-1'] };
  const decision = adjudicate(facts({ ground_asserted: 'defense', requester, context: { action } }));
  expect(decision.reasons.map(({ code, because }) => `${code} @ ${because}`)).toEqual([
    'plaintiff-is-the-estate @ context.action.plaintiff',
  ]);
});

describe('a request for notes of which some are transcripts of a machine (section 12 reading 8)', () => {
  const requester: Facts['requester'] = { id: 'patient-1', type: 'individual', identity_verified: true };
  const machine = note('note-1', '2031-01-10', {
    medium: 'machine_transcript',
    author_is_mental_health_professional: null,
  });
  const asked = (notes: Facts['notes']) =>
    adjudicate(facts({ ground_asserted: 'patient_access', requester, notes })).reasons.map(({ code }) => code);
  test('is not denied by rule where all are', () =>
    expect(asked([machine])).toContain('transcript-not-denied-automatically'));
  test('is denied where one is the therapist’s own (164.524(a)(1)(i))', () =>
    expect(asked([machine, note('note-2', '2031-02-10')])).toContain('notes-outside-access'));
});

const paper = (authenticated: boolean): Artifact => ({
  type: 'hhs_request',
  verified: true,
  authenticated,
  matter: 'OCR-1',
  asks_for: ['note-1'],
});

test('an official whose paper is found not to be authentic has nothing (164.514(h)(2))', () => {
  const requester: Facts['requester'] = { id: 'hhs-1', type: 'hhs_secretary', identity_verified: true };
  const asked = (authenticated: boolean) =>
    adjudicate(facts({ ground_asserted: 'hhs_enforcement', requester, artifacts: [paper(authenticated)] }));
  expect(asked(false).reasons.map(({ code, because }) => `${code} @ ${because}`)).toEqual([
    'official-request-not-verified @ artifacts[0].authenticated',
  ]);
  expect(asked(true).outcome).toBe('NARROW');
});

test('evidence of a crime on the premises is what somebody chose, and a statement where nobody did (164.512(f)(5))', () => {
  const officer: Facts['requester'] = { id: 'officer-1', type: 'police', identity_verified: true };
  const told = (context: Facts['context']) =>
    adjudicate(
      facts({
        ground_asserted: 'law_enforcement',
        requester: officer,
        requested: { classes: ['progress_notes'] },
        notes: [],
        other_records: [record('record-1'), record('record-2')],
        context,
      }),
    ).scope;
  expect(told({ crime_on_premises: true, evidence_of_crime: ['record-2'] })).toMatchObject({ note_ids: ['record-2'] });
  expect(told({ crime_on_premises: true })).toMatchObject({
    note_ids: [],
    content: 'statement_only',
    elements: ['incident', 'date and place', 'persons involved', 'facts that are evidence of the crime'],
  });
  expect(told({ crime_on_premises: true, evidence_of_crime: ['record-9'] })).toMatchObject({
    note_ids: [],
    content: 'statement_only',
  });
});
