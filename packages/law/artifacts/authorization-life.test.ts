import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { authorization, facts, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import { matterOf } from '../matter.ts';
import { isKnownPart2, isPart2 } from './authorization-life.ts';

type Form = Parameters<typeof authorization>[0];

const codes = (form: Form, over: Partial<Facts> = {}) =>
  adjudicate(facts({ artifacts: [authorization(form)], ...over })).reasons.map(({ code }) => code);
const chart: Partial<Facts> = { requested: { classes: ['progress_notes'] }, other_records: [record('record-1')] };
const ofTheChart = (form: Form): Form => ({ covers: ['designated_record_set'], ...form });
const by = (type: NonNullable<Facts['requester']['type']>, covered_entity?: boolean): Partial<Facts> => ({
  requester: { id: 'requester-1', identity_verified: true, type, covered_entity },
});

describe('what a form is one paper with', () => {
  test('an authorization for notes stands with others for notes alone (164.508(b)(3)(ii))', () => {
    expect(codes({ combined_with: ['authorization_psychotherapy_notes_2'] })).toEqual(['authorization-valid']);
    expect(codes({ combined_with: ['other authorization_psychotherapy_notes'] })).toEqual(['compound-authorization']);
    expect(codes({ combined_with: null })).toEqual(['combination-not-recorded']);
  });
  test('one for the record stands with other authorizations and the consent to a study (164.508(b)(3)(i), (iii))', () => {
    expect(codes(ofTheChart({ combined_with: null }), chart)).toEqual(['authorization-valid']);
    expect(codes(ofTheChart({ combined_with: ['informed_consent_research'] }), chart)).toEqual(['authorization-valid']);
    expect(codes(ofTheChart({ combined_with: ['no authorization'] }), chart)).toEqual(['authorization-combined']);
    expect(codes(ofTheChart({ combined_with: ['authorization_psychotherapy_notes'] }), chart)).toEqual([
      'compound-authorization',
    ]);
  });
});

describe('what a form is conditioned on (164.508(b)(4))', () => {
  test.each<[string, Partial<Facts>, string]>([
    ['enrollment', by('life_insurer', false), 'conditioned-on-enrollment'],
    ['eligibility', by('life_insurer', false), 'conditioned-on-enrollment'],
    ['treatment', by('employer', false), 'conditioned-authorization'],
    ['payment', by('employer', false), 'conditioned-authorization'],
    ['a job', by('employer'), 'authorization-valid'],
    ['a policy', by('life_insurer'), 'authorization-valid'],
    ['a claim', by('workers_comp_carrier'), 'authorization-valid'],
    ['a job', by('employer', true), 'conditioned-authorization'],
    ['a study', by('researcher', false), 'authorization-valid'],
    ['a study', by('researcher'), 'conditioned-authorization'],
  ])('%s, %j: %s', (conditioned_on, over, code) => {
    expect(codes({ conditioned_on }, over)).toEqual([code]);
  });
});

test.each<[string, Partial<Facts>, string]>([
  ['a broker', by('data_broker'), 'remuneration-not-known'],
  ['a marketer', by('marketer'), 'remuneration-not-known'],
  ['an attorney', by('attorney'), 'authorization-valid'],
])('%s who buys says so on the form (164.508(a)(3)(ii), (a)(4)(ii))', (_, over, code) => {
  expect(codes({}, over)).toEqual([code]);
});

/** Whether notes of a class are a program's, and known to be. */
const ofProgram = (part2_program: boolean | null, kind: 'psychotherapy_note' | 'sud_counseling_note') => {
  const given = facts({ holder: { id: 'practice-1', part2_program } });
  const matter = matterOf({ ...given, notes: given.notes.map((each) => ({ ...each, class: kind })) });
  return [isPart2(matter), isKnownPart2(matter)];
};

test('a program is one that is known, one of which nobody said otherwise, or whose counseling note this is (42 CFR 2.11)', () => {
  expect(ofProgram(true, 'psychotherapy_note')).toEqual([true, true]);
  expect(ofProgram(false, 'psychotherapy_note')).toEqual([false, false]);
  expect(ofProgram(null, 'psychotherapy_note')).toEqual([true, false]);
  expect(ofProgram(false, 'sud_counseling_note')).toEqual([true, true]);
});
