import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { authorization, facts, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { AgreedRestrictionArtifact } from './supporting-paper.ts';

type Restriction = AgreedRestrictionArtifact;

const RECORDS = [record('record-1'), { ...record('record-2'), class: 'diagnosis' } as const];

const treat = (restriction: Partial<Restriction>, over: Partial<Facts> = {}) =>
  adjudicate(
    facts({
      ground_asserted: 'treatment',
      requester: { id: 'doctor-2', type: 'treating_provider', identity_verified: true },
      requested: { classes: ['progress_notes', 'diagnosis'] },
      other_records: RECORDS,
      artifacts: [{ type: 'agreed_restriction', id: 'word-1', ...restriction }],
      ...over,
    }),
  );
const ids = (restriction: Partial<Restriction>) => treat(restriction).scope.note_ids;

describe('a restriction in force (164.522(a)(1)(iii), (a)(2))', () => {
  test.each<[string, Partial<Restriction>, string]>([
    ['of this patient', { patient: 'patient-1', scope: 'no disclosure' }, 'DENY'],
    ['of another patient', { patient: 'patient-2', scope: 'no disclosure' }, 'RELEASE'],
    ['ended', { scope: 'no disclosure', ended_on: '2031-06-15' }, 'RELEASE'],
    ['ending tomorrow', { scope: 'no disclosure', ended_on: '2031-06-16' }, 'DENY'],
    ['signed tomorrow', { scope: 'no disclosure', signed_on: '2031-06-16' }, 'RELEASE'],
    ['without words', {}, 'NEEDS-ARTIFACT'],
  ])('%s: %s', (_, restriction, outcome) => {
    expect(treat(restriction).outcome).toBe(outcome);
  });
});

describe('whom it keeps out', () => {
  test.each<[string, Partial<Restriction>, boolean]>([
    ['everybody', { covers: {} }, true],
    ['this recipient by name', { covers: { recipients: ['doctor-2'] } }, true],
    ['recipients of this kind', { covers: { recipients: ['treating_provider'] } }, true],
    ['others', { covers: { recipients: ['spouse', 'doctor-3'] } }, false],
    ['words: anyone', { scope: 'No disclosure to anyone.' }, true],
    ['words: this recipient', { scope: 'no disclosure to doctor-2' }, true],
    ['words: another', { scope: 'no disclosure to doctor-3' }, false],
    ['words: other providers', { scope: 'do not share with' }, true],
    ['words: my employer or insurer', { scope: 'no disclosure to my employer or my insurance company' }, false],
    ['words: husband and providers', { scope: 'no disclosure to my husband and other providers' }, true],
    ['words: with a full stop and spaces', { scope: '  No disclosure to my provider.  ' }, true],
    ['words: several, with articles and commas', { scope: 'no disclosure to the employer, a wife;  my doctor' }, true],
    ['words: an employer', { scope: 'no disclosure to an employer' }, false],
    ['words: the patient’s boss', { scope: "no disclosure to the patient's boss" }, false],
    ['words: others by name and this one', { scope: 'no disclosure to doctor-3 and doctor-2' }, true],
    ['words: family members', { scope: 'Do not disclose to family members' }, false],
  ])('%s', (_, restriction, holds) => {
    expect(treat(restriction).outcome === 'RELEASE').toBe(!holds);
  });
});

const held = (restriction: Partial<Restriction>) => treat(restriction, { other_records: undefined }).outcome;

describe('what it holds back', () => {
  test.each<[string, Partial<Restriction>, string[]]>([
    ['a class', { covers: { classes: ['diagnosis'] } }, ['record-1']],
    ['a record', { covers: { record_ids: ['record-1'] } }, ['record-2']],
    ['a class that nobody asked for', { covers: { classes: ['medication'] } }, ['record-1', 'record-2']],
    ['everything', { covers: { classes: ['all'] } }, []],
    ['words: a class', { scope: 'no disclosure of diagnosis' }, ['record-1']],
    ['words: a class, to a kind', { scope: 'no disclosure of progress notes to doctors' }, ['record-2']],
    ['words: a class, to others', { scope: 'no disclosure of progress notes to my wife' }, ['record-1', 'record-2']],
    ['words: a record', { scope: 'no use of record-2' }, ['record-1']],
    ['words: diagnoses', { scope: 'no disclosure of diagnoses' }, ['record-1']],
    [
      'words: referrals and discharge summaries',
      { scope: 'no disclosure of referrals and discharge summaries' },
      ['record-1', 'record-2'],
    ],
    ['words: the record', { scope: 'no disclosure of my record' }, []],
    ['words: two classes', { scope: 'no disclosure of diagnoses and the progress notes' }, []],
    [
      'words: tests, sessions, plans',
      { scope: 'no disclosure of test results, sessions, treatment plans or referrals' },
      ['record-1', 'record-2'],
    ],
    ['words: a class and a record', { scope: 'no disclosure of diagnosis and record-1' }, []],
    ['words: a note', { scope: 'no disclosure of psychotherapy notes' }, ['record-1', 'record-2']],
  ])('%s', (_, restriction, left) => {
    expect(ids(restriction).toSorted()).toEqual(left);
  });
  test('the rest goes, and the decision says what holds it', () => {
    const decision = treat({ covers: { classes: ['diagnosis'] } });
    expect(decision.outcome).toBe('NARROW');
    expect(decision.reasons.map(({ code, because }) => `${code} @ ${because}`)).toContain(
      'restriction-withholds @ word-1',
    );
  });
  test('of records named by class alone', () => {
    expect(held({ covers: { classes: ['diagnosis'] } })).toBe('NARROW');
    expect(held({ covers: { classes: ['diagnosis', 'progress_notes'] } })).toBe('DENY');
    expect(held({ covers: { classes: ['medication'] } })).toBe('RELEASE');
    expect(held({ scope: 'no disclosure' })).toBe('DENY');
    expect(held({ covers: { classes: ['medication', 'diagnosis'] } })).toBe('NARROW');
    expect(held({ covers: { record_ids: ['record-9'] } })).toBe('NARROW');
  });
});

test('words that cannot be read wait for a record of what they mean', () => {
  for (const scope of [
    'be discreet',
    'no disclosure to Uncle Bob',
    'no disclosure of the summer',
    'no disclosure of diagnosis and the summer',
    'no disclosure to my employer or Uncle Bob',
    'no disclosure... to anybody. ever.',
    'only to Dr. Example',
  ]) {
    const decision = treat({ scope });
    expect(decision.outcome).toBe('NEEDS-ARTIFACT');
    expect(decision.reasons.map(({ code, because }) => `${code} @ ${because}`)).toEqual([
      'restriction-not-read @ word-1.covers',
      'ehi-request-exception @ word-1.covers',
    ]);
    expect(decision.cures).toEqual(['record of whom and what the restriction covers']);
  }
});

const form = (restriction: Partial<Restriction>) =>
  adjudicate(facts({ artifacts: [authorization(), { type: 'agreed_restriction', ...restriction }] })).outcome;

test('an authorization waits for a restriction that keeps its recipient out, and for no other', () => {
  expect(form({ scope: 'no disclosure' })).toBe('NEEDS-ARTIFACT');
  expect(form({ covers: { recipients: ['spouse'] } })).toBe('RELEASE');
  expect(form({ patient: 'patient-2', scope: 'no disclosure' })).toBe('RELEASE');
  expect(form({ scope: 'no disclosure of note-1' })).toBe('NEEDS-ARTIFACT');
});

test('law enforcement, research and other public interests are not held (164.522(a)(1)(v))', () => {
  const waiver = { type: 'irb_waiver', valid: true } as const;
  const over: Partial<Facts> = {
    ground_asserted: 'research',
    artifacts: [waiver, { type: 'agreed_restriction', scope: 'no disclosure' }],
  };
  expect(treat({}, over).outcome).toBe('RELEASE');
});
