import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Artifact } from '../artifacts/artifact.ts';
import { IDS, courtOrder, facts, note, subpoena } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { RequesterType } from '../parties.ts';

const by = (type: RequesterType) => ({ id: 'official-1', type, identity_verified: true });
const codes = (given: Facts) => adjudicate(given).reasons.map(({ code }) => code);

const hhs = (over: object = {}, more: Partial<Facts> = {}) =>
  facts({
    ground_asserted: 'hhs_enforcement',
    requester: by('hhs_secretary'),
    artifacts: [{ type: 'hhs_request', verified: true, matter: 'M-1', asks_for: IDS, ...over }],
    ...more,
  });

describe('the Secretary (164.502(a)(2)(ii))', () => {
  test('has what is pertinent, accounted for, without minimum necessary', () => {
    expect(adjudicate(hhs())).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: IDS },
      accounting: true,
      minimumNecessary: false,
      approvals: ['privacy-officer', 'counsel'],
    });
    expect(adjudicate(hhs({ asks_for: ['note-2'] }))).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['note-2'] },
    });
  });
  test.each<[string, object, Partial<Facts>, string]>([
    ['unverified', { verified: null }, {}, 'official-request-not-verified'],
    ['without a matter', { matter: null }, {}, 'matter-not-stated'],
    ['without what is pertinent', { asks_for: null }, {}, 'pertinent-part-not-stated'],
    ['received tomorrow', { received_on: '2031-06-16' }, {}, 'signed-after-this-instant'],
    ['dated tomorrow', { signed_on: '2031-06-16' }, {}, 'signed-after-this-instant'],
    ['of somebody else', {}, { requester: by('federal_official') }, 'hhs-not-the-secretary'],
    ['absent', {}, { artifacts: [] }, 'official-request-absent'],
    ['for other notes', { asks_for: ['note-9'] }, {}, 'nothing-asked-is-reachable'],
  ])('%s: nothing leaves', (_, over, more, code) => {
    expect(adjudicate(hhs(over, more)).scope.note_ids).toEqual([]);
    expect(codes(hhs(over, more))).toEqual([code]);
  });
});

test('the Secretary has it of a program too (42 CFR 2.2(b))', () => {
  const holder = { id: 'practice-1', part2_program: true };
  expect(codes(hhs({}, { holder }))).toEqual(['part2-secretary']);
  expect(adjudicate(hhs({}, { holder })).outcome).toBe('RELEASE');
});

const oversight = (over: object = {}, more: Partial<Facts> = {}) =>
  facts({
    ground_asserted: 'health_oversight',
    requester: by('licensing_board'),
    artifacts: [
      {
        type: 'oversight_request',
        verified: true,
        target: 'therapist-A',
        legal_authority: 'a statute',
        asks_for: IDS,
        ...over,
      },
    ],
    ...more,
  });

