import { expect, test } from 'vitest';

import { adjudicate } from './adjudicate.ts';
import { authorization, courtOrder, facts, subpoena } from './example-facts.ts';
import { explain } from './letters/explain.ts';
import { policies, readingsOf } from './policies.ts';
import { reasonRows } from './reasons/reason.ts';

/** The questions that the law leaves open, each with the reading that answers it. */
const OPEN_QUESTIONS: [string, string][] = [
  ['a subpoena of a clerk, grand jury or inspector general as required by law', 'subpoena-is-not-an-order'],
  ['an order for complete medical records', 'express-means-named'],
  ['the ordinary half of a compound form', 'compound-is-wholly-invalid'],
  ['the suit of an executor as the individual’s', 'estate-is-for-counsel'],
  ['handing notes to the patient', 'sharing-is-the-originators'],
  ['hosting by a business associate', 'custody-is-sealed'],
  ['de-identification', 'deidentification-is-a-use'],
  ['machine transcripts', 'transcripts-are-protected'],
  ['a joint note on one signature', 'joint-notes-are-redacted'],
  ['the sale of a practice or the death of an originator', 'custody-is-sealed'],
  ['whistleblowing', 'whistleblowing-is-for-counsel'],
  ['an authorization that outlives its signer or a childhood', 'death-and-majority-reconfirm'],
  ['access to separated notes in Texas and California', 'no-automatic-denial-in-tx-and-ca'],
  ['a warning that state law forbids', 'state-may-remove-a-warning'],
  ['the paths of 42 CFR Part 2', 'part2-paths-are-for-counsel'],
];

test.each(OPEN_QUESTIONS)('%s has a named reading', (_, id) => {
  expect(policies.map((policy) => policy.id)).toContain(id);
});

test('each reading has one name, and is shown by reasons that hold something back or say how far it goes', () => {
  expect(new Set(policies.map(({ id }) => id)).size).toBe(policies.length);
  const known = new Map(reasonRows.map(([code, row]) => [code, row.leads]));
  for (const { id, shows } of policies) expect([id, shows.filter((code) => !known.has(code))]).toEqual([id, []]);
});

test('every reading has reasons of its own, but two that decide what the facts are', () => {
  expect(policies.filter(({ shows }) => shows.length === 0).map(({ id }) => id)).toEqual([
    'unknown-part2-is-part2',
    'whistleblowing-is-for-counsel',
  ]);
});

test.each([
  [
    'subpoena-is-not-an-order',
    facts({ ground_asserted: 'subpoena', artifacts: [subpoena({ issuer: 'court_clerk' })] }),
  ],
  [
    'express-means-named',
    facts({ ground_asserted: 'court_order', artifacts: [courtOrder({ expressly_covers: ['medical_record'] })] }),
  ],
  ['compound-is-wholly-invalid', facts({ artifacts: [authorization({ combined_with: ['tpo_consent'] })] })],
  ['oral-revocation-holds', facts({ artifacts: [authorization({ revoked: { written: false } })] })],
  [
    'privilege-is-asserted-first',
    facts({ ground_asserted: 'court_order', artifacts: [courtOrder({ privilege_ruling: null })] }),
  ],
])('a decision that took %s says so to the privacy officer', (id, given) => {
  const decision = adjudicate(given);
  expect(readingsOf(decision).map((policy) => policy.id)).toEqual([id]);
  expect(explain(decision)).toContain(`(${id})`);
});

test('a decision that took none says none', () => {
  const decision = adjudicate(facts({ artifacts: [authorization()] }));
  expect(readingsOf(decision)).toEqual([]);
  expect(explain(decision)).not.toContain('Protective readings');
});
