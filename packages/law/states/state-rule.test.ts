import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { StateRuleConfirmationArtifact } from '../artifacts/state-rule-confirmation.ts';
import { IDS, authorization, courtOrder, facts, record, subpoena } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { RequesterType } from '../parties.ts';

const by = (type: RequesterType) => ({ id: 'requester-1', type, identity_verified: true });
const chart: Partial<Facts> = {
  requested: { classes: ['progress_notes'] },
  other_records: [record('record-1')],
};
const form = authorization({ covers: ['designated_record_set'] });

const confirmation = (over: Partial<StateRuleConfirmationArtifact> = {}): StateRuleConfirmationArtifact => ({
  type: 'state_rule_confirmation',
  id: 'rule-1',
  state: 'AR',
  rule: 'authorization',
  answer: 'permits',
  confirmed_by: 'Counsel Example',
  confirmed_on: '2031-06-01',
  ...over,
});

const asked = (over: Partial<Facts>) => adjudicate(facts({ jurisdiction: 'AR', ...over }));
/** Why, without the exception of 45 CFR part 171 that is named beside it. */
const codes = (over: Partial<Facts>) =>
  asked(over)
    .reasons.filter(({ code }) => !code.startsWith('ehi-'))
    .map(({ code, because }) => `${code} @ ${because}`);

describe('a rule of a state that nobody read (45 CFR 160.203(b))', () => {
  test.each<[string, string, Partial<Facts>]>([
    ['an authorization for notes', 'authorization', { artifacts: [authorization()] }],
    ['an authorization for the chart', 'authorization', { ...chart, artifacts: [form] }],
    ['an order', 'orders', { ground_asserted: 'court_order', artifacts: [courtOrder()] }],
    [
      'a subpoena',
      'orders',
      {
        ...chart,
        ground_asserted: 'subpoena',
        artifacts: [subpoena({ satisfactory_assurance: 'qualified_protective_order' })],
      },
    ],
    [
      'treatment by another',
      'confidentiality',
      { ...chart, ground_asserted: 'treatment', requester: by('treating_provider') },
    ],
    ['a plan that pays', 'confidentiality', { ...chart, ground_asserted: 'payment', requester: by('health_plan') }],
  ])('keeps %s for counsel and names the cell', (_, rule, over) => {
    const held = asked(over);
    expect(held).toMatchObject({ outcome: 'NEEDS-ARTIFACT', scope: { note_ids: [], content: 'none' } });
    expect(codes(over)).toEqual([`state-rule-not-read @ jurisdiction.AR.${rule}`]);
    expect(held.cures).toEqual(["counsel's confirmation of this state's rule"]);
    const confirmed = confirmation({ rule: rule === 'orders' || rule === 'confidentiality' ? rule : 'authorization' });
    expect(asked({ ...over, artifacts: [...(over.artifacts ?? []), confirmed] }).outcome).toBe('RELEASE');
    expect(asked({ ...over, jurisdiction: 'US-baseline' }).outcome).toBe('RELEASE');
    expect(codes({ ...over, jurisdiction: null })).toEqual(['jurisdiction-not-recorded @ jurisdiction']);
  });

  test.each<[string, Partial<StateRuleConfirmationArtifact>]>([
    ['of another state', { state: 'OK' }],
    ['of another rule', { rule: 'orders' }],
    ['without an answer', { answer: null }],
    ['by nobody', { confirmed_by: null }],
    ['of no day', { confirmed_on: null }],
    ['of tomorrow', { confirmed_on: '2031-06-16' }],
    ['that ended yesterday', { until: '2031-06-14' }],
  ])('a confirmation %s is none', (_, over) => {
    expect(codes({ artifacts: [authorization(), confirmation(over)] })).toEqual([
      'state-rule-not-read @ jurisdiction.AR.authorization',
    ]);
  });

  test('a confirmation counts on its first and its last day', () => {
    const days = { confirmed_on: '2031-06-15', until: '2031-06-15' };
    expect(asked({ artifacts: [authorization(), confirmation(days)] }).outcome).toBe('RELEASE');
  });

  test('where counsel found that the state forbids, nothing leaves, whatever else was confirmed', () => {
    const forbids = confirmation({ id: 'rule-2', answer: 'forbids' });
    expect(codes({ artifacts: [authorization(), confirmation(), forbids] })).toEqual([
      'state-rule-forbids @ rule-2.answer',
    ]);
  });

  test.each<[string, Partial<Facts>, string[]]>([
    [
      'the patient’s own access',
      { ...chart, ground_asserted: 'patient_access', requester: { ...by('individual'), id: 'patient-1' } },
      ['record-1'],
    ],
    [
      'use in the practice',
      { ...chart, ground_asserted: 'health_care_operations', action: 'use', requester: by('workforce_qa') },
      ['record-1'],
    ],
    [
      'the Secretary',
      {
        ground_asserted: 'hhs_enforcement',
        requester: by('hhs_secretary'),
        artifacts: [{ type: 'hhs_request', verified: true, matter: 'M-1', asks_for: IDS }],
      },
      IDS,
    ],
  ])('%s goes on under the federal rule', (_, over, ids) => {
    expect(asked(over).scope.note_ids).toEqual(ids);
  });

  test('a warning and a report go on, and say which cell was not read', () => {
    const threat = {
      communicated_by: 'patient',
      serious: true,
      imminent: true,
      victim: 'named:victim-1',
      clinician_good_faith: true,
      recipient_can_prevent: true,
    };
    const warning = { ground_asserted: 'serious_threat', requester: by('police'), context: { threat } } as const;
    expect(codes(warning)).toContain('federal-rule-goes-on @ jurisdiction.AR.threat');
    const report = {
      jurisdiction: 'GU',
      ground_asserted: 'abuse_report',
      requester: by('child_protective_agency'),
      context: { mandated: true, victim: 'child' },
    } as const;
    expect(codes(report)).toContain('federal-rule-goes-on @ jurisdiction.GU.childReport');
    expect(asked(report).outcome).toBe('NARROW');
    expect(codes({ ...report, jurisdiction: 'CO' }).join()).not.toContain('federal-rule-goes-on');
    expect(codes({ ...report, jurisdiction: 'US-baseline' }).join()).not.toContain('federal-rule-goes-on');
  });
});

