import { expect, test } from 'vitest';

import { adjudicate } from './adjudicate.ts';
import type { Approver } from './decision.ts';
import { authorization, courtOrder, facts, note } from './example-facts.ts';
import { bestRequest } from './example-grounds.ts';
import { permit } from './finding.ts';
import { matterOf } from './matter.ts';
import { GroundAsserted } from './parties.ts';
import { tighten } from './tighten.ts';
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

test('a copy that is used within the practice is no disclosure', () => {
  const copy = permit({ reasons: [], narrowed: false, scope: { note_ids: ['record-1'], content: 'full' } });
  const approvals = (action: 'disclose' | 'use') =>
    tighten(copy, matterOf(facts({ action })), ['privacy-officer-approves-every-disclosure']).approvals;
  expect([approvals('disclose'), approvals('use')]).toEqual([['privacy-officer'], []]);
});

test('joint notes may be kept altogether', () => {
  const joint = note('note-1', '2031-01-10', { other_participants: ['patient-2'] });
  const given = facts({ notes: [joint, note('note-2', '2031-02-10')], artifacts: [authorization()] });
  const { reasons, ...plain } = adjudicate(given);
  expect(plain.scope.note_ids).toEqual(['note-1', 'note-2']);
  expect(adjudicate(given, ['joint-notes-never-leave'])).toMatchObject({
    outcome: 'NARROW',
    reasons: [...reasons, expect.objectContaining({ code: 'policy-joint-notes', because: 'notes.other_participants' })],
    scope: { note_ids: ['note-2'] },
  });
  expect(adjudicate({ ...given, notes: [joint] }, ['joint-notes-never-leave']).outcome).toBe('DENY');
});

test('copies to patients may be ruled out, and words stay', () => {
  const copy = bestRequest('originator_discretion', 'psychotherapy_notes');
  expect(adjudicate(copy, ['no-copies-to-patients'])).toMatchObject({
    outcome: 'DENY',
    reasons: [{ code: 'policy-no-copies', because: 'context.originator_decision' }],
  });
  const oral = { ...copy, context: { originator_decision: 'share_orally' as const } };
  expect(adjudicate(oral, ['no-copies-to-patients']).outcome).toBe('NARROW');
  const form = facts({ artifacts: [authorization()] });
  expect(adjudicate(form, ['no-copies-to-patients'])).toEqual(adjudicate(form));
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

test.each<[string, string[], Approver[]]>([
  ['a view of notes that nobody approves', ['note-1'], []],
  ['a statement that somebody approves', [], ['counsel']],
])('%s takes no second person', (_, ids, approvals) => {
  const finding = permit({ reasons: [], narrowed: true, scope: { note_ids: ids, content: 'full' }, approvals });
  expect(tighten(finding, matterOf(facts()), ['approvers-must-differ'])).toBe(finding);
});

test('who is an officer changes no decision', () => {
  for (const ground of GroundAsserted.options) {
    const best = bestRequest(ground, 'psychotherapy_notes');
    expect(adjudicate(best, ['no-self-appointed-officer'])).toEqual(adjudicate(best));
  }
});
