import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { facts, record } from '../example-facts.ts';
import { bestRequest } from '../example-grounds.ts';
import { leaves } from '../letters/particulars.ts';
import { type GroundAsserted, RequesterType } from '../parties.ts';

const WORKFORCE: RequesterType[] = [
  'originator',
  'workforce_admin',
  'workforce_analyst',
  'workforce_billing',
  'workforce_clinician',
  'workforce_qa',
];

/** To whom each ground lets something of the ordinary record go, of all who may ask; the citation says who they are. */
const TAKERS: [GroundAsserted, string, RequesterType[]][] = [
  [
    'abuse_report',
    '164.512(b)(1)(ii)',
    [
      'child_protective_agency',
      'court',
      'law_enforcement',
      'police',
      'prosecutor',
      'public_health_authority',
      'state_agency',
    ],
  ],
  ['accounting', '164.528(a)(1)', ['individual']],
  ['amendment', '164.526(a)(1)', ['individual']],
  ['coroner', '164.512(g)-(h)', ['funeral_director', 'medical_examiner', 'organ_procurement']],
  ['decedent', '164.502(g)(4)', ['executor']],
  ['defense', '164.501 (operations), 164.502(e)', ['defense_counsel']],
  ['fundraising', '164.514(f)(1)', ['workforce_fundraising']],
  [
    'health_care_operations',
    '164.501, 164.506(c)',
    [...WORKFORCE, 'acquirer', 'health_plan', 'training_supervisor', 'treating_provider'],
  ],
  [
    'health_oversight',
    '164.512(d)(1)',
    ['inspector_general', 'licensing_board', 'medicaid_fraud_unit', 'state_agency'],
  ],
  ['hhs_enforcement', '164.502(a)(2)(ii)', ['hhs_secretary']],
  [
    'law_enforcement',
    '164.103, 164.512(f)(1)(ii)(A)',
    ['federal_official', 'inspector_general', 'law_enforcement', 'medicaid_fraud_unit', 'police', 'prosecutor'],
  ],
  ['patient_access', '164.524(a)(1)', ['individual']],
  [
    'payment',
    '164.501, 164.506(c)(1), (3)',
    [
      ...WORKFORCE,
      'health_plan',
      'individual',
      'medicare_contractor',
      'state_agency',
      'treating_provider',
      'workers_comp_carrier',
    ],
  ],
  ['public_health', '164.512(b)(1)', ['child_protective_agency', 'public_health_authority']],
  ['treatment', '164.506(c)(1)-(2)', ['former_originator', 'originator', 'treating_provider', 'workforce_clinician']],
  ['workers_compensation', '164.512(l)', ['agency_tribunal', 'state_agency', 'workers_comp_carrier']],
];

const asksFor = (ground: GroundAsserted, type: RequesterType, baa?: boolean) => {
  const best = bestRequest(ground, 'progress_notes');
  const requester = { id: best.requester.id, type, identity_verified: true, ...(baa === undefined ? {} : { baa }) };
  return adjudicate({ ...best, requester });
};
const takers = (ground: GroundAsserted, baa?: boolean) =>
  RequesterType.options.filter((type) => leaves(asksFor(ground, type, baa).outcome));

const outside = (ground: GroundAsserted) => takers(ground, true).filter((type) => !takers(ground).includes(type));

const stripping = (type: RequesterType, baa?: boolean) => {
  const { artifacts: _, ...best } = bestRequest('deidentification', 'progress_notes');
  return leaves(
    adjudicate({
      ...best,
      artifacts: [],
      requester: { id: 'requester-1', type, identity_verified: true, ...(baa ? { baa } : {}) },
    }).outcome,
  );
};