describe('oversight of the originator (164.512(d), 164.508(a)(2)(ii))', () => {
  test('has the named notes, the minimum necessary', () => {
    expect(adjudicate(oversight())).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: IDS },
      accounting: true,
      minimumNecessary: true,
    });
  });
  test.each<[string, Partial<Facts>, string]>([
    ['a board in California, the patient objects', { jurisdiction: 'CA' }, 'NEEDS-ARTIFACT'],
    [
      'a patient who is treated in California',
      { jurisdiction: 'KS', patient: { id: 'patient-1', objects: true, state: 'CA' } },
      'NEEDS-ARTIFACT',
    ],
    ['a board in Kansas', { jurisdiction: 'KS' }, 'RELEASE'],
    ['nobody objects', { jurisdiction: 'CA', patient: { id: 'patient-1', objects: false } }, 'RELEASE'],
    ['another agency', { jurisdiction: 'CA', requester: by('state_agency') }, 'RELEASE'],
  ])(
    'yields to the privilege where a state lets it stand against a board (Gerner v. Superior Court): %s',
    (_, over, outcome) => {
      const asked = oversight({}, { patient: { id: 'patient-1', objects: true }, ...over });
      expect(adjudicate(asked).outcome).toBe(outcome);
    },
  );
  test('may name its notes by id', () => {
    expect(adjudicate(oversight({ note_ids: ['note-2'], asks_for: 'see the list' })).scope.note_ids).toEqual([
      'note-2',
    ]);
  });
  test('a bad request beside a good one takes nothing from it', () => {
    const [good] = oversight().artifacts;
    const bad: Artifact = { type: 'oversight_request', verified: false };
    expect(adjudicate(oversight({}, { artifacts: good ? [bad, good] : [] })).scope.note_ids).toEqual(IDS);
  });
  test('reaches no note of another originator', () => {
    const shared = [note('note-1', '2031-01-10'), note('note-2', '2031-02-10', { originator: 'therapist-B' })];
    expect(adjudicate(oversight({}, { notes: shared }))).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['note-1'] },
    });
  });
  test('has the whole file only on a stated necessity (164.514(d)(5))', () => {
    expect(codes(oversight({ asks_for: 'every note' }))).toEqual(['request-not-particular']);
    expect(
      adjudicate(oversight({ asks_for: 'every note', necessity_statement: 'pattern of conduct' })).scope.note_ids,
    ).toEqual(IDS);
  });
  test.each<[string, Facts, string, string]>([
    ['of another provider', oversight({ target: 'therapist-B' }), 'oversight-of-another', 'DENY'],
    ['of the patient', oversight({ target: 'patient-1' }), 'oversight-of-another', 'DENY'],
    ['of the patient, as recorded', oversight({}, { context: { target: 'patient' } }), 'oversight-of-another', 'DENY'],
    ['of nobody named', oversight({ target: null }), 'oversight-target-not-stated', 'NEEDS-ARTIFACT'],
    ['without authority', oversight({ legal_authority: null }), 'legal-authority-not-stated', 'NEEDS-ARTIFACT'],
    ['unverified', oversight({ verified: false }), 'official-request-not-verified', 'NEEDS-ARTIFACT'],
    ['by an accreditor', oversight({}, { requester: by('accreditor') }), 'not-an-oversight-agency', 'DENY'],
  ])('%s: nothing leaves', (_, given, code, outcome) => {
    expect(adjudicate(given)).toMatchObject({ outcome, scope: { note_ids: [] } });
    expect(codes(given)).toEqual([code]);
  });
});

const death = (over: object = {}, more: Partial<Facts> = {}) =>
  facts({
    ground_asserted: 'coroner',
    requester: by('medical_examiner'),
    patient: { id: 'patient-1', living: false },
    artifacts: [{ type: 'coroner_request', verified: true, purpose: 'cause of death', asks_for: ['note-3'], ...over }],
    ...more,
  });

describe('the coroner (164.512(g)(1))', () => {
  test('has what is reasonably needed', () => {
    expect(adjudicate(death())).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['note-3'] },
      accounting: true,
      minimumNecessary: true,
      approvals: ['privacy-officer'],
    });
  });
  test.each<[string, object, Partial<Facts>, string]>([
    ['a funeral director', {}, { requester: by('funeral_director') }, 'not-a-coroner'],
    ['a living patient', {}, { patient: { id: 'patient-1', living: true } }, 'patient-not-deceased'],
    ['a death nobody recorded', {}, { patient: { id: 'patient-1' } }, 'death-not-recorded'],
    ['no purpose', { purpose: null }, {}, 'duty-of-coroner-not-stated'],
    ['nothing particular', { asks_for: null }, {}, 'request-not-particular'],
    ['no verification', { verified: false }, {}, 'official-request-not-verified'],
  ])('%s: nothing leaves', (_, over, more, code) => {
    expect(codes(death(over, more))).toEqual([code]);
  });
  test('has of a Part 2 program what relates to the cause of death, after counsel (42 CFR 2.15(b)(1))', () => {
    const program = death({}, { holder: { id: 'practice-1', part2_program: true } });
    expect(adjudicate(program)).toMatchObject({ outcome: 'NARROW', approvals: ['privacy-officer', 'counsel'] });
    expect(codes(program)).toContain('part2-cause-of-death');
    expect(codes(death())).not.toContain('part2-cause-of-death');
    const unverified = death({ verified: false }, { holder: { id: 'practice-1', part2_program: true } });
    expect(codes(unverified)).toEqual(['official-request-not-verified']);
  });
});

const dead = (years: number) =>
  facts({ ground_asserted: 'decedent', patient: { id: 'patient-1', living: false, years_since_death: years } });

test('death opens no ground by itself, and after fifty years counsel clears (164.502(f))', () => {
  expect(adjudicate(dead(50)).outcome).toBe('DENY');
  expect(adjudicate(dead(51)).outcome).toBe('NEEDS-ARTIFACT');
});

const police = (artifacts: Artifact[], more: Partial<Facts> = {}) =>
  facts({ ground_asserted: 'law_enforcement', requester: by('law_enforcement'), artifacts, ...more });
