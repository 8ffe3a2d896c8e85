import { expect, test } from 'vitest';

import { adjudicate } from './adjudicate.ts';
import type { Artifact } from './artifacts/artifact.ts';
import { facts } from './example-facts.ts';
import { bestRequest } from './example-grounds.ts';
import type { Facts } from './facts.ts';
import { GroundAsserted } from './parties.ts';

const released = GroundAsserted.options
  .map((ground) => [ground, bestRequest(ground, 'progress_notes')] as const)
  .filter(([, given]) => adjudicate(given).scope.note_ids.length > 0);

test.each(released)('where somebody listed the records and none was asked for, %s releases nothing', (_, given) => {
  const decision = adjudicate({ ...given, other_records: [], notes: [] });
  expect(decision.outcome).toBe('DENY');
  expect(decision.scope).toEqual({ note_ids: [], content: 'none' });
});

const chart = (over: Partial<Facts>) =>
  adjudicate(facts({ requested: { classes: ['progress_notes'] }, other_records: [], ...over }));
const patient: Facts['requester'] = { id: 'patient-1', type: 'individual', identity_verified: true };
const researcher: Facts['requester'] = { id: 'requester-1', type: 'researcher', identity_verified: true };
const agreement: Artifact = {
  type: 'data_use_agreement',
  recipients: ['requester-1'],
  purpose: 'research',
  complete: true,
};

test.each<[string, Partial<Facts>]>([
  ['everything', { ground_asserted: 'patient_access', requester: patient, requested: { classes: ['all'] }, notes: [] }],
  ['a limited data set', { ground_asserted: 'research', requester: researcher, artifacts: [agreement] }],
])('of %s there is nothing either', (_, over) => {
  expect(chart(over).reasons.map(({ code }) => code)).toContain('no-such-record-held');
  expect(chart({ ...over, other_records: undefined }).outcome).not.toBe('DENY');
});

test('a statement, a summary and a list need no record', () => {
  const parent: Facts['requester'] = { id: 'parent-1', type: 'parent', identity_verified: true };
  const child = { id: 'patient-1', age: 15, living: true, self_consented: false };
  const summary = chart({ jurisdiction: 'IL', ground_asserted: 'patient_access', requester: parent, patient: child });
  expect(summary.scope.content).toBe('summary_fields');
  expect(chart({ ground_asserted: 'accounting', requester: patient, context: { disclosures: [] } }).outcome).toBe(
    'RELEASE',
  );
});
