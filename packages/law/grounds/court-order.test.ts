import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { CourtOrderArtifact } from '../artifacts/court-paper.ts';
import { IDS, NOTES, courtOrder, facts, note, record, subpoena } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { State } from '../states/row.ts';
import { stateRow } from '../states/rows.ts';

/** The notes, each recorded as a personal note, as none, or not at all. */
const notesOf = (il: boolean | null) => NOTES.map((each) => ({ ...each, il_personal_notes: il }));

const judge = (order: Partial<CourtOrderArtifact>, over: Partial<Facts> = {}) =>
  adjudicate(facts({ ground_asserted: 'court_order', artifacts: [courtOrder(order)], ...over }));

test('produces what an order in force expressly authorizes, and accounts for it (164.512(e)(1)(i), .528)', () => {
  const decision = judge({});
  expect(decision).toMatchObject({ outcome: 'RELEASE', accounting: true, minimumNecessary: false });
  expect(decision.scope).toEqual({ note_ids: IDS, content: 'full', recipient: 'requester-1' });
  expect(decision.approvals).toEqual(['originator', 'privacy-officer']);
});

const FAILURES: [string, Partial<CourtOrderArtifact>, 'DENY' | 'NEEDS-ARTIFACT', string][] = [
  ['1 no court', { court: null }, 'NEEDS-ARTIFACT', 'order-court-not-identified'],
  ['1 out of state', { foreign_jurisdiction: true }, 'NEEDS-ARTIFACT', 'order-not-domesticated'],
  ['1 jurisdiction nobody checked', { foreign_jurisdiction: null }, 'NEEDS-ARTIFACT', 'order-not-domesticated'],
  ['2 no docket', { docket: null }, 'NEEDS-ARTIFACT', 'order-docket-missing'],
  ['2 not on the docket', { status: 'not_on_docket' }, 'DENY', 'order-not-on-docket'],
  ['3 no judge', { judge: null }, 'NEEDS-ARTIFACT', 'order-judge-missing'],
  ['3 unsigned', { signed_by: null }, 'NEEDS-ARTIFACT', 'order-unsigned'],
  ['3 undated', { signed_on: null }, 'NEEDS-ARTIFACT', 'order-unsigned'],
  ['3 signed by the clerk', { signed_by: 'clerk' }, 'DENY', 'order-not-signed-by-judge'],
  ['3 received tomorrow', { received_on: '2031-06-16' }, 'NEEDS-ARTIFACT', 'signed-after-this-instant'],
  ['3 dated tomorrow', { signed_on: '2031-06-16' }, 'NEEDS-ARTIFACT', 'signed-after-this-instant'],
  ['4 not authenticated', { authenticated: null }, 'NEEDS-ARTIFACT', 'order-not-authenticated'],
  ['5 stayed', { status: 'stayed' }, 'DENY', 'order-stayed'],
  ['5 vacated', { status: 'vacated' }, 'DENY', 'order-vacated'],
  ['5 superseded', { status: 'superseded' }, 'DENY', 'order-superseded'],
  ['5 proposed', { status: 'proposed' }, 'NEEDS-ARTIFACT', 'order-proposed'],
  ['5 nobody looked', { status: null }, 'NEEDS-ARTIFACT', 'order-status-not-checked'],
  ['6 return date passed', { return_date: '2031-06-14' }, 'NEEDS-ARTIFACT', 'order-return-date-passed'],
  ['6 lapsed', { status: 'lapsed_on_its_terms' }, 'NEEDS-ARTIFACT', 'order-return-date-passed'],
  ['6 return date not recorded', { return_date: undefined }, 'NEEDS-ARTIFACT', 'order-return-date-not-recorded'],
  ['7 no patient', { patient: null }, 'NEEDS-ARTIFACT', 'order-patient-not-named'],
  ['7 another patient', { patient: 'patient-2' }, 'DENY', 'order-for-another-patient'],
  ['8 no custodian', { custodian: null }, 'NEEDS-ARTIFACT', 'order-custodian-not-named'],
  ['8 another custodian', { custodian: 'practice-2' }, 'DENY', 'order-for-another-custodian'],
  ['9 medical record only', { expressly_covers: ['medical_record'] }, 'NEEDS-ARTIFACT', 'order-does-not-name-notes'],
  ['9 coverage not recorded', { expressly_covers: null }, 'NEEDS-ARTIFACT', 'order-does-not-name-notes'],
  ['10 other dates', { date_to: '2031-01-05' }, 'DENY', 'nothing-in-order-range'],
  [
    '10 range not recorded',
    { date_from: undefined, date_to: undefined, note_ids: undefined },
    'NEEDS-ARTIFACT',
    'order-range-not-recorded',
  ],
  ['11 no recipients', { recipients: [] }, 'NEEDS-ARTIFACT', 'order-recipients-missing'],
  ['11 another recipient', { recipients: ['requester-2'] }, 'DENY', 'order-recipient-mismatch'],
  ['12 chambers only', { in_camera: true }, 'DENY', 'order-in-camera-only'],
  ['12 mode not recorded', { in_camera: null }, 'NEEDS-ARTIFACT', 'order-mode-not-recorded'],
  [
    '13 no acknowledgment',
    { protective_terms: { acknowledgment_required: true } },
    'NEEDS-ARTIFACT',
    'acknowledgment-missing',
  ],
  ['14 privilege upheld', { privilege_ruling: 'upheld' }, 'DENY', 'privilege-upheld'],
];

