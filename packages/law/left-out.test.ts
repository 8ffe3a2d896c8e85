import { describe, expect, test } from 'vitest';

import { adjudicate, adjudicateUnknown } from './adjudicate.ts';
import { authorization, courtOrder, facts } from './example-facts.ts';
import { readFacts } from './left-out.ts';

const threat = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  intent_and_ability_judged: true,
  victim: 'named:victim-1',
  clinician_good_faith: true,
  recipient_can_prevent: true,
};
const warning = facts({
  ground_asserted: 'serious_threat',
  requester: { id: 'police-1', type: 'police' },
  context: { threat },
});
const patient = { id: 'patient-1', age: -64, living: true };

describe('what cannot be true does not hold up a warning or a mandated report (164.512(a), (j)(1)(i))', () => {
  test('the warning goes, and the decision names what was left out', () => {
    expect(adjudicateUnknown({ ...warning, patient })).toMatchObject({
      outcome: 'NARROW',
      scope: { content: 'statement_only' },
      duties: expect.arrayContaining(['correct the record of what was left out']),
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'fact-left-out', because: 'patient.age' })]),
    });
  });

  test.each([
    ['a list that is none', { notes: 'none' }, 'notes'],
    ['a field that nobody knows', { shoe_size: 43 }, 'shoe_size'],
    [
      'a paper that ended before it began',
      { artifacts: [authorization({ expires_on: '2020-01-01' })] },
      'artifacts.0.expires_on',
    ],
    ['two papers of one number', { artifacts: [courtOrder(), courtOrder()] }, 'artifacts.1.id'],
    [
      'a patient beside the patient',
      { notes: [{ ...warning.notes[0], other_participants: ['patient-1'] }] },
      'notes.0.other_participants',
    ],
  ])('%s', (_, over, path) => {
    expect(readFacts({ ...warning, ...over }).data?.left_out).toEqual([path]);
  });

  test('of two impossible entries both are left out, and what is good beside them stays', () => {
    const [first, second, third] = warning.notes;
    const read = readFacts({ ...warning, notes: [{ ...first, date: 'May' }, second, { ...third, date: 'June' }] });
    expect(read.data?.notes).toEqual([second]);
    expect(read.data?.left_out).toEqual(['notes.0.date', 'notes.2.date']);
  });

  test('what the warning rests on is never left out', () => {
    const context = { threat: { ...threat, serious: 'very' } };
    expect(adjudicateUnknown({ ...warning, patient, context })).toMatchObject({
      error: [{ path: 'patient.age' }, { path: 'context.threat.serious' }],
    });
  });

  test('on any other ground impossible facts are refused by path', () => {
    const form = facts({ artifacts: [authorization()] });
    expect(adjudicateUnknown({ ...form, patient })).toEqual({ error: [{ path: 'patient.age', code: 'too_small' }] });
  });

  test('no note leaves on facts of which something was left out', () => {
    const order = facts({ ground_asserted: 'required_by_law', artifacts: [courtOrder()] });
    expect(adjudicate(order).outcome).toBe('RELEASE');
    expect(adjudicate({ ...order, left_out: ['artifacts.1.id'] })).toMatchObject({
      outcome: 'NEEDS-ARTIFACT',
      scope: { note_ids: [], content: 'none' },
    });
  });
});