const warrant: Artifact = {
  type: 'search_warrant',
  signed_by: 'judge',
  authenticated: true,
  custodian: 'practice-1',
  items: ['note-1', 'note-2'],
};

describe('law enforcement (164.512(a), (f)(1)(ii)(A))', () => {
  test('has the items that a judge’s warrant describes, sealed, with the privilege asserted', () => {
    const decision = adjudicate(police([warrant]));
    expect(decision).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: ['note-1', 'note-2'], terms: ['sealed', 'privilege asserted'] },
      accounting: true,
      minimumNecessary: false,
    });
    expect(decision.approvals).toEqual(['counsel']);
    expect(adjudicate(police([{ ...warrant, items: ['psychotherapy_notes'] }])).outcome).toBe('RELEASE');
  });
  test.each<[string, Artifact[], Partial<Facts>, string]>([
    ['an officer’s warrant', [{ ...warrant, signed_by: 'officer' }], {}, 'warrant-of-officer'],
    ['an administrative warrant', [{ type: 'administrative_warrant', signed_by: 'officer' }], {}, 'warrant-of-officer'],
    ['a warrant nobody verified', [{ ...warrant, authenticated: null }], {}, 'warrant-not-authenticated'],
    ['a warrant without items', [{ ...warrant, items: [] }], {}, 'warrant-items-missing'],
    ['a warrant for other items', [{ ...warrant, items: ['ledger'] }], {}, 'warrant-describes-other-items'],
    ['a warrant for another patient', [{ ...warrant, patient: 'patient-2' }], {}, 'warrant-for-another-patient'],
    ['a warrant received tomorrow', [{ ...warrant, received_on: '2031-06-16' }], {}, 'signed-after-this-instant'],
    ['a warrant of tomorrow', [{ ...warrant, signed_on: '2031-06-16' }], {}, 'signed-after-this-instant'],
    ['a vacated warrant', [{ ...warrant, status: 'vacated', return_date: null }], {}, 'order-vacated'],
    [
      'a warrant to a Part 2 program',
      [warrant],
      { holder: { id: 'practice-1', part2_program: true } },
      'part2-path-is-counsel-only',
    ],
    ['a grand jury', [subpoena({ issuer: 'grand_jury' })], {}, 'subpoena-of-grand-jury'],
    ['nothing', [], {}, 'law-enforcement-without-process'],
  ])('with %s: nothing leaves', (_, artifacts, more, code) => {
    expect(adjudicate(police(artifacts, more)).scope.note_ids).toEqual([]);
    expect(codes(police(artifacts, more))).toEqual([code]);
  });
  test('with an order is judged on the order, and a dead order takes nothing from a warrant', () => {
    const order = courtOrder({ recipients: ['official-1'] });
    expect(adjudicate(police([order])).scope.note_ids).toEqual(IDS);
    expect(adjudicate(police([{ ...order, status: 'vacated' }, warrant])).scope.note_ids).toEqual(['note-1', 'note-2']);
  });
  test('names each exception that is none', () => {
    expect(codes(police([], { context: { admission_of_past_crime: true, crime_on_premises: true } }))).toEqual([
      'admission-of-past-crime',
      'crime-on-premises',
      'law-enforcement-without-process',
    ]);
  });
  test('finds no personal notes in Illinois (740 ILCS 110/3(b))', () => {
    const mine = [note('note-1', '2031-01-10', { il_personal_notes: true })];
    expect(codes(police([warrant], { jurisdiction: 'IL', notes: mine }))).toEqual(['il-personal-notes']);
  });
});

test('a crime at a Part 2 program is told in a statement, of its notes too; elsewhere the notes stay (42 CFR 2.12(c)(5))', () => {
  const crime = { context: { crime_on_premises: true } };
  expect(adjudicate(police([], { ...crime, holder: { id: 'practice-1', part2_program: true } }))).toMatchObject({
    outcome: 'NARROW',
    scope: {
      note_ids: [],
      content: 'statement_only',
      elements: expect.arrayContaining(['circumstances of the incident']),
    },
    accounting: true,
  });
  expect(adjudicate(police([], crime)).outcome).toBe('DENY');
  const admitted = { context: { crime_on_premises: true, admission_of_past_crime: true } };
  expect(adjudicate(police([], { ...admitted, holder: { id: 'practice-1', part2_program: true } })).outcome).toBe(
    'DENY',
  );
});