describe('fails the checklist of section 4', () => {
  test.each(FAILURES)('row %s', (_, order, outcome, code) => {
    const decision = judge(order);
    expect(decision).toMatchObject({ outcome, scope: { note_ids: [], content: 'none' }, accounting: false });
    expect(decision.reasons.map((reason) => reason.code)).toEqual([code]);
  });
});

test('the order is the ceiling: dates, notes and request intersect (164.512(e)(1)(i))', () => {
  expect(judge({ date_to: '2031-02-28' }).scope.note_ids).toEqual(['note-1', 'note-2']);
  expect(judge({ note_ids: ['note-2', 'note-9'] })).toMatchObject({
    outcome: 'NARROW',
    scope: { note_ids: ['note-2'] },
  });
  expect(judge({}, { requested: { classes: ['psychotherapy_notes'], note_ids: ['note-3'] } })).toMatchObject({
    outcome: 'RELEASE',
    scope: { note_ids: ['note-3'] },
  });
});

test('delivers to chambers under seal when the judge reviews', () => {
  const requester = { id: 'court-1', type: 'court', identity_verified: true } as const;
  expect(judge({ in_camera: true, recipients: ['court-1'] }, { requester })).toMatchObject({
    outcome: 'RELEASE',
    scope: { recipient: 'court-1', terms: ['sealed', 'chambers only'] },
  });
});

test('passes on the terms of a protective order that compels', () => {
  const terms = { use_limited_to_case: true, return_or_destroy: true, acknowledgment_required: false };
  expect(judge({ protective_terms: terms }).scope.terms).toEqual(['use limited to case', 'return or destroy']);
});

test('narrows by the redaction that the order requires', () => {
  expect(judge({ redact: ['a relative'] })).toMatchObject({
    outcome: 'NARROW',
    scope: { content: 'redacted', redact: ['a relative'] },
  });
});

test('counsel approves when no ruling on privilege is recorded (section 4 row 14)', () => {
  const decision = judge({ privilege_ruling: null });
  expect(decision.outcome).toBe('RELEASE');
  expect(decision.approvals).toEqual(['originator', 'privacy-officer', 'counsel']);
});

const both = (later: CourtOrderArtifact) => judge({}, { artifacts: [courtOrder(), later] }).scope.note_ids;

test('the latest good order in a docket controls, and a bad one does not', () => {
  const amended = courtOrder({ id: 'order-2', signed_on: '2031-06-01', note_ids: ['note-1'] });
  expect(both(amended)).toEqual(['note-1']);
  expect(both({ ...amended, status: 'proposed' })).toEqual(IDS);
});

test('an order that compels stands above an agreed restriction (164.522(a)(1)(v))', () => {
  const decision = judge({}, { artifacts: [courtOrder(), { type: 'agreed_restriction', scope: 'no disclosure' }] });
  expect(decision.outcome).toBe('RELEASE');
});

test('a subpoena that a judge ordered is an order only if it names the notes (section 4)', () => {
  const { type: _, ...terms } = courtOrder();
  const soOrdered = { ...terms, type: 'subpoena', form: 'so_ordered_subpoena' } as const;
  expect(judge({}, { artifacts: [soOrdered] }).outcome).toBe('RELEASE');
  expect(judge({}, { artifacts: [{ ...soOrdered, expressly_covers: ['medical_record'] }] }).outcome).toBe(
    'NEEDS-ARTIFACT',
  );
});

