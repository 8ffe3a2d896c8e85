import { describe, expect, test } from 'vitest';

import { courtOrder, facts, subpoena } from '../example-facts.ts';
import { matterOf } from '../matter.ts';
import type { OrderPaper } from './court-paper.ts';
import { after, sameMatter } from './docket.ts';
import { lettersDefects } from './letters-of-estate.ts';
import { coversExpressly, isOrder, ordersOf, speaksTo } from './order.ts';

const protective = (over: Partial<OrderPaper>): OrderPaper => ({
  ...courtOrder(),
  ...over,
  type: 'qualified_protective_order',
});

describe('what is an order (45 CFR 164.512(e)(1)(i))', () => {
  test.each<[string, OrderPaper, boolean]>([
    ['an order, whoever signed it', courtOrder({ signed_by: 'attorney' }), true],
    ['a subpoena that a judge so ordered', subpoena({ signed_by: 'judge', form: 'so_ordered_subpoena' }), true],
    ['a subpoena that a judge issued', subpoena({ signed_by: 'judge', issuer: 'judge' }), true],
    ['a subpoena that a judge signed for an attorney', subpoena({ signed_by: 'judge' }), false],
    [
      'a subpoena on the form of an order, signed by a clerk',
      subpoena({ signed_by: 'clerk', form: 'so_ordered_subpoena' }),
      false,
    ],
    ['a protective order that commands', protective({ commands_production: true }), true],
    ['a protective order that limits use', protective({ commands_production: null }), false],
    ['a stipulation', protective({ commands_production: true, signed_by: 'attorney' }), false],
  ])('%s', (_, paper, expected) => {
    expect(isOrder(paper)).toBe(expected);
    expect(ordersOf(matterOf(facts({ artifacts: [paper] }))).length).toBe(expected ? 1 : 0);
  });
});

const asking = (asks_for: string | string[]) => courtOrder({ expressly_covers: null, asks_for });

test('what an order expressly covers is what it lists, or the notes that it asks for', () => {
  expect(coversExpressly(asking(['psychotherapy_notes']), 'psychotherapy_notes')).toBe(true);
  expect(coversExpressly(asking(['psychotherapy_notes']), 'medical_record')).toBe(false);
  expect(coversExpressly(asking(['progress_notes']), 'psychotherapy_notes')).toBe(false);
  expect(coversExpressly(asking('psychotherapy_notes'), 'psychotherapy_notes')).toBe(false);
  expect(
    coversExpressly(courtOrder({ asks_for: ['psychotherapy_notes'], expressly_covers: [] }), 'psychotherapy_notes'),
  ).toBe(false);
  expect(speaksTo(courtOrder({ expressly_covers: [] }), 'medical_record')).toBe(true);
  expect(speaksTo(courtOrder(), 'medical_record')).toBe(false);
  expect(speaksTo(courtOrder(), 'psychotherapy_notes')).toBe(true);
});

describe('one matter', () => {
  test('is one docket or one matter, in whatever letters, of one patient and one custodian', () => {
    const one = { docket: 'A-1', matter: null };
    expect(sameMatter(one, { docket: ' a-1 ' })).toBe(true);
    expect(sameMatter({ docket: ' a-1' }, one)).toBe(true);
    expect(sameMatter(one, { matter: 'A-1' })).toBe(true);
    expect(sameMatter(one, { docket: 'B-1', matter: 'A-1' })).toBe(true);
    expect(sameMatter(one, { docket: 'B-1' })).toBe(false);
    expect(sameMatter({ docket: ' ' }, { docket: ' ' })).toBe(false);
    expect(sameMatter({}, {})).toBe(false);
    expect(sameMatter({ ...one, patient: 'patient-1' }, { ...one, patient: 'patient-2' })).toBe(false);
    expect(sameMatter({ ...one, custodian: 'practice-1' }, { ...one, custodian: 'practice-2' })).toBe(false);
    expect(sameMatter({ ...one, patient: 'patient-1' }, one)).toBe(true);
  });
  test('a paper of the same day comes after none', () => {
    const day = { signed_on: '2031-05-01' };
    expect(after(day, day)).toBe(false);
    expect(after({ signed_on: '2031-05-02' }, day)).toBe(true);
    expect(after({}, day)).toBe(true);
    expect(after(day, {})).toBe(false);
    expect(after({}, {})).toBe(false);
  });
});

const letters = (id: string, over: object) => ({
  type: 'letters_testamentary' as const,
  id,
  patient: 'patient-1',
  ...over,
});

const found = (...papers: object[]) =>
  lettersDefects(matterOf(facts({ artifacts: papers.map((over, index) => letters(`letters-${index}`, over)) }))).map(
    ({ code, because }) => `${code} @ ${because}`,
  );

test('one good paper of an estate is enough, and what is wrong with each is said where none is (45 CFR 164.502(g)(4))', () => {
  expect(found({ valid: true }, { valid: false })).toEqual([]);
  expect(found({ verified: true })).toEqual([]);
  expect(found({ valid: true, patient: 'patient-2' }, {})).toEqual([
    'letters-for-another-decedent @ letters-0.patient',
    'letters-missing @ letters-1',
  ]);
  expect(found()).toEqual(['letters-missing @ artifacts']);
});
