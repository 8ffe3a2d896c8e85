import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { SubpoenaArtifact } from '../artifacts/court-paper.ts';
import { IDS, courtOrder, facts, record, subpoena } from '../example-facts.ts';
import type { Facts } from '../facts.ts';

const judge = (paper: Partial<SubpoenaArtifact>, over: Partial<Facts> = {}) =>
  adjudicate(facts({ ground_asserted: 'subpoena', artifacts: [subpoena(paper)], ...over }));

describe('a subpoena alone never reaches a note (164.512(e)(1)(ii), section 2.4)', () => {
  test.each<[string, Partial<SubpoenaArtifact>, string, string]>([
    ['of an attorney', {}, 'DENY', 'subpoena-alone'],
    ['with notice given', { satisfactory_assurance: 'notice_given_no_objection' }, 'DENY', 'subpoena-alone'],
    ['of a clerk', { issuer: 'court_clerk', signed_by: 'clerk' }, 'DENY', 'subpoena-of-clerk'],
    ['of a grand jury', { issuer: 'grand_jury' }, 'NEEDS-ARTIFACT', 'subpoena-of-grand-jury'],
    ['of an inspector general', { issuer: 'inspector_general' }, 'NEEDS-ARTIFACT', 'subpoena-of-inspector-general'],
    [
      'said to come with an order',
      { accompanied_by_order: true },
      'NEEDS-ARTIFACT',
      'subpoena-says-order-came-with-it',
    ],
  ])('%s', (_, paper, outcome, code) => {
    const decision = judge(paper);
    expect(decision).toMatchObject({ outcome, scope: { note_ids: [], content: 'none' } });
    expect(decision.reasons[0]?.code).toBe(code);
    expect(decision.cures).toContainEqual(expect.stringMatching(/order/));
  });
});

test('a protective order that only limits use changes nothing (164.512(e)(1)(v))', () => {
  const limiting = { type: 'qualified_protective_order', kind: 'stipulation', commands_production: false } as const;
  const decision = judge(
    { satisfactory_assurance: 'qualified_protective_order' },
    { artifacts: [subpoena(), limiting] },
  );
  expect(decision.outcome).toBe('DENY');
  expect(decision.reasons.map(({ code }) => code)).toEqual(['subpoena-alone', 'protective-order-only-limits-use']);
});

test('with an order that names the notes it is judged as the order', () => {
  expect(judge({ accompanied_by_order: true }, { artifacts: [subpoena(), courtOrder()] })).toMatchObject({
    outcome: 'RELEASE',
    scope: { note_ids: IDS },
  });
});

test('in Illinois the cure is an order with findings in chambers (740 ILCS 110/10)', () => {
  expect(judge({}, { jurisdiction: 'IL' }).cures).toContain('Illinois court order with in camera findings');
  expect(judge({}).cures).toEqual(['court order', 'authorization']);
});

test('a protective order that commands production is an order (section 2.4)', () => {
  const { type: _, ...terms } = courtOrder({
    commands_production: true,
    return_or_destroy: true,
    use_limited_to_case: true,
  });
  const commanding = { ...terms, type: 'qualified_protective_order' } as const;
  const decision = adjudicate(facts({ ground_asserted: 'court_order', artifacts: [commanding] }));
  expect(decision).toMatchObject({
    outcome: 'RELEASE',
    scope: { terms: ['use limited to case', 'return or destroy'] },
  });
  const limiting = { ...commanding, commands_production: false };
  expect(adjudicate(facts({ ground_asserted: 'court_order', artifacts: [limiting] })).reasons[0]?.code).toBe(
    'protective-order-only-limits-use',
  );
  const papers = [subpoena(), limiting];
  expect(adjudicate(facts({ ground_asserted: 'court_order', artifacts: papers })).reasons[0]?.code).toBe(
    'subpoena-alone',
  );
});

test('the ordinary record answers a subpoena with assurance, the notes stay (164.512(e)(1)(ii))', () => {
  const over: Partial<Facts> = {
    requested: { classes: ['psychotherapy_notes', 'progress_notes'], note_ids: [...IDS, 'record-1'] },
    other_records: [record('record-1')],
  };
  const assured: Partial<SubpoenaArtifact> = { satisfactory_assurance: 'notice_given_no_objection' };
  expect(judge(assured, over)).toMatchObject({
    outcome: 'NARROW',
    scope: { note_ids: ['record-1'], excludes: ['psychotherapy_notes'] },
    accounting: true,
    minimumNecessary: true,
  });
  expect(judge({}, over).scope.note_ids).toEqual([]);
  const clinic = { id: 'practice-1', part2_program: false, licensed_by: 'OMH' };
  expect(judge(assured, { ...over, jurisdiction: 'NY', holder: clinic }).scope.note_ids).toEqual([]);
  expect(judge(assured, { ...over, jurisdiction: 'NY' }).scope.note_ids).toEqual(['record-1']);
  expect(judge(assured, { ...over, jurisdiction: 'PA' }).scope.note_ids).toEqual([]);
  expect(judge(assured, { ...over, jurisdiction: 'AZ' }).scope.note_ids).toEqual([]);
  const protectedBy: Partial<SubpoenaArtifact> = { satisfactory_assurance: 'qualified_protective_order' };
  expect(judge(protectedBy, { ...over, jurisdiction: 'AZ' }).scope.note_ids).toEqual(['record-1']);
  expect(judge(assured, { ...over, jurisdiction: 'IN' }).scope.note_ids).toEqual([]);
  expect(judge(assured, { ...over, jurisdiction: 'AR' }).reasons.map(({ code }) => code)).toContain(
    'state-rule-not-read',
  );
});

describe('the ordinary record does not answer', () => {
  const over: Partial<Facts> = {
    requested: { classes: ['progress_notes'] },
    other_records: [record('record-1', '2031-02-10')],
  };
  test.each<[string, Partial<SubpoenaArtifact>, string]>([
    ['a subpoena without assurance', { satisfactory_assurance: null }, 'assurance-missing'],
    ['one for another patient', { patient: 'patient-2' }, 'order-for-another-patient'],
    ['one to another custodian', { custodian: 'practice-2' }, 'order-for-another-custodian'],
    ['one received tomorrow', { received_on: '2031-06-16' }, 'signed-after-this-instant'],
    ['one of tomorrow', { signed_on: '2031-06-16' }, 'signed-after-this-instant'],
    ['one for other dates', { date_from: '2031-02-11' }, 'nothing-in-order-range'],
  ])('%s', (_, paper, code) => {
    const decision = judge({ satisfactory_assurance: 'qualified_protective_order', ...paper }, over);
    expect(decision.scope.note_ids).toEqual([]);
    expect(decision.reasons.map((reason) => reason.code)).toEqual([code]);
  });
});
