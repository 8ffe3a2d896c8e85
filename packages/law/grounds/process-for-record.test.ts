import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { facts, record, subpoena } from '../example-facts.ts';
import type { Facts } from '../facts.ts';

const RECORDS = [
  record('record-1', '2031-01-10'),
  { ...record('record-2', '2031-03-10'), class: 'diagnosis' } as const,
];
const ALL = ['record-1', 'record-2'];

const police = (over: Partial<Facts> = {}) =>
  adjudicate(
    facts({
      ground_asserted: 'law_enforcement',
      requester: { id: 'requester-1', type: 'prosecutor', identity_verified: true },
      requested: { classes: ['progress_notes', 'diagnosis'] },
      other_records: RECORDS,
      ...over,
    }),
  );
const grandJury = (over: Parameters<typeof subpoena>[0] = {}) =>
  subpoena({
    issuer: 'grand_jury',
    signed_by: 'clerk',
    authenticated: true,
    asks_for: ['progress_notes', 'diagnosis'],
    ...over,
  });
const served = (over: Parameters<typeof subpoena>[0] = {}, more: Partial<Facts> = {}) =>
  police({ artifacts: [grandJury(over)], ...more });
const tribunal: Facts['requester'] = { id: 'requester-1', type: 'agency_tribunal', identity_verified: true };
const because = ({ reasons }: ReturnType<typeof police>) => reasons.map(({ code, because: why }) => `${code} @ ${why}`);

describe('a grand jury’s subpoena (164.512(f)(1)(ii)(B))', () => {
  test('reaches the ordinary record without assurance, accounted for', () => {
    expect(served()).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: ALL, content: 'full' },
      accounting: true,
      minimumNecessary: false,
      approvals: ['privacy-officer', 'counsel'],
      patientNotice: 'not if it would obstruct',
    });
    expect(served({}, { ground_asserted: 'subpoena' }).outcome).toBe('RELEASE');
    expect(because(served())).toEqual(['grand-jury-subpoena @ subpoena-1.issuer']);
    expect(served({}, { other_records: undefined }).outcome).toBe('RELEASE');
    expect(because(served({}, { other_records: [] }))).toEqual(['no-such-record-held @ requested']);
  });
  test('reaches what it asks for', () => {
    expect(served({ asks_for: ['diagnosis'] })).toMatchObject({ outcome: 'NARROW', scope: { note_ids: ['record-2'] } });
    expect(because(served({ asks_for: ['diagnosis'] }))).toEqual([
      'grand-jury-subpoena @ subpoena-1.issuer',
      'process-reaches-less @ subpoena-1.asks_for',
    ]);
    expect(served({ asks_for: ['record-1'] }).scope.note_ids).toEqual(['record-1']);
    expect(served({ note_ids: ['record-1'], asks_for: null }).scope.note_ids).toEqual(['record-1']);
    expect(served({ date_to: '2031-02-01' }).scope.note_ids).toEqual(['record-1']);
    expect(served({ asks_for: 'the whole file' }).scope.note_ids).toEqual(ALL);
    expect(served({ asks_for: null }).scope.note_ids).toEqual(ALL);
    expect(because(served({ note_ids: ['record-9'] }))).toEqual(['nothing-in-order-range @ subpoena-1.asks_for']);
  });
  test('reaches no note', () => {
    const mixed = served({}, { requested: { classes: ['psychotherapy_notes', 'progress_notes'] } });
    expect(mixed).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['record-1'], excludes: ['psychotherapy_notes'] },
    });
    expect(served({}, { requested: { classes: ['psychotherapy_notes'] } }).outcome).toBe('NEEDS-ARTIFACT');
  });
  test.each<[string, Parameters<typeof subpoena>[0], string]>([
    ['another patient', { patient: 'patient-2' }, 'order-for-another-patient @ subpoena-1.patient'],
    ['no patient', { patient: null }, 'order-patient-not-named @ subpoena-1.patient'],
    ['another custodian', { custodian: 'practice-2' }, 'order-for-another-custodian @ subpoena-1.custodian'],
    ['no custodian', { custodian: undefined }, 'order-custodian-not-named @ subpoena-1.custodian'],
    ['not authentic', { authenticated: false }, 'order-not-authenticated @ subpoena-1.authenticated'],
    ['signed tomorrow', { signed_on: '2031-06-16' }, 'signed-after-this-instant @ subpoena-1.signed_on'],
    ['stayed', { status: 'stayed' }, 'order-stayed @ subpoena-1.status'],
    ['its return date passed', { return_date: '2031-06-14' }, 'order-return-date-passed @ subpoena-1.return_date'],
  ])('%s: nothing', (_, over, reason) => {
    const decision = served(over);
    expect(decision.scope.note_ids).toEqual([]);
    expect(because(decision)).toEqual([reason]);
  });
  test('waits for an order where the state asks for one, and at a program (42 CFR 2.61)', () => {
    const clinic = { id: 'practice-1', part2_program: false, licensed_by: 'OMH' };
    expect(because(served({}, { jurisdiction: 'NY', holder: clinic }))).toContain(
      'state-subpoena-needs-order @ subpoena-1.issuer',
    );
    expect(served({}, { holder: { id: 'practice-1', part2_program: true } }).outcome).toBe('NEEDS-ARTIFACT');
  });
});

