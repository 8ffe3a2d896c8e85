import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { courtOrder, facts, note, record, subpoena } from '../example-facts.ts';
import { bestRequest } from '../example-grounds.ts';
import type { Facts } from '../facts.ts';
import type { Jurisdiction } from '../jurisdiction.ts';
import { privilegeStatute, privileges } from '../states/privilege.ts';
import { letterKind } from './kind.ts';
import { letterFacts } from './letter-facts.ts';
import { letter } from './letter.ts';
import { mayTellPatient } from './notice-letter.ts';
import type { Language, Particulars } from './particulars.ts';
import type { RecipientKind } from './recipient-kind.ts';

const particulars: Particulars = {
  practice: 'Example Practice',
  date: '2031-06-15',
  contact: { title: 'Privacy Officer', phone: '555-0100' },
};
const written = (given: Facts, kind: RecipientKind, over: Partial<Particulars> = {}) =>
  letter(adjudicate(given), kind, { ...particulars, ...letterFacts(given), ...over });
const text = (...args: Parameters<typeof written>) => written(...args).paragraphs.join('\n');
const inSpanish = (given: Facts, kind: RecipientKind) => text(given, kind, { language: 'es' });

const ordered = (over: Parameters<typeof courtOrder>[0] = {}, jurisdiction: Jurisdiction = 'US-baseline') =>
  facts({ ground_asserted: 'court_order', jurisdiction, artifacts: [courtOrder(over)] });

