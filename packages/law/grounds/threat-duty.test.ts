import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Threat } from '../context.ts';
import { facts } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { RequesterType } from '../parties.ts';

const threat: Threat = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  intent_and_ability_judged: true,
  victim: 'named:victim-1',
  clinician_good_faith: true,
  recipient_can_prevent: true,
};

const warn = (over: Threat, more: Partial<Facts> = {}, context: Facts['context'] = {}) =>
  adjudicate(
    facts({
      ground_asserted: 'serious_threat',
      requester: { id: 'told-1', type: 'police' },
      context: { ...context, threat: { ...threat, ...over } },
      ...more,
    }),
  );

const isDuty = (...asked: Parameters<typeof warn>) =>
  warn(...asked).reasons.some(({ code }) => code === 'state-duty-to-warn');

describe('whether the law of a state commands the warning', () => {
  test.each<[Facts['jurisdiction'], string, boolean]>([
    ['NE', 'named:V', true],
    ['NE', 'class:pupils', false],
    ['NE', 'place:a school', false],
    ['NE', 'public:a school', false],
    ['NE', 'public:unspecified', false],
    ['NE', 'self', false],
    ['TN', 'named:V', true],
    ['TN', 'class:pupils', true],
    ['TN', 'public:a school', true],
    ['TN', 'place:a school', false],
    ['TN', 'public:unspecified', false],
    ['TN', 'self', false],
    ['CO', 'named:V', true],
    ['CO', 'class:pupils', true],
    ['CO', 'place:a school', true],
    ['CO', 'public:a school', true],
    ['CO', 'public:unspecified', false],
    ['CO', 'self', false],
    ['KY', 'named:V', true],
    ['KY', 'place:a school', true],
    ['KY', 'public:unspecified', true],
    ['KY', 'self', true],
  ])('%s, against %s: %s', (jurisdiction, victim, duty) => {
    expect(isDuty({ victim }, { jurisdiction })).toBe(duty);
  });

  test.each<[Facts['jurisdiction'], string | null, boolean]>([
    ['NE', 'patient', true],
    ['NE', 'family', false],
    ['NE', 'neighbour', false],
    ['NE', null, false],
    ['CA', 'family', true],
    ['CA', 'family_of_patient', true],
    ['CA', 'neighbour', false],
    ['VT', 'neighbour', true],
    ['VT', null, false],
  ])('%s, told by %s: %s', (jurisdiction, by, duty) => {
    expect(isDuty({ communicated_by: by }, { jurisdiction })).toBe(duty);
  });

  test.each<[Facts['jurisdiction'], string | undefined, boolean]>([
    ['ND', 'lmft', true],
    ['ND', 'LMFT', true],
    ['ND', 'psychologist', false],
    ['ND', undefined, true],
    ['ND', 'a word of nobody', true],
    ['AL', 'lpc', true],
    ['AL', 'lcsw', false],
    ['CO', 'psychologist', true],
  ])('%s, by a %s: %s', (jurisdiction, clinician, duty) => {
    expect(isDuty({}, { jurisdiction }, clinician ? { clinician } : {})).toBe(duty);
  });

  test.each<[string, Threat, boolean]>([
    ['serious', {}, true],
    ['not serious', { serious: false }, false],
    ['past', { past_event: true }, false],
    ['without a judgment of ability', { intent_and_ability_judged: null }, false],
    ['not imminent', { imminent: false }, false],
  ])('Arizona: %s is %s', (_, over, duty) => {
    expect(isDuty(over, { jurisdiction: 'AZ' })).toBe(duty);
  });

  test('a rule that nobody read commands nothing, and one that only permits neither', () => {
    expect(isDuty({}, { jurisdiction: 'OH' })).toBe(false);
    expect(isDuty({}, { jurisdiction: 'AK' })).toBe(false);
    expect(warn({}, { jurisdiction: 'NE' }).reasons.find(({ code }) => code === 'state-duty-to-warn')?.citation).toBe(
      'Neb. Rev. Stat. 38-2137; Neb. Rev. Stat. 38-3132; 45 CFR 164.512(a)',
    );
  });
});