describe('what a state asks of an order first (section 4 row 15)', () => {
  const facility = { id: 'practice-1', kind: 'covered_provider', part2_program: false, licensed_by: 'OMH' } as const;
  test.each<[State, CourtOrderArtifact['state_findings'], string]>([
    ['NY', { interests_of_justice_outweigh_confidentiality: true }, 'state-order-finding-missing'],
    ['IL', { in_camera_review_completed: true }, 'in-camera-findings-missing'],
    ['CO', { notice_and_hearing: true }, 'notice-and-hearing-missing'],
    ['FL', { good_cause: true }, 'good-cause-missing'],
    ['ID', { withholding_against_public_interest: true }, 'public-interest-finding-missing'],
    ['KS', { necessary_to_proceeding: true }, 'necessity-finding-missing'],
    ['DC', { proceeding_permitted_by_statute: true }, 'proceeding-not-listed'],
  ])('%s waits for it, and releases once it is there', (jurisdiction, findings, code) => {
    const { statute } = stateRow(jurisdiction).orders?.[0] ?? {};
    const over: Partial<Facts> = { jurisdiction, holder: facility, notes: notesOf(false) };
    const waiting = judge({}, over);
    expect(waiting).toMatchObject({ outcome: 'NEEDS-ARTIFACT', reasons: [{ code }] });
    expect(waiting.reasons[0]?.citation).toBe(`${statute}; 45 CFR 160.203(b)`);
    expect(judge({ state_findings: findings }, over).outcome).toBe('RELEASE');
  });
  test.each<State>(['FL', 'ID', 'KS', 'IN', 'TN'])('in %s a weighing for disclosure is the finding', (jurisdiction) => {
    const found = { interests_of_justice_outweigh_confidentiality: true };
    expect(judge({}, { jurisdiction, holder: facility }).outcome).toBe('NEEDS-ARTIFACT');
    expect(judge({ state_findings: found }, { jurisdiction, holder: facility }).outcome).toBe('RELEASE');
  });
  test('Georgia leaves out what is privileged until the privilege is waived or overruled', () => {
    expect(judge({}, { jurisdiction: 'GA' }).outcome).toBe('RELEASE');
    const decision = judge({ privilege_ruling: null }, { jurisdiction: 'GA' });
    expect(decision).toMatchObject({ outcome: 'NEEDS-ARTIFACT', reasons: [{ code: 'privilege-ruling-missing' }] });
  });
  test.each<State>(['NY', 'CO', 'FL', 'ID', 'KS'])(
    '%s binds facilities that it licenses and no private office',
    (jurisdiction) => {
      expect(judge({}, { jurisdiction }).outcome).toBe('RELEASE');
    },
  );
  test.each<State>(['TX', 'OH', 'CA', 'ND', 'AL'])('%s asks for nothing more: an order is an order', (jurisdiction) => {
    expect(judge({}, { jurisdiction, holder: facility }).outcome).toBe('RELEASE');
  });
  test.each<State>(['AR', 'GU', 'OK', 'MD'])(
    '%s has no rule here that was read: counsel confirms it',
    (jurisdiction) => {
      expect(judge({}, { jurisdiction })).toMatchObject({
        outcome: 'NEEDS-ARTIFACT',
        reasons: [{ code: 'state-rule-not-read', because: `jurisdiction.${jurisdiction}.orders` }],
        cures: ["counsel's confirmation of this state's rule"],
      });
    },
  );
  test('no state at all waits until it is recorded', () => {
    expect(judge({}, { jurisdiction: null }).reasons[0]?.code).toBe('jurisdiction-not-recorded');
  });
  test('Illinois reads in chambers first', () => {
    const reviewed = { state_findings: { in_camera_review_completed: true } };
    expect(judge(reviewed, { jurisdiction: 'IL', notes: notesOf(false) }).outcome).toBe('RELEASE');
  });
  test('a note of which nobody recorded whether it is a personal note stays, but for a judge in chambers (740 ILCS 110/3(b))', () => {
    const reviewed = { state_findings: { in_camera_review_completed: true } };
    const waiting = judge(reviewed, { jurisdiction: 'IL' });
    expect(waiting).toMatchObject({
      outcome: 'NEEDS-ARTIFACT',
      reasons: [{ code: 'il-personal-notes-not-recorded' }],
    });
    expect(judge(reviewed, { jurisdiction: 'TX' }).outcome).toBe('RELEASE');
    const requester: Facts['requester'] = { id: 'requester-1', type: 'court', identity_verified: true };
    const inChambers = (il: boolean | null) =>
      judge({ in_camera: true }, { jurisdiction: 'IL', requester, notes: notesOf(il) });
    expect(inChambers(null).outcome).toBe('RELEASE');
    expect(inChambers(true)).toMatchObject({ outcome: 'DENY', reasons: [{ code: 'il-personal-notes' }] });
  });
  test('personal notes are not discoverable in Illinois (740 ILCS 110/3(b))', () => {
    const reviewed = { state_findings: { in_camera_review_completed: true } };
    const mine = note('note-1', '2031-01-10', { il_personal_notes: true });
    const other = note('note-2', '2031-02-10', { il_personal_notes: false });
    expect(judge(reviewed, { jurisdiction: 'IL', notes: [mine] }).outcome).toBe('DENY');
    expect(judge(reviewed, { jurisdiction: 'IL', notes: [mine, other] })).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['note-2'] },
    });
    const unknown = note('note-3', '2031-03-10');
    const some = judge(reviewed, { jurisdiction: 'IL', notes: [unknown, other] });
    expect(some).toMatchObject({ outcome: 'NARROW', scope: { note_ids: ['note-2'] } });
    expect(some.reasons.map(({ code }) => code)).toContain('il-personal-notes-not-recorded');
  });
});