describe('an agency’s subpoena (164.512(f)(1)(ii)(C))', () => {
  const test3 = { relevant_and_material: true, specific_and_limited: true, deidentified_would_not_do: true };
  test('reaches the record where the three findings are stated', () => {
    expect(served({ issuer: 'agency', signed_by: 'agency', administrative_test: test3 })).toMatchObject({
      outcome: 'RELEASE',
      patientNotice: 'recommended unless prohibited',
    });
    expect(served({ issuer: 'inspector_general', administrative_test: test3 }).outcome).toBe('RELEASE');
  });
  test.each(['relevant_and_material', 'specific_and_limited', 'deidentified_would_not_do'] as const)(
    'without %s it waits',
    (finding) => {
      const decision = served({ issuer: 'agency', administrative_test: { ...test3, [finding]: undefined } });
      expect(decision.outcome).toBe('NEEDS-ARTIFACT');
      expect(because(decision)).toEqual([`administrative-test-missing @ subpoena-1.administrative_test.${finding}`]);
    },
  );
  test.each<[string, Partial<Facts>, Parameters<typeof subpoena>[0], string]>([
    [
      'of its tribunal, the patient told',
      { requester: tribunal },
      { satisfactory_assurance: 'notice_given_no_objection' },
      'subpoena-with-assurance @ subpoena-1.satisfactory_assurance',
    ],
    [
      'that came with an assurance',
      {},
      { satisfactory_assurance: 'qualified_protective_order' },
      'subpoena-with-assurance @ subpoena-1.satisfactory_assurance',
    ],
    [
      'of its tribunal, and nobody told',
      { requester: tribunal },
      { satisfactory_assurance: null },
      'assurance-missing @ subpoena-1.satisfactory_assurance',
    ],
  ])('in its own proceeding asks for assurance and no finding (164.512(e)(1)(ii)): %s', (_, more, over, reason) => {
    expect(because(served({ issuer: 'agency', ...over }, more))).toEqual([reason]);
  });
  test('without any it waits for all', () => expect(served({ issuer: 'agency' }).reasons).toHaveLength(3));
});

const signed = (signer: string) => served({ issuer: 'judge', signed_by: signer }).reasons.map(({ code }) => code);

describe('a judge’s subpoena (164.512(f)(1)(ii)(A))', () => {
  test('needs no assurance, and where a judge did not sign it it does', () => {
    expect(signed('officer')).toContain('assurance-missing');
  });
});

describe('without process', () => {
  test('law enforcement has nothing of the record (164.512(f)(1))', () => {
    expect(because(police())).toEqual(['record-needs-process @ artifacts']);
  });
  test('a crime on the premises is told in a statement (164.512(f)(5))', () => {
    const crime = police({ context: { crime_on_premises: true } });
    expect(crime).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: [], content: 'statement_only' },
      accounting: true,
    });
    expect(crime.scope.elements).toContain('facts that are evidence of the crime');
  });
  test('records go where somebody found them to be evidence', () => {
    const context = { crime_on_premises: true, evidence_of_crime: ['record-2', 'note-1'] };
    expect(police({ context })).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['record-2'], content: 'minimum_necessary' },
      approvals: ['privacy-officer'],
    });
  });
  test('a program reports the incident, name, address and whereabouts (42 CFR 2.12(c)(5))', () => {
    const context = { crime_on_premises: true, evidence_of_crime: ['record-2'] };
    const told = police({ context, holder: { id: 'practice-1', part2_program: true } });
    expect(told.scope).toMatchObject({ note_ids: [], content: 'statement_only' });
    expect(told.scope.elements).toContain('last known whereabouts');
  });
  test('an admission in counseling opens nothing (164.512(j)(2))', () => {
    const told = police({ context: { crime_on_premises: true, admission_of_past_crime: true } });
    expect(because(told)).toEqual([
      'admission-of-past-crime @ context.admission_of_past_crime',
      'record-needs-process @ artifacts',
    ]);
  });
});