describe('to a court that ordered', () => {
  test('the proceeding is named: court, docket, judge, days', () => {
    expect(written(ordered(), 'court').paragraphs[1]).toBe(
      'Re: Court of Example County, docket 31-CV-0001, Judge Example, signed May 28, 2031, return date June 30, 2031.',
    );
  });
  test('what is produced bears the days of the order', () => {
    expect(text(ordered(), 'court')).toContain(
      'expressly authorizes, from January 1, 2031 to March 31, 2031, and nothing else',
    );
  });
  test('an objection goes through counsel, names the missing finding by its state, and denies no knowledge', () => {
    const objected = text(ordered({}, 'IL'), 'court');
    expect(objected).toContain('through counsel, objects to production under the order as it stands');
    expect(objected).toContain('before the return date of June 30, 2031');
    expect(objected).toMatch(/\n1\. .*\(740 ILCS 110\/10/);
    expect(objected).not.toContain('neither confirms');
  });
  test('what the practice has yet to look up is no fault of the order', () => {
    const objected = text(ordered({ authenticated: null, status: null }), 'court');
    expect(objected).not.toContain('The grounds of the objection');
    expect(objected).toContain('verifies the identity');
  });
});

describe('whose law is cited', () => {
  const over = { holder: { id: 'practice-1', part2_program: false, licensed_by: 'the state' } };
  const treatedIn = (state: Jurisdiction) => ({ ...over, patient: { id: 'patient-1', age: 40, living: true, state } });
  test('is named where two states govern: the one that asks for an order with a subpoena', () => {
    const served = { ground_asserted: 'subpoena' as const, requested: { classes: ['progress_notes' as const] } };
    const given = facts({ ...served, jurisdiction: 'TX', ...treatedIn('CO'), artifacts: [subpoena()] });
    const said = text(given, 'subpoenaing-party');
    expect(said).toContain('In Colorado a subpoena for mental health records must come with a court order.');
    expect(said).not.toContain('In this state');
    const other = facts({ ...served, jurisdiction: 'CO', ...treatedIn('TX'), artifacts: [subpoena()] });
    expect(text(other, 'subpoenaing-party')).toContain('In Colorado a subpoena');
  });
  test('is not named where no statute of a state is cited', () => {
    expect(text(ordered({ status: 'stayed' }, 'CO'), 'court')).not.toContain('Colorado');
  });
});

test('who served a subpoena reads that a later order of the matter controls', () => {
  const order = courtOrder({ docket: '31-CV-0001', signed_on: '2031-06-10', expressly_covers: ['medical_record'] });
  const served = subpoena({ docket: '31-CV-0001', signed_on: '2031-06-01' });
  const given = facts({
    ground_asserted: 'subpoena',
    requested: { classes: ['progress_notes'] },
    other_records: [record('record-1')],
    artifacts: [served, { ...order, status: 'stayed' }],
  });
  const said = text(given, 'subpoenaing-party');
  expect(said).toContain('A court has entered a later order in the same matter');
  expect(said).toContain('abides by that order');
  expect(text({ ...given, artifacts: [served] }, 'subpoenaing-party')).not.toContain('later order');
});

describe('a paper that names no court', () => {
  test.each<[Facts['artifacts'][number], RecipientKind, string]>([
    [subpoena({ docket: '31-CV-0002' }), 'subpoenaing-party', 'subpoena that names no court, docket 31-CV-0002'],
    [courtOrder({ court: null }), 'court', 'order that names no court, docket 31-CV-0001'],
    [{ ...courtOrder({ court: null }), type: 'search_warrant' }, 'law-enforcement', 'warrant that names no court'],
    [
      { ...courtOrder({ court: null }), type: 'qualified_protective_order' },
      'court',
      'protective order that names no court',
    ],
  ])('is named for what it is', (paper, kind, words) => {
    expect(text(facts({ ground_asserted: 'court_order', artifacts: [paper] }), kind)).toContain(`Re: ${words}`);
  });
  test('in Spanish too', () => {
    const given = facts({ ground_asserted: 'subpoena', artifacts: [subpoena()] });
    expect(inSpanish(given, 'notice-to-patient')).toContain('documento que no nombra tribunal');
  });
});

describe('where nothing of the kind is kept', () => {
  const none = facts({
    ground_asserted: 'patient_access',
    requester: { id: 'patient-1', type: 'individual', identity_verified: true },
    requested: { classes: ['test_results'] },
    other_records: [record('record-1')],
  });
  test('the patient reads so, and nobody else (164.524(d)(3))', () => {
    expect(text(none, 'patient')).toContain('The practice keeps no record of the kind and the days');
    expect(inSpanish(none, 'patient')).toContain('El consultorio no conserva ningún registro');
    const held = { ...none, requested: { classes: ['progress_notes' as const] } };
    expect(text(held, 'patient')).not.toContain('keeps no record');
    expect(text({ ...none, ground_asserted: 'treatment' }, 'requester')).not.toMatch(/no record of the kind/);
  });
});

test('a funeral director is answered as any other requester, and never as a coroner', () => {
  const given = facts({
    ground_asserted: 'coroner',
    requester: { id: 'requester-1', type: 'funeral_director', identity_verified: true },
    patient: { id: 'patient-1', age: 40, living: false },
  });
  expect(letterKind(given, adjudicate(given))).toBe('requester');
  const examiner = { ...given, requester: { ...given.requester, type: 'medical_examiner' as const } };
  expect(letterKind(examiner, adjudicate(examiner))).toBe('coroner');
});

const objects = (court: string, jurisdiction: Jurisdiction) =>
  text(
    facts({ ground_asserted: 'subpoena', jurisdiction, artifacts: [subpoena({ court, docket: '31-CV-0002' })] }),
    'subpoenaing-party',
  );

describe('the privilege is that of the forum', () => {
  test('of a state whose statute was read, its statute', () => {
    expect(objects('District Court, Example County', 'CO')).toContain(
      'whom it may concern (Colo. Rev. Stat. 13-90-107(1)(g))',
    );
  });
  test('of the United States in its courts, with the rule of its procedure', () => {
    const federal = objects('United States District Court', 'CO');
    expect(federal).toContain('Jaffee v. Redmond');
    expect(federal).toContain('Fed. R. Civ. P. 45(d)(2)(B)');
    expect(federal).not.toContain('Colo. Rev. Stat.');
  });
  test.each(['U.S. District Court', 'US District Court', 'Federal Court of Example'])('%s is such a court', (court) => {
    expect(objects(court, 'TX')).toContain('Jaffee v. Redmond');
  });
  test('of a state whose statute nobody read, none', () => {
    for (const { state, verified } of privileges.filter(({ verified: how }) => how !== 'read')) {
      const said = objects('Superior Court', state);
      expect([state, verified, said.includes('whom it may concern. Nothing')]).toEqual([state, verified, true]);
      expect(said).not.toContain('Jaffee');
      expect(privilegeStatute(state)).toBeUndefined();
    }
  });
  test('there are 56, of which 29 were read, each its own', () => {
    expect(privileges).toHaveLength(56);
    const read = privileges.filter(({ verified }) => verified === 'read');
    expect(read).toHaveLength(29);
    expect(new Set(read.map(({ statute }) => statute)).size).toBe(29);
  });
  test('no letter in a state court cites Jaffee', () => {
    const upheld = ordered({ privilege_ruling: 'upheld' });
    expect(text(upheld, 'court')).toContain('The court has upheld the privilege');
    for (const kind of ['court', 'subpoenaing-party', 'law-enforcement', 'notice-to-patient'] as const) {
      expect(text(upheld, kind)).not.toContain('Jaffee');
      expect(text(bestRequest('law_enforcement', 'psychotherapy_notes'), kind)).not.toContain('Jaffee');
    }
  });
});

const police = (over: Partial<Facts>) =>
  facts({
    ground_asserted: 'law_enforcement',
    requester: { id: 'requester-1', type: 'prosecutor', identity_verified: true },
    requested: { classes: ['progress_notes'] },
    other_records: [record('record-1')],
    ...over,
  });

describe('to law enforcement', () => {
  test('what a grand jury reaches is no sealed item of a warrant (164.512(f)(1)(ii)(B))', () => {
    const served = police({ artifacts: [subpoena({ issuer: 'grand_jury', asks_for: ['progress_notes'] })] });
    expect(text(served, 'law-enforcement')).toContain(
      'reaches of the ordinary record, and nothing else (45 CFR 164.512(f)(1)(ii)(B)',
    );
    expect(text(served, 'law-enforcement')).not.toContain('sealed');
  });
  test('a crime on the premises is told in a statement (164.512(f)(5))', () => {
    expect(text(police({ context: { crime_on_premises: true } }), 'law-enforcement')).toContain(
      'a statement of the facts that the law lets be told, and no record',
    );
  });
});

const patient = { id: 'patient-1', type: 'individual', identity_verified: true } as const;
const access = (over: Partial<Facts> = {}) =>
  facts({
    ground_asserted: 'patient_access',
    requester: patient,
    requested: { classes: ['progress_notes', 'diagnosis'], date_from: '2031-01-01' },
    other_records: [record('record-1')],
    ...over,
  });

describe('to the patient', () => {
  test('what is enclosed, since when, and by what right', () => {
    expect(text(access(), 'patient')).toContain('progress notes, diagnoses, from January 1, 2031');
    expect(text(access(), 'patient')).toContain('164.524(a)(1)');
  });
  test('everything is called the designated record set, and named entries are not listed', () => {
    expect(text(access({ requested: { classes: ['all'] } }), 'patient')).toContain(
      'asked for: your designated record set,',
    );
    expect(text(access({ requested: { note_ids: ['record-1'] } }), 'patient')).toContain(
      'the records named in your request',
    );
  });
  test('in California a professional of their choice, and an addendum', () => {
    const said = text(access({ jurisdiction: 'CA' }), 'patient');
    expect(said).toContain('Cal. Health & Safety Code 123115(b)');
    expect(said).toContain('250 words');
    expect(said).toContain('has not been refused');
    expect(text(access({ jurisdiction: 'OH' }), 'patient')).not.toContain('Cal. Health');
  });
  test('in Texas a signed writing, and another professional', () => {
    expect(text(access({ jurisdiction: 'TX' }), 'patient')).toContain('611.0045(c), (e)');
  });
  test.each<[string, Facts]>([
    ['given', access()],
    ['refused for danger', access({ context: { determination: 'life_or_physical_safety' } })],
    ['unverified', access({ requester: { ...patient, identity_verified: false } })],
    ['given in California', access({ jurisdiction: 'CA' })],
    ['given in Texas', access({ jurisdiction: 'TX' })],
  ])('in Spanish: %s', (_, given) => {
    const said = inSpanish(given, 'patient');
    expect(said).toContain('notas de psicoterapia, ');
    expect(said).not.toMatch(/\b(the|your|you|records|record|review|complain)\b/);
    expect(said.split('\n')).toHaveLength(text(given, 'patient').split('\n').length);
  });
  test('what the therapist shares is not called theirs by right', () => {
    const shared = text(bestRequest('originator_discretion', 'psychotherapy_notes'), 'patient');
    expect(shared).toContain('What your therapist has decided to share besides');
    expect(shared).not.toContain('gives no review');
  });
});

describe('to a parent', () => {
  test('what a state opens of a record that the minor controls is named, and is not called theirs by right', () => {
    const given = facts({
      jurisdiction: 'TN',
      ground_asserted: 'patient_access',
      requester: { id: 'parent-1', type: 'parent', identity_verified: true },
      patient: { id: 'patient-1', age: 16, living: true, self_consented: true },
      requested: { classes: ['all'] },
      other_records: [record('record-1'), { ...record('record-2'), class: 'medication' }],
      as_of: '2026-06-15T15:00:00Z',
    });
    const said = text(given, 'representative');
    expect(adjudicate(given)).toMatchObject({ outcome: 'NARROW', scope: { note_ids: ['record-2'] } });
    expect(said).toContain('opens to a parent, the medication records (Tenn. Code 33-8-202');
    expect(said).toContain('The rest is for the patient to release.');
    expect(said).not.toContain('designated record set');
    expect(adjudicate({ ...given, as_of: '2024-06-01T15:00:00Z' }).outcome).toBe('DENY');
    expect(adjudicate({ ...given, requested: { classes: ['progress_notes'] } }).outcome).toBe('DENY');
    const suspected = { ...given, context: { abuse_suspected_by: 'parent-1' } };
    expect(adjudicate(suspected).outcome).toBe('DENY');
  });
  test('by what right, and what it does not reach', () => {
    const parent = { id: 'parent-1', type: 'parent', identity_verified: true } as const;
    const child = { id: 'patient-1', age: 9, living: true, self_consented: false };
    const said = text(access({ requester: parent, patient: child }), 'representative');
    expect(said).toContain('Enclosed is the ordinary record that you asked for: progress notes, diagnoses');
    expect(said).toContain('The right of access does not reach psychotherapy notes, if there are any');
    expect(said).toContain('Secretary of Health and Human Services');
  });
});

const demand = facts({
  ground_asserted: 'subpoena',
  artifacts: [subpoena({ court: 'Superior Court', docket: '31-CV-0002' })],
});
const forbidden = (over: Parameters<typeof courtOrder>[0]) => {
  const order = courtOrder({ id: 'order-2', docket: 'GJ-1', nondisclosure: true, ...over });
  return adjudicate({ ...demand, artifacts: [...demand.artifacts, order] });
};

describe('notice to the patient', () => {
  test('before: who demands, in which proceeding, by when to object, whose the privilege is', () => {
    const { title, paragraphs } = written(demand, 'notice-to-patient', { requester: 'Avery Counsel' });
    expect(title).toBe('A demand for records about you');
    expect(paragraphs[1]).toContain('from Avery Counsel: Superior Court, docket 31-CV-0002');
    expect(paragraphs.join('\n')).toContain('before June 30, 2031, and tell us that you did');
    expect(paragraphs.join('\n')).toContain('the privilege is yours');
  });
  test('without a day to object by, at once', () => {
    const undated = facts({ ground_asserted: 'subpoena', artifacts: [subpoena({ return_date: null })] });
    expect(text(undated, 'notice-to-patient')).toContain('quash or limit it, at once, and tell us');
  });
  test('after: to whom, under what, and how to ask for an accounting', () => {
    const { title, paragraphs } = written(ordered(), 'notice-to-patient', { requester: 'Avery Counsel' });
    expect(title).toBe('Records about you were disclosed');
    expect(paragraphs[1]).toContain('disclosed to Avery Counsel: Court of Example County, docket 31-CV-0001');
    expect(paragraphs.join('\n')).toContain('164.528');
  });
  test('none where a court forbids it, whatever else the decision says', () => {
    expect(forbidden({}).patientNotice).toBe('prohibited by the court');
    expect(forbidden({}).duties).toContain('honour lawful nondisclosure orders');
    expect(mayTellPatient(forbidden({}))).toBe(false);
    for (const over of [{ nondisclosure: false }, { status: 'vacated' as const }, { status: 'proposed' as const }])
      expect(mayTellPatient(forbidden(over))).toBe(true);
    const report = facts({
      ground_asserted: 'abuse_report',
      requester: { id: 'requester-1', type: 'adult_protective_services', identity_verified: true },
      context: { mandated: true, victim: 'elder' },
      artifacts: [courtOrder({ nondisclosure: true })],
    });
    expect(adjudicate(report).patientNotice).toBe('required promptly');
  });
  test('in Spanish, before and after', () => {
    expect(inSpanish(demand, 'notice-to-patient')).toContain('antes del 30 de junio de 2031');
    expect(inSpanish(ordered(), 'notice-to-patient')).toContain(
      'se divulgaron o se divulgarán registros sobre usted a',
    );
    const reported = facts({
      ground_asserted: 'required_by_law',
      jurisdiction: 'FL',
      context: { mandated: true, victim: 'child' },
    });
    expect(inSpanish(reported, 'notice-to-patient')).not.toMatch(/\b(the|your|you)\b/);
  });
});

const amends = (decision?: NonNullable<Facts['context']['amendment_decision']>, over: Partial<Facts> = {}) =>
  access({ ground_asserted: 'amendment', context: { amendment_decision: decision }, ...over });

describe('an amendment (164.526)', () => {
  test.each([
    ['accepted', 'is made: it is linked'],
    ['accurate_and_complete', 'the author finds the record accurate and complete'],
    ['not_created_here', 'somebody else created the record'],
    ['outside_designated_record_set', 'is no part of your designated record set'],
    [undefined, 'within 60 days of your request'],
  ] as const)('%s: the letter says so, and calls no progress note closed to inspection', (decision, words) => {
    const said = text(amends(decision), 'amendment');
    expect(said).toContain(words);
    expect(said.split('\n').filter((line) => line.includes('does not open to inspection'))).toEqual([
      expect.stringMatching(/^As far as your request concerns psychotherapy notes, if there are any/),
    ]);
    expect(said.includes('statement of disagreement')).toBe(decision !== 'accepted');
  });
  test('asked by somebody else is not answered as by the patient', () => {
    const spouse = { ...patient, id: 'spouse-1' };
    expect(text(amends('accepted', { requester: spouse }), 'amendment')).toContain(
      'Only the individual and a personal representative',
    );
  });
  test('reads the same whether the note is a psychotherapy note or there is none', () => {
    const asked = { classes: ['psychotherapy_notes' as const] };
    const none = text(amends(undefined, { requested: asked, notes: [] }), 'amendment');
    expect(text(amends(undefined, { requested: asked, notes: [note('note-1', '2031-01-10')] }), 'amendment')).toBe(
      none,
    );
  });
  test('in Spanish', () => {
    for (const decision of [
      'accepted',
      'accurate_and_complete',
      'not_created_here',
      'outside_designated_record_set',
      undefined,
    ] as const)
      expect(inSpanish(amends(decision), 'amendment')).not.toMatch(/\b(the|your|you|record)\b/);
  });
});

const given = (count: number) =>
  facts({
    ground_asserted: 'accounting',
    requester: patient,
    context: { disclosures: Array.from({ length: count }, () => ({ ground: 'court_order', date: '2031-02-10' })) },
  });

test.each<Language>(['en', 'es'])('an accounting in %s counts its entries', (language) => {
  const [one, two, none] = [1, 2, 0].map((count) => text(given(count), 'accounting', { language }));
  const words =
    language === 'en'
      ? ['1 disclosure,', '2 disclosures,', 'no disclosure']
      : ['1 divulgación,', '2 divulgaciones,', 'No hay ninguna'];
  for (const [said, word] of [
    [one, words[0]],
    [two, words[1]],
    [none, words[2]],
  ])
    expect(said).toContain(word);
});