const patient = (state: Facts['jurisdiction']) => ({ id: 'patient-1', age: 40, living: true, state });

const parent = (jurisdiction: Facts['jurisdiction'], state: Facts['jurisdiction']) =>
  asked({
    ...chart,
    jurisdiction,
    patient: { id: 'patient-1', age: 15, living: true, self_consented: true, state },
    ground_asserted: 'patient_access',
    requester: by('parent'),
  }).outcome;

describe('practice and patient in different states', () => {
  const over: Partial<Facts> = { jurisdiction: 'TX', artifacts: [authorization()] };

  test('a release asks both rules', () => {
    expect(asked({ ...over, patient: patient('TX') }).outcome).toBe('RELEASE');
    expect(asked({ ...over, patient: patient('OH') }).outcome).toBe('RELEASE');
    expect(asked({ ...over, patient: patient('US-baseline') }).outcome).toBe('RELEASE');
    expect(codes({ ...over, patient: patient('AR') })).toEqual(['state-rule-not-read @ jurisdiction.AR.authorization']);
    const order: Partial<Facts> = { ground_asserted: 'court_order', jurisdiction: 'TX', artifacts: [courtOrder()] };
    expect(codes({ ...order, patient: patient('IL') })).toEqual([
      'il-personal-notes-not-recorded @ notes.il_personal_notes',
      'in-camera-findings-missing @ order-1.state_findings',
    ]);
    expect(asked({ ...order, patient: patient('IL') }).reasons[1]?.citation).toContain('740 ILCS 110/10');
  });

  test('each cell that nobody read is named with its own statute', () => {
    const { reasons } = asked({ jurisdiction: 'KY', artifacts: [authorization()], patient: patient('LA') });
    expect(reasons.map(({ because, citation }) => `${because}: ${citation.split(';')[0]}`)).toEqual([
      'jurisdiction.KY.authorization: KRS 210.235',
      'jurisdiction.LA.authorization: La. R.S. 13:3715.1',
    ]);
  });

  test('a parent sees what both states let a parent see', () => {
    expect(parent('VA', 'VA')).toBe('RELEASE');
    expect(parent('VA', 'AZ')).toBe('RELEASE');
    expect(parent('VA', 'CO')).toBe('DENY');
    expect(parent('VA', 'GU')).toBe('DENY');
  });

  test('a warning may go to everybody whom either names', () => {
    const threat = {
      communicated_by: 'patient',
      serious: true,
      imminent: true,
      victim: 'named:victim-1',
      clinician_good_faith: true,
      recipient_can_prevent: true,
    };
    const warn = (jurisdiction: Facts['jurisdiction'], state: Facts['jurisdiction']) =>
      asked({
        jurisdiction,
        patient: patient(state),
        ground_asserted: 'serious_threat',
        requester: by('police'),
        context: { threat },
      });
    expect(warn('TX', 'TX').scope.recipients).toEqual(['police', 'medical_personnel']);
    expect(warn('TX', 'CA').scope.recipients).toEqual(['victim-1', 'police']);
    expect(warn('TX', 'CA').reasons.map(({ code }) => code)).toContain('state-duty-to-warn');
    expect(warn('IA', 'TX').scope.recipients).toEqual(['police', 'medical_personnel']);
    expect(warn('TX', 'AR').scope.recipients).toEqual(['police']);
  });
});