const to = (jurisdiction: Facts['jurisdiction'], type: RequesterType, over: Threat = {}) =>
  warn(over, { jurisdiction, requester: { id: 'told-1', type } }).scope;

describe('who may hear it', () => {
  test.each<[Facts['jurisdiction'], RequesterType, Threat, object]>([
    [
      'TX',
      'parent',
      { victim: 'self' },
      { recipients: ['police', 'medical_personnel'], excludes_recipients: ['told-1'] },
    ],
    ['IA', 'parent', { victim: 'self' }, { recipients: ['told-1'] }],
    ['FL', 'police_and_victim', {}, { recipients: ['police'], optional_recipients: ['victim-1'] }],
    [
      'FL',
      'employer',
      {},
      { recipients: ['police'], optional_recipients: ['victim-1'], excludes_recipients: ['told-1'] },
    ],
    ['DC', 'treating_provider', {}, { recipients: ['told-1'] }],
    ['DC', 'employer', {}, { recipients: ['victim-1', 'police'], excludes_recipients: ['told-1'] }],
    ['CO', 'law_enforcement', { victim: 'place:a school' }, { recipients: ['police'] }],
    ['CO', 'treating_provider', {}, { recipients: ['victim-1', 'police', 'told-1'] }],
    ['US-baseline', 'police_and_victim', { victim: 'place:a school' }, { recipients: ['police'] }],
  ])('%s, %s, %j', (jurisdiction, type, over, scope) => {
    const { note_ids: _, content: __, elements: ___, ...told } = to(jurisdiction, type, over);
    expect(told).toEqual(scope);
  });
});

const report = (type: RequesterType, context: Facts['context'], ground: Facts['ground_asserted'] = 'required_by_law') =>
  adjudicate(facts({ ground_asserted: ground, requester: { id: 'told-1', type }, context })).outcome;

describe('to whom a mandated report goes', () => {
  const child = { mandated: true, victim: 'child' };
  test.each<RequesterType>([
    'court',
    'law_enforcement',
    'police',
    'prosecutor',
    'public_health_authority',
    'state_agency',
  ])('%s may be told of a child, an elder and a dependent adult', (type) => {
    for (const victim of ['child', 'elder', 'dependent_adult'])
      expect(report(type, { mandated: true, victim })).toBe('NARROW');
  });
  test('the agency for children is told of a child; that for adults, a licensing board and a fraud unit of an adult', () => {
    expect(report('child_protective_agency', child)).toBe('NARROW');
    for (const type of ['adult_protective_services', 'licensing_board', 'medicaid_fraud_unit'] as const) {
      expect(report(type, child)).toBe('DENY');
      expect(report(type, { mandated: true, victim: 'elder' })).toBe('NARROW');
    }
  });
  test.each<RequesterType>(['acquirer', 'conference', 'data_broker', 'journalist', 'life_insurer', 'marketer'])(
    '%s is told nothing, whatever is said to be mandated',
    (type) => {
      expect(report(type, child)).toBe('DENY');
      expect(report(type, { mandated: true })).toBe('DENY');
      expect(report(type, { mandated: true }, 'abuse_report')).toBe('DENY');
    },
  );
  test('another mandate may name another, a report of abuse does not', () => {
    expect(report('military_command', { mandated: true })).toBe('NARROW');
    // 45 CFR 164.512(a): no statute that compels sends a clinician's report to an employer.
    expect(report('employer', { mandated: true })).toBe('DENY');
    for (const victim of ['child', 'elder', 'dependent_adult'])
      expect(report('military_command', { mandated: true, victim })).toBe('DENY');
    expect(adjudicate(facts({ ground_asserted: 'abuse_report', requester: { id: 'x' }, context: child })).outcome).toBe(
      'DENY',
    );
  });
});
