import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { authorization, courtOrder, facts, note, record, subpoena } from '../example-facts.ts';
import { bestRequest } from '../example-grounds.ts';
import type { Facts } from '../facts.ts';
import type { Artifact } from './artifact.ts';
import { laterThan } from './dated.ts';
import { sameMatter } from './docket.ts';
import { samePurpose } from './purposes.ts';
import { described, reaches } from './reach.ts';

const codes = (given: Facts) => adjudicate(given).reasons.map(({ code, because }) => `${code} @ ${because}`);
const ordered = (over: Parameters<typeof courtOrder>[0]) =>
  facts({
    ground_asserted: 'court_order',
    artifacts: [courtOrder({ date_from: undefined, date_to: undefined, note_ids: undefined, ...over })],
  });

describe('what an order states of its range (164.512(e)(1)(i))', () => {
  test('nothing of days or entries is not recorded', () => {
    expect(codes(ordered({}))).toEqual(['order-range-not-recorded @ order-1.date_from']);
  });
  test.each<[string, Parameters<typeof courtOrder>[0]]>([
    ['a first day', { date_from: '2031-02-01' }],
    ['a last day', { date_to: '2031-02-28' }],
    ['entries', { note_ids: ['note-2'] }],
    ['that it has none', { date_from: null, date_to: null }],
  ])('%s is', (_, over) => {
    expect(codes(ordered(over)).join(' ')).not.toContain('order-range-not-recorded');
  });
});

describe('when a paper is there', () => {
  test('on the day on which it was signed and received, and not before', () => {
    expect(laterThan('2031-06-15', { signed_on: '2031-06-15', received_on: '2031-06-15' })).toBeUndefined();
    expect(laterThan('2031-06-15', { signed_on: '2031-06-15', received_on: '2031-06-16' })).toBe('received_on');
    expect(laterThan('2031-06-15', { signed_on: '2031-06-16', received_on: '2031-06-16' })).toBe('signed_on');
  });
});

const of = (originator: string) => reaches({ authors: ['dr-a', 'dr-b'] }, note('note-1', '2031-01-10', { originator }));

describe('what a paper reaches', () => {
  test('the records of any author whom it names', () => {
    expect([of('dr-a'), of('dr-b'), of('dr-c')]).toEqual([true, true, false]);
  });
  test.each([['psychotherapy_notes'], ['medical_record'], ['progress_notes'], ['note-1']])(
    'a note that is none by its definition by "%s" (164.501)',
    (word) => {
      const mingled = note('note-1', '2031-01-10', { separated: false });
      const matter = { facts: facts({ notes: [mingled] }), notes: [], ordinary: ['note-1'] };
      expect(
        described({ today: '2031-06-15', classes: [], asksForNotes: false, asksForOrdinary: true, ...matter }, [word]),
      ).toEqual(['note-1']);
    },
  );
});

const served = (order: Parameters<typeof courtOrder>[0]) => {
  const warrant: Artifact = {
    type: 'search_warrant',
    docket: '31-CV-0001',
    signed_on: '2031-06-10',
    signed_by: 'judge',
    authenticated: true,
    items: ['note-1'],
  };
  const best = bestRequest('law_enforcement', 'psychotherapy_notes');
  const later = courtOrder({ id: 'order-2', privilege_ruling: 'upheld', ...order });
  return adjudicate({ ...best, artifacts: [warrant, later] }).scope.note_ids;
};

describe('one matter', () => {
  test('is known by its docket, however it is written', () => {
    expect(sameMatter({ docket: ' 31-cv-0001 ' }, { docket: '31-CV-0001' })).toBe(true);
    expect(sameMatter({ matter: 'straße' }, { docket: 'STRASSE' })).toBe(true);
    expect(sameMatter({ docket: '31-CV-0001' }, { docket: '31-CV-0002' })).toBe(false);
    expect(sameMatter({ docket: ' ' }, { docket: ' ' })).toBe(false);
  });
  test('an order of the same day that upholds the privilege may be the later one', () => {
    expect(served({ signed_on: '2031-06-10' })).toEqual([]);
    expect(served({ signed_on: '2031-06-11' })).toEqual([]);
    expect(served({ signed_on: '2031-06-09' })).toEqual(['note-1']);
  });
});

test('a purpose of common words alone is the same where it is written the same (164.508(c)(1)(iv))', () => {
  expect(samePurpose(' For the Use ', 'for the use')).toBe(true);
  expect(samePurpose('for the use', ' FOR THE USE ')).toBe(true);
  expect(samePurpose('for the use', 'for trial')).toBe(false);
});

const signed = (over: Partial<Facts>, authority: object = {}) =>
  codes(
    facts({
      ground_asserted: 'payment',
      requester: { id: 'plan-1', type: 'health_plan', identity_verified: true },
      holder: { id: 'practice-1', part2_program: true },
      requested: { classes: ['progress_notes'] },
      other_records: [record('record-1')],
      artifacts: [
        authorization({
          form: 'part2_tpo_consent',
          covers: ['part2_records'],
          recipients: ['plan-1'],
          signed_by: 'director-1',
          signer_role: 'personal_representative',
          authorities: [{ capacity: 'part2_program_director', active: true, ...authority }],
        }),
      ],
      ...over,
    }),
  ).join();

describe('the director of a program who consents (42 CFR 2.15(a)(2))', () => {
  test('to payment by a payer, while a condition keeps an adult from acting', () => {
    expect(signed({})).toContain('payment-of-the-record');
    expect(signed({}, { active: undefined })).not.toContain('payment-of-the-record');
    expect(signed({ requester: { id: 'plan-1', type: 'treating_provider', identity_verified: true } })).not.toContain(
      'payment-of-the-record',
    );
    expect(signed({ patient: { id: 'patient-1', age: 17, living: true } })).not.toContain('payment-of-the-record');
    expect(signed({ patient: { id: 'patient-1', age: 18, living: true } })).toContain('payment-of-the-record');
    expect(signed({ patient: { id: 'patient-1', living: true } })).not.toContain('payment-of-the-record');
  });
});

const asked = (
  assurance: 'notice_given_no_objection' | 'qualified_protective_order',
  jurisdiction: Facts['jurisdiction'],
) =>
  codes(
    facts({
      ground_asserted: 'subpoena',
      jurisdiction,
      requested: { classes: ['progress_notes'] },
      other_records: [record('record-1')],
      artifacts: [subpoena({ satisfactory_assurance: assurance })],
    }),
  ).some((each) => each.startsWith('state-subpoena-needs-order'));

test('where the state asks for an order or a protective order with a subpoena, the one sought is enough (A.R.S. 12-2294.01)', () => {
  expect([asked('notice_given_no_objection', 'AZ'), asked('qualified_protective_order', 'AZ')]).toEqual([true, false]);
  expect([asked('notice_given_no_objection', 'NV'), asked('qualified_protective_order', 'ND')]).toEqual([false, false]);
});