describe('a holder whom HIPAA does not govern', () => {
  test('of a provider whom HIPAA does not cover a release is for counsel', () => {
    const holder = { id: 'practice-1', part2_program: false, kind: 'non_covered_provider' as const };
    expect(codes({ jurisdiction: 'TX', holder, artifacts: [authorization()] })).toEqual([
      'holder-outside-hipaa @ holder.kind',
    ]);
  });
  test('the record of a school goes on what FERPA opens it to, with its duties (34 CFR 99.30, 99.31(a)(9))', () => {
    const holder = { id: 'practice-1', part2_program: false, kind: 'school' as const };
    const consent = asked({ jurisdiction: 'TX', holder, artifacts: [authorization()] });
    expect(consent).toMatchObject({ outcome: 'RELEASE', reasons: [{}, { code: 'school-record-opened' }] });
    expect(consent.duties).toContain('record the disclosure with the education record');
    const ordered: Partial<Facts> = {
      jurisdiction: 'TX',
      holder,
      ground_asserted: 'court_order',
      artifacts: [courtOrder()],
    };
    expect(asked(ordered).outcome).toBe('RELEASE');
    const plan: Partial<Facts> = {
      ground_asserted: 'payment',
      requester: by('health_plan'),
      requested: { classes: ['progress_notes'] },
    };
    expect(codes({ jurisdiction: 'US-baseline', holder, artifacts: [], ...plan })).toEqual([
      'holder-outside-hipaa @ holder.kind',
    ]);
  });
  test.each(['school', 'non_covered_provider'] as const)('%s: a report waits for nobody', (kind) => {
    const holder = { id: 'practice-1', part2_program: false, kind };
    const report = {
      jurisdiction: 'TX',
      holder,
      ground_asserted: 'abuse_report',
      requester: by('child_protective_agency'),
      context: { mandated: true, victim: 'child' },
    } as const;
    expect(asked(report).outcome).toBe('NARROW');
    expect(codes({ jurisdiction: 'TX', holder, artifacts: [] })[0]).toContain('authorization-absent');
  });
  test('a covered provider, and one of whom nothing is said, go on', () => {
    for (const kind of ['covered_provider', null, undefined] as const) {
      expect(
        asked({
          jurisdiction: 'TX',
          holder: { id: 'practice-1', part2_program: false, kind },
          artifacts: [authorization()],
        }).outcome,
      ).toBe('RELEASE');
    }
  });
});
