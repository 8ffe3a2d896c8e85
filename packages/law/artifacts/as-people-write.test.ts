import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { IDS, authorization, facts, note, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { AuthorizationArtifact } from './authorization.ts';

const judge = (form: Partial<AuthorizationArtifact>, over: Partial<Facts> = {}) =>
  adjudicate(facts({ artifacts: [authorization(form)], ...over }));

describe('an authorization as people write it (45 CFR 164.508(c)(1))', () => {
  test.each<[string, Partial<AuthorizationArtifact>, string[]]>([
    ['the entire psychotherapy notes', { date_from: null, date_to: null }, IDS],
    ['from a day on', { date_from: '2031-02-01', date_to: null }, ['note-2', 'note-3']],
    ['until a day', { date_from: null, date_to: '2031-02-28' }, ['note-1', 'note-2']],
    ['all notes of one therapist', { date_from: null, date_to: null, authors: ['therapist-A'] }, ['note-1', 'note-3']],
    ['the notes of whoever wrote none', { date_from: null, date_to: null, authors: ['therapist-C'] }, []],
    ['one entry', { note_ids: ['note-3'] }, ['note-3']],
  ])('%s', (_, form, ids) => {
    const notes = [
      note('note-1', '2031-01-10'),
      note('note-2', '2031-02-10', { originator: 'therapist-B' }),
      note('note-3', '2031-03-10'),
    ];
    expect(judge(form, { notes: form.authors ? notes : facts().notes }).scope.note_ids).toEqual(ids);
  });

  test('limited to entries or to an author of the chart, it releases those', () => {
    const chart: Partial<Facts> = {
      requested: { classes: ['progress_notes'] },
      other_records: [{ ...record('record-1'), author: 'therapist-A' }, record('record-2')],
    };
    const general = { covers: ['designated_record_set'], description: 'progress notes' } as const;
    const over = { ...general, covers: [...general.covers], date_from: null, date_to: null };
    expect(judge(over, chart).scope.note_ids).toEqual(['record-1', 'record-2']);
    expect(judge({ ...over, note_ids: ['record-2'] }, chart).scope.note_ids).toEqual(['record-2']);
    expect(judge({ ...over, authors: ['therapist-A'] }, chart).scope.note_ids).toEqual(['record-1']);
  });

  test.each([
    ['custody case', 'custody litigation', 'RELEASE'],
    ['Custody case FAM-22-9', 'custody litigation', 'RELEASE'],
    ['use in my custody proceeding', 'the custody hearing', 'RELEASE'],
    ['custody case', 'divorce litigation', 'DENY'],
    ['disability claim', 'custody claim', 'DENY'],
    ['litigation', 'custody case', 'DENY'],
  ])('signed for %s, asked for %s', (purpose, stated, outcome) => {
    expect(judge({ purpose }, { context: { stated_purpose: stated } }).outcome).toBe(outcome);
  });
});

const STATEMENTS = { ...authorization().statements, right_to_inspect: true, consequences_of_refusal: true };
const ILLINOIS: Partial<AuthorizationArtifact> = { witnessed: true, statements: STATEMENTS };

const codes = (state: Facts['jurisdiction'], form: Partial<AuthorizationArtifact>) =>
  judge(form, { jurisdiction: state }).reasons.map(({ code, citation }) => `${code}: ${citation}`);

describe('what a state asks of a form beside, by its own statute', () => {
  test.each<[string, Facts['jurisdiction'], Partial<AuthorizationArtifact>, string]>([
    ['no witness', 'IL', { ...ILLINOIS, witnessed: null }, 'state-witness-missing: 740 ILCS 110/5; 45 CFR 160.203(b)'],
    [
      'no right to inspect',
      'IL',
      { ...ILLINOIS, statements: { ...STATEMENTS, right_to_inspect: false } },
      'state-right-to-inspect-not-stated: 740 ILCS 110/5; 45 CFR 160.203(b)',
    ],
    [
      'no consequences',
      'IL',
      { ...ILLINOIS, statements: { ...STATEMENTS, consequences_of_refusal: null } },
      'state-consequences-not-stated: 740 ILCS 110/5; 45 CFR 160.203(b)',
    ],
    [
      'an event for a date',
      'IL',
      { ...ILLINOIS, expires_on: null, expiry_event: 'end of treatment' },
      'state-calendar-expiry-missing: 740 ILCS 110/5; 45 CFR 160.203(b)',
    ],
    [
      '366 days',
      'DC',
      { ...ILLINOIS, expires_on: '2032-05-20' },
      'state-form-runs-too-long: D.C. Code 7-1202.01 to 7-1202.06; 45 CFR 160.203(b)',
    ],
    [
      'no day in the District',
      'DC',
      { ...ILLINOIS, expires_on: null, expiry_event: 'end of treatment' },
      'state-form-runs-too-long: D.C. Code 7-1202.01 to 7-1202.06; 45 CFR 160.203(b)',
    ],
  ])('%s, %s', (_, state, form, reason) => {
    expect(codes(state, form)).toEqual([reason]);
  });
  test('a form that keeps them releases, and the federal rule asks for none of them', () => {
    expect(judge(ILLINOIS, { jurisdiction: 'IL' }).outcome).toBe('RELEASE');
    expect(judge({ ...ILLINOIS, expires_on: '2032-05-19' }, { jurisdiction: 'DC' }).outcome).toBe('RELEASE');
    expect(judge({ expires_on: '2033-01-01' }).outcome).toBe('RELEASE');
  });
});
