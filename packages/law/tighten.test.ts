import { expect, test } from 'vitest';

import { adjudicate } from './adjudicate.ts';
import { authorization, courtOrder, facts, note } from './example-facts.ts';
import { bestRequest } from './example-grounds.ts';
import { GroundAsserted } from './parties.ts';
import { Tightening } from './tightening.ts';

test('counsel may be made to approve every court order', () => {
  const given = facts({ ground_asserted: 'court_order', artifacts: [courtOrder()] });
  expect(adjudicate(given, ['counsel-approves-court-orders']).approvals).toEqual([
    'originator',
    'privacy-officer',
    'counsel',
  ]);
});

test('the privacy officer may be made to approve every disclosure, and a view is none', () => {
  const rule = ['privacy-officer-approves-every-disclosure'] as const;
  expect(adjudicate(bestRequest('law_enforcement', 'psychotherapy_notes'), rule).approvals).toEqual([
    'counsel',
    'privacy-officer',
  ]);
  expect(adjudicate(bestRequest('originator_treatment', 'psychotherapy_notes'), rule).approvals).toEqual([]);
  expect(adjudicate(bestRequest('serious_threat', 'psychotherapy_notes'), rule).approvals).toEqual([]);
});

test('joint notes may be kept altogether', () => {
  const joint = note('note-1', '2031-01-10', { other_participants: ['patient-2'] });
  const given = facts({ notes: [joint, note('note-2', '2031-02-10')], artifacts: [authorization()] });
  expect(adjudicate(given).scope.note_ids).toEqual(['note-1', 'note-2']);
  expect(adjudicate(given, ['joint-notes-never-leave'])).toMatchObject({
    outcome: 'NARROW',
    scope: { note_ids: ['note-2'] },
  });
  expect(adjudicate({ ...given, notes: [joint] }, ['joint-notes-never-leave']).outcome).toBe('DENY');
});

test('copies to patients may be ruled out, and words stay', () => {
  const copy = bestRequest('originator_discretion', 'psychotherapy_notes');
  expect(adjudicate(copy, ['no-copies-to-patients']).outcome).toBe('DENY');
  const oral = { ...copy, context: { originator_decision: 'share_orally' as const } };
  expect(adjudicate(oral, ['no-copies-to-patients']).outcome).toBe('NARROW');
});

test('two people may be demanded, which is a duty where approvals are and leaves a statement as it is', () => {
  const rule = ['approvers-must-differ'] as const;
  const given = facts({ ground_asserted: 'court_order', artifacts: [courtOrder()] });
  const { duties, ...plain } = adjudicate(given);
  expect(adjudicate(given, rule)).toEqual({
    ...plain,
    duties: [...duties, expect.stringContaining('are others than')],
  });
  for (const ground of ['serious_threat', 'abuse_report', 'required_by_law'] as const) {
    const safety = bestRequest(ground, 'psychotherapy_notes');
    expect(adjudicate(safety, Tightening.options)).toEqual(adjudicate(safety));
  }
});

test('who is an officer changes no decision', () => {
  for (const ground of GroundAsserted.options) {
    const best = bestRequest(ground, 'psychotherapy_notes');
    expect(adjudicate(best, ['no-self-appointed-officer'])).toEqual(adjudicate(best));
  }
});
