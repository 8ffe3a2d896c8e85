import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { AuthorizationArtifact } from '../artifacts/authorization.ts';
import { authorization, facts, note } from '../example-facts.ts';
import type { Facts } from '../facts.ts';

const judge = (form: Partial<AuthorizationArtifact>, over: Partial<Facts> = {}) =>
  adjudicate(facts({ artifacts: [authorization(form)], ...over }));

const SIGNERS: [string, Partial<AuthorizationArtifact>, Partial<Facts>, string][] = [
  ['a guardian', { authority_description: 'guardian of the person, letters attached' }, {}, 'RELEASE'],
  ['an agent in effect', { authority_description: 'health care power of attorney, in effect' }, {}, 'RELEASE'],
  ['an agent perhaps', { authority_description: 'health care power of attorney' }, {}, 'NEEDS-ARTIFACT'],
  ['somebody of unclear power', { authority_description: 'niece' }, {}, 'NEEDS-ARTIFACT'],
  [
    'a parent of a child',
    { authority_description: 'parent' },
    { patient: { id: 'patient-1', age: 9, living: true } },
    'RELEASE',
  ],
  [
    'a parent of a minor who consented alone',
    { authority_description: 'parent' },
    { patient: { id: 'patient-1', age: 15, living: true, self_consented: true } },
    'DENY',
  ],
  [
    'a parent of one now adult',
    { authority_description: 'parent' },
    { patient: { id: 'patient-1', age: 18, living: true } },
    'NEEDS-ARTIFACT',
  ],
  [
    'a suspected parent',
    { authority_description: 'parent' },
    { patient: { id: 'patient-1', age: 9, living: true }, context: { abuse_suspected_by: 'rep-1' } },
    'DENY',
  ],
  [
    'an executor of a decedent',
    { authority_description: 'executor, letters testamentary' },
    { patient: { id: 'patient-1', living: false } },
    'RELEASE',
  ],
  [
    'an executor without letters',
    { authority_description: 'executor' },
    { patient: { id: 'patient-1', living: false } },
    'NEEDS-ARTIFACT',
  ],
  ['an executor of the living', { authority_description: 'executor, letters testamentary' }, {}, 'DENY'],
  [
    'a parent after removal, in California',
    { authority_description: 'parent' },
    { jurisdiction: 'CA', patient: { id: 'patient-1', age: 13, living: true, removed_from_custody: true } },
    'DENY',
  ],
];

describe('knows who may sign for the individual (164.502(g))', () => {
  test.each(SIGNERS)('%s', (_, form, over, outcome) => {
    expect(judge({ signed_by: 'rep-1', signer_role: 'personal_representative', ...form }, over).outcome).toBe(outcome);
  });
  test('a minor alone signs only for care lawfully consented to alone (164.502(g)(3)(i))', () => {
    const minor = { id: 'patient-1', age: 15, living: true };
    expect(judge({}, { patient: minor })).toMatchObject({
      outcome: 'NEEDS-ARTIFACT',
      reasons: [{ code: 'minors-consent-not-recorded' }],
    });
    expect(judge({}, { patient: { ...minor, self_consented: false } })).toMatchObject({
      outcome: 'DENY',
      reasons: [{ code: 'minor-without-own-consent' }],
    });
    expect(judge({}, { patient: { ...minor, self_consented: true } }).outcome).toBe('RELEASE');
  });
  test('who signs turns on age and life, and unknown releases nothing', () => {
    const unknownAge = { id: 'patient-1', living: true };
    expect(judge({}, { patient: unknownAge })).toMatchObject({
      outcome: 'NEEDS-ARTIFACT',
      reasons: [{ code: 'age-not-recorded' }],
    });
    const parent = {
      signed_by: 'rep-1',
      signer_role: 'personal_representative',
      authority_description: 'parent',
    } as const;
    expect(judge(parent, { patient: unknownAge })).toMatchObject({
      outcome: 'NEEDS-ARTIFACT',
      reasons: [{ code: 'age-not-recorded' }],
    });
    const unknownLife = { id: 'patient-1', age: 40 };
    expect(judge({}, { patient: unknownLife })).toMatchObject({
      outcome: 'NEEDS-ARTIFACT',
      reasons: [{ code: 'life-not-recorded' }],
    });
  });
  test('a signature of one who has died is reconfirmed (section 12 reading 12)', () => {
    expect(judge({}, { patient: { id: 'patient-1', age: 40, living: false } }).outcome).toBe('NEEDS-ARTIFACT');
  });
});