describe('a Part 2 program (42 CFR 2.61-2.64)', () => {
  const holder = { id: 'practice-1', part2_program: true };
  const order = courtOrder({ form: 'part2_subpart_e_order' });
  test('needs the findings and a mandate to compel', () => {
    expect(judge({}, { holder }).reasons.map(({ code }) => code)).toEqual([
      'part2-order-without-findings',
      'part2-order-without-subpoena',
    ]);
    expect(judge({}, { holder, artifacts: [order] }).outcome).toBe('NEEDS-ARTIFACT');
    expect(judge({}, { holder, artifacts: [order, subpoena()] }).outcome).toBe('NEEDS-ARTIFACT');
    const found = { ...order, part2_findings: true };
    expect(judge({}, { holder, artifacts: [found, subpoena()] }).outcome).toBe('RELEASE');
  });
  test('is assumed when nobody recorded that it is none', () => {
    expect(judge({}, { holder: { id: 'practice-1' } }).outcome).toBe('NEEDS-ARTIFACT');
  });
});

test('covers the ordinary record as far as it says so, within its dates and notes', () => {
  const mixed: Partial<Facts> = {
    requested: { classes: ['psychotherapy_notes', 'progress_notes'] },
    other_records: [record('record-1', '2031-01-20'), record('record-2', '2031-03-20')],
  };
  const wide: Partial<CourtOrderArtifact> = { expressly_covers: ['psychotherapy_notes', 'medical_record'] };
  expect(judge(wide, mixed)).toMatchObject({
    outcome: 'RELEASE',
    scope: { note_ids: [...IDS, 'record-1', 'record-2'] },
  });
  expect(judge({}, mixed)).toMatchObject({ outcome: 'NARROW', scope: { note_ids: IDS } });
  expect(judge({ expressly_covers: ['medical_record'] }, mixed)).toMatchObject({
    outcome: 'NARROW',
    scope: { note_ids: ['record-1', 'record-2'] },
  });
  expect(judge({ ...wide, date_to: '2031-02-28' }, mixed).scope.note_ids).toEqual(['note-1', 'note-2', 'record-1']);
  expect(judge({ ...wide, note_ids: ['note-1', 'record-2'] }, mixed).scope.note_ids).toEqual(['note-1', 'record-2']);
  expect(judge({ ...wide, note_ids: ['note-1'] }, mixed)).toMatchObject({
    outcome: 'NARROW',
    scope: { note_ids: ['note-1'] },
  });
});

test('seals what the order seals', () => {
  expect(judge({ under_seal: true }).scope.terms).toEqual(['sealed']);
  expect(judge({}).scope.terms).toBeUndefined();
});

test('an administrative tribunal’s order is one, and counsel confirms its power (164.103)', () => {
  const decision = judge({ issuer_kind: 'administrative_tribunal', signed_by: 'hearing officer' });
  expect(decision.outcome).toBe('RELEASE');
  expect(decision.duties).toContain('counsel confirms that the tribunal can compel privileged notes');
});

test('words about an order are not an order (164.514(h)(1)(ii))', () => {
  const decision = adjudicate(
    facts({ ground_asserted: 'court_order', context: { stated_purpose: 'the judge said so' } }),
  );
  expect(decision).toMatchObject({ outcome: 'NEEDS-ARTIFACT', reasons: [{ code: 'order-absent' }] });
});