describe('who may have the ordinary record, and nobody else', () => {
  test.each(TAKERS.filter(([ground]) => ground !== 'defense'))('on %s (%s)', (ground, _, types) => {
    expect(takers(ground)).toEqual(types.toSorted());
  });
  test('without an agreement no counsel (164.502(e))', () => expect(takers('defense')).toEqual([]));
  test('who works for the practice from outside, with an agreement (164.502(e), 164.501)', () => {
    expect(outside('health_care_operations')).toEqual(['accreditor', 'business_associate', 'defense_counsel']);
    expect(outside('payment')).toEqual(['business_associate', 'defense_counsel']);
    expect(outside('treatment')).toEqual(['business_associate']);
    expect(outside('defense')).toEqual(['defense_counsel']);
  });
  test('who strips identifiers is of the practice or its associate, and any other has what was stripped (164.502(d)(1))', () => {
    expect(RequesterType.options.filter((type) => stripping(type))).toEqual(WORKFORCE.toSorted());
    expect(RequesterType.options.filter((type) => !stripping(type, true))).toEqual([]);
  });
  test('whom the patient has take part, and nobody who trades in records (164.510(b)(1)(i))', () => {
    const never = RequesterType.options.filter((type) => !takers('family').includes(type));
    expect(never).toEqual([
      'acquirer',
      'conference',
      'data_broker',
      'employer',
      'journalist',
      'life_insurer',
      'marketer',
    ]);
  });
});

const told = (type: RequesterType) =>
  adjudicate(
    facts({
      ground_asserted: 'required_by_law',
      requester: { id: 'requester-1', type, identity_verified: true },
      context: { mandated: true },
    }),
  );

test('a report of whom nobody recorded goes to no office that no statute names (164.512(a), (c)(1)(i))', () => {
  const nowhere = RequesterType.options.filter((type) =>
    told(type).reasons.some(({ code }) => code === 'report-to-another'),
  );
  expect(nowhere).toEqual([
    'accreditor',
    'acquirer',
    'attorney',
    'conference',
    'custody_evaluator',
    'data_broker',
    'employer',
    'executor',
    'funeral_director',
    'health_plan',
    'journalist',
    'life_insurer',
    'marketer',
    'researcher',
    'spouse',
    'university',
    'workers_comp_carrier',
  ]);
});

const listed = (disclosures: { ground: string; date: string }[], more: object = {}) =>
  adjudicate(
    facts({
      ground_asserted: 'accounting',
      requester: { id: 'patient-1', type: 'individual', identity_verified: true },
      other_records: [record('record-1')],
      context: { disclosures, ...more },
    }),
  ).scope.list;

const made = (ground: string) => listed([{ ground, date: '2031-01-10' }]);

describe('an accounting (164.528(a)(1)(i)-(ix))', () => {
  test.each([
    'authorization',
    'correctional_institution',
    'defense',
    'family',
    'health_care_operations',
    'individual',
    'limited_data_set',
    'originator_discretion',
    'originator_treatment',
    'patient_access',
    'payment',
    'payment_review',
    'specialized_government',
    'training',
    'treatment',
  ])('leaves out %s', (ground) => expect(made(ground)).toEqual([]));
  test.each([
    'court_order',
    'coroner',
    'health_oversight',
    'hhs_enforcement',
    'law_enforcement',
    'public_health',
    'serious_threat',
    'abuse_report',
    'subpoena',
    'workers_compensation',
    'research',
  ])('lists %s', (ground) => expect(made(ground)).toEqual([`${ground} 2031-01-10`]));
  test('of the six years to this day, the first and the last of them', () => {
    const days = ['2025-06-14', '2025-06-15', '2031-06-15', '2031-06-16'].map((date) => ({ ground: 'subpoena', date }));
    expect(listed(days)).toEqual(['subpoena 2025-06-15', 'subpoena 2031-06-15']);
  });
  test.each<[string, string[], string[]]>([
    ['State police', ['law_enforcement', 'search_warrant', 'warrant'], ['oversight', 'health_oversight', 'subpoena']],
    ['Medicaid fraud office', ['oversight', 'health_oversight'], ['law_enforcement', 'search_warrant', 'subpoena']],
  ])('%s suspends its own entries alone ((a)(2))', (agency, hidden, shown) => {
    const suspension = { agency, written: true, made_on: '2031-06-01', until: '2031-12-31', reason_given: true };
    const all = [...hidden, ...shown].map((ground) => ({ ground, date: '2031-01-10' }));
    expect(listed(all, { suspension })).toEqual(shown.map((ground) => `${ground} 2031-01-10`));
  });
});
