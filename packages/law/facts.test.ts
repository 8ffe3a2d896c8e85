import { describe, expect, test } from 'vitest';

import { adjudicateUnknown } from './adjudicate.ts';
import { authorization, courtOrder, facts, note, record } from './example-facts.ts';
import { Facts } from './facts.ts';

const errors = (value: unknown) => {
  const answer = adjudicateUnknown(value);
  return 'error' in answer ? answer.error : [];
};

test('reads good facts and decides', () => {
  expect(adjudicateUnknown(facts({ artifacts: [authorization()] }))).toMatchObject({ outcome: 'RELEASE' });
});

describe('refuses with the path', () => {
  test.each<[string, unknown, string, string]>([
    ['an unknown field', { ...facts(), mood: 'blue' }, 'mood', 'unrecognized_keys'],
    [
      'an unknown field of an artifact',
      facts({ artifacts: [Object.assign(courtOrder(), { colour: 'red' })] }),
      'artifacts.0.colour',
      'unrecognized_keys',
    ],
    [
      'an unknown type of artifact',
      { ...facts(), artifacts: [{ type: 'rumour' }] },
      'artifacts.0.type',
      'invalid_union',
    ],
    ['an unknown ground', { ...facts(), ground_asserted: 'curiosity' }, 'ground_asserted', 'invalid_value'],
    ['an unknown jurisdiction', { ...facts(), jurisdiction: 'ZZ' }, 'jurisdiction', 'invalid_value'],
    [
      'a day that does not exist',
      facts({ artifacts: [authorization({ signed_on: '2031-02-30' })] }),
      'artifacts.0.signed_on',
      'invalid_format',
    ],
    ['no instant', { ...facts(), as_of: undefined }, 'as_of', 'invalid_type'],
    [
      'signed after it was received',
      facts({ artifacts: [courtOrder({ received_on: '2031-05-01' })] }),
      'artifacts.0.signed_on',
      'signed-after-receipt',
    ],
    [
      'expired before it was signed',
      facts({ artifacts: [authorization({ expires_on: '2031-05-01' })] }),
      'artifacts.0.expires_on',
      'expires-before-signature',
    ],
    [
      'a range that ends before it starts',
      facts({ artifacts: [courtOrder({ date_to: '2030-12-31' })] }),
      'artifacts.0.date_to',
      'range-ends-before-it-starts',
    ],
    [
      'an order by nobody',
      facts({ artifacts: [courtOrder({ court: null, judge: null, signed_by: null })] }),
      'artifacts.0.court',
      'order-by-nobody',
    ],
    [
      'a request that ends before it starts',
      facts({ requested: { date_from: '2031-02-01', date_to: '2031-01-01' } }),
      'requested.date_to',
      'range-ends-before-it-starts',
    ],
    [
      'a suspension that ends before it starts',
      facts({ context: { suspension: { made_on: '2031-06-02', until: '2031-06-01' } } }),
      'context.suspension.until',
      'range-ends-before-it-starts',
    ],
    [
      'a patient beside the patient',
      facts({ notes: [note('n', '2031-01-01', { other_participants: ['patient-1'] })] }),
      'notes.0.other_participants',
      'patient-is-other-participant',
    ],
    [
      'an action against oneself',
      facts({ context: { action: { plaintiff: 'patient-1', defendant: 'patient-1' } } }),
      'context.action.defendant',
      'plaintiff-is-defendant',
    ],
    [
      'a place that is no time zone',
      facts({ holder: { id: 'practice-1', time_zone: 'Mars/Olympus' } }),
      'holder.time_zone',
      'unknown-time-zone',
    ],
    [
      'a living decedent',
      facts({ patient: { id: 'patient-1', living: true, years_since_death: 3 } }),
      'patient.years_since_death',
      'living-and-dead',
    ],
    [
      'two notes of one name',
      facts({ notes: [note('n', '2031-01-01'), note('n', '2031-01-02')] }),
      'notes.1.id',
      'repeated-id',
    ],
    ['a record named like a note', facts({ other_records: [record('note-1')] }), 'other_records.0.id', 'repeated-id'],
    [
      'two artifacts of one name',
      facts({ artifacts: [authorization(), authorization()] }),
      'artifacts.1.id',
      'repeated-id',
    ],
  ])('%s', (_, value, path, code) => {
    expect(errors(value)).toContainEqual({ path, code });
  });
});

test('a range may be open at either end, or a single day', () => {
  for (const requested of [
    { date_from: '2031-02-01' },
    { date_to: '2031-02-01' },
    { date_from: '2031-02-01', date_to: '2031-02-01' },
  ])
    expect(errors(facts({ requested }))).toEqual([]);

  expect(
    errors(
      facts({
        artifacts: [authorization({ signed_on: '2031-05-20', received_on: '2031-05-20', expires_on: '2031-05-20' })],
      }),
    ),
  ).toEqual([]);
});

test('an error never repeats the value that was there', () => {
  const wrong = { ...facts(), ground_asserted: 'CANARY-1', patient: { id: 'patient-1', age: 'CANARY-2' } };
  expect(JSON.stringify(adjudicateUnknown(wrong))).not.toContain('CANARY');
});

test('absent facts are unknown and unknown never releases', () => {
  const bare = Facts.parse({
    as_of: '2031-06-15T15:00:00Z',
    holder: { id: 'h' },
    patient: { id: 'p' },
    requester: { id: 'r' },
    requested: {},
    notes: [],
    artifacts: [],
    context: {},
  });
  expect(adjudicateUnknown(bare)).toMatchObject({ outcome: 'DENY' });
});