describe('a joint session (164.508(a)(2), section 12 reading 9)', () => {
  const joint = [note('note-1', '2031-01-10', { session_kind: 'couple', other_participants: ['patient-2'] })];
  const over: Partial<Facts> = { notes: joint, requested: { classes: ['psychotherapy_notes'], note_ids: ['note-1'] } };

  test('redacts who has not signed', () => {
    expect(judge({}, over)).toMatchObject({ outcome: 'NARROW', scope: { content: 'redacted', redact: ['patient-2'] } });
  });
  test('is whole when all have signed', () => {
    const theirs = authorization({ id: 'auth-2', patient: 'patient-2', signed_by: 'patient-2' });
    expect(adjudicate(facts({ ...over, artifacts: [authorization(), theirs] }))).toMatchObject({
      outcome: 'RELEASE',
      scope: { content: 'full' },
    });
  });
  test('waits for every waiver in Florida (491.0147(1)(b))', () => {
    expect(judge({}, { ...over, jurisdiction: 'FL' })).toMatchObject({
      outcome: 'NEEDS-ARTIFACT',
      reasons: [{ code: 'family-waivers-missing' }],
    });
    const theirs = authorization({ id: 'auth-2', patient: 'patient-2', signed_by: 'patient-2' });
    expect(adjudicate(facts({ ...over, jurisdiction: 'FL', artifacts: [authorization(), theirs] })).outcome).toBe(
      'RELEASE',
    );
    const group = [note('note-1', '2031-01-10', { session_kind: 'group', other_participants: ['patient-2'] })];
    expect(judge({}, { ...over, jurisdiction: 'FL', notes: group }).outcome).toBe('NARROW');
  });
  test('waits where nobody recorded who else took part', () => {
    const unknown = [note('note-1', '2031-01-10', { session_kind: 'couple' }), note('note-2', '2031-02-10')];
    const asked = (ids: string[]) =>
      judge({}, { notes: unknown, requested: { classes: ['psychotherapy_notes'], note_ids: ids } });
    expect(asked(['note-1'])).toMatchObject({
      outcome: 'NEEDS-ARTIFACT',
      reasons: [{ code: 'other-participants-not-recorded' }],
    });
    expect(asked(['note-1', 'note-2'])).toMatchObject({ outcome: 'NARROW', scope: { note_ids: ['note-2'] } });
  });
  test('is not opened by another participant’s form alone', () => {
    const theirs = authorization({ patient: 'patient-2', signed_by: 'patient-2' });
    expect(adjudicate(facts({ ...over, artifacts: [theirs] })).reasons[0]?.code).toBe('authorization-absent');
  });
});

describe('a Part 2 consent (42 CFR 2.31, 2.32)', () => {
  const counseling = [note('note-1', '2031-01-10', { class: 'sud_counseling_note' })];
  const program: Partial<Facts> = { holder: { id: 'practice-1', part2_program: true }, notes: counseling };
  const notice = { type: 'redisclosure_notice', included: true, consent_copy_or_explanation: true } as const;
  const consent = authorization({ form: 'part2_counseling_notes_consent', covers: ['sud_counseling_notes'] });
  test.each<[string, Facts['artifacts'], string, string]>([
    ['its own, with the notice', [consent, notice], 'RELEASE', 'authorization-valid'],
    ['without the notice', [consent], 'NEEDS-ARTIFACT', 'part2-notice-missing'],
    [
      'without the explanation',
      [consent, { ...notice, consent_copy_or_explanation: false }],
      'NEEDS-ARTIFACT',
      'part2-notice-missing',
    ],
    ['a general one', [{ ...consent, covers: ['part2_records'] }, notice], 'DENY', 'counseling-notes-need-own-consent'],
    [
      'one for treatment, payment and operations',
      [{ ...consent, form: 'part2_tpo_consent' }, notice],
      'DENY',
      'counseling-notes-need-own-consent',
    ],
    ['a combined one', [{ ...consent, combined_with: ['tpo_consent'] }, notice], 'DENY', 'part2-consent-combined'],
    [
      'one combined with its like',
      [{ ...consent, combined_with: ['consent_sud_counseling_notes_other_originator'] }, notice],
      'RELEASE',
      'authorization-valid',
    ],
  ])('%s', (_, artifacts, outcome, code) => {
    const decision = adjudicate(
      facts({ ...program, requested: { classes: ['psychotherapy_notes'], note_ids: ['note-1'] }, artifacts }),
    );
    expect([decision.outcome, decision.reasons[0]?.code]).toEqual([outcome, code]);
  });
  test('releases with what must travel along', () => {
    const decision = adjudicate(
      facts({ ...program, requested: { note_ids: ['note-1'] }, artifacts: [consent, notice] }),
    );
    expect(decision.scope.attach).toEqual(['2.32 notice', 'copy or clear explanation of consent']);
    expect(judge({}).scope.attach).toBeUndefined();
  });
});
