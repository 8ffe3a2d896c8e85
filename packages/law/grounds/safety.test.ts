import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Threat } from '../context.ts';
import { IDS, courtOrder, facts } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { RequesterType } from '../parties.ts';

const by = (type: RequesterType, id = 'told-1') => ({ id, type, identity_verified: true });
const threat: Threat = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  intent_and_ability_judged: true,
  victim: 'named:victim-1',
  clinician_good_faith: true,
  recipient_can_prevent: true,
};

const warn = (over: Threat, more: Partial<Facts> = {}) =>
  adjudicate(
    facts({
      ground_asserted: 'serious_threat',
      requester: by('police'),
      context: { threat: { ...threat, ...over } },
      ...more,
    }),
  );

describe('a serious and imminent threat (164.512(j)(1)(i))', () => {
  test('lets a statement go and no note, at once and to nobody’s approval', () => {
    const decision = warn({});
    expect(decision).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: [], content: 'statement_only', recipients: ['police'] },
      accounting: true,
      minimumNecessary: true,
    });
    expect(decision.approvals).toEqual([]);
  });
  test('an admission of a past crime is no threat (164.512(j)(1)(ii)(A), (j)(2))', () => {
    const given = facts({
      ground_asserted: 'serious_threat',
      requester: by('law_enforcement'),
      context: { admission_of_past_crime: true },
    });
    expect(adjudicate(given)).toMatchObject({
      outcome: 'DENY',
      reasons: [{ code: 'admission-of-past-crime' }, { code: 'threat-not-determined' }],
    });
  });
  test('waits for no verification: good faith satisfies it (164.514(h))', () => {
    expect(warn({}, { requester: { id: 'told-1', type: 'police' } }).outcome).toBe('NARROW');
  });
  test.each<[string, Threat, 'DENY' | 'NEEDS-ARTIFACT', string]>([
    ['not serious', { serious: false }, 'DENY', 'threat-not-serious'],
    ['not imminent', { imminent: false }, 'DENY', 'threat-not-imminent'],
    ['past', { past_event: true }, 'DENY', 'threat-past'],
    ['not to be prevented by the recipient', { recipient_can_prevent: false }, 'DENY', 'recipient-cannot-prevent'],
    ['not believed', { clinician_good_faith: false }, 'DENY', 'threat-not-serious'],
    ['not determined', { clinician_good_faith: null }, 'NEEDS-ARTIFACT', 'threat-not-determined'],
    ['of unknown imminence', { imminent: null }, 'NEEDS-ARTIFACT', 'threat-element-not-determined'],
    ['of unknown seriousness', { serious: undefined }, 'NEEDS-ARTIFACT', 'threat-element-not-determined'],
    ['against nobody recorded', { victim: null }, 'NEEDS-ARTIFACT', 'threat-element-not-determined'],
  ])('%s: no statement', (_, over, outcome, code) => {
    expect(warn(over)).toMatchObject({ outcome, scope: { content: 'none' }, reasons: [{ code }] });
  });
  test('that nobody recorded releases nothing', () => {
    expect(adjudicate(facts({ ground_asserted: 'serious_threat', requester: by('police') })).outcome).toBe(
      'NEEDS-ARTIFACT',
    );
  });
  test('against the patient’s own life tells a physician what prevents harm', () => {
    expect(warn({ victim: 'self' }, { requester: by('treating_provider') })).toMatchObject({
      scope: { recipients: ['told-1'], elements: ['current plan, means, warning signs, safety facts'] },
    });
  });
});

const codes = (jurisdiction: Facts['jurisdiction'], over: Threat = {}) =>
  warn(over, { jurisdiction }).reasons.map(({ code }) => code);

describe('what each state makes of it (section 8)', () => {
  const psychologist = { clinician: 'psychologist', threat };
  test.each<[Facts['jurisdiction'], RequesterType, object]>([
    ['US-baseline', 'police_and_victim', { recipients: ['victim-1', 'police'] }],
    ['US-baseline', 'potential_victim', { recipients: ['told-1'] }],
    ['CA', 'police', { recipients: ['victim-1', 'police'] }],
    ['CA', 'potential_victim', { recipients: ['victim-1', 'police'] }],
    ['CA', 'employer', { recipients: ['victim-1', 'police', 'told-1'] }],
    ['IA', 'potential_victim', { recipients: ['police'], excludes_recipients: ['told-1'] }],
    ['DC', 'spouse', { recipients: ['told-1'] }],
    ['MS', 'employer', { recipients: ['victim-1', 'police'], excludes_recipients: ['told-1'] }],
    ['IL', 'police', { recipients: ['victim-1', 'police'] }],
    ['NY', 'police', { recipients: ['victim-1', 'police'] }],
    ['FL', 'police', { recipients: ['police'], optional_recipients: ['victim-1'] }],
    ['TX', 'potential_victim', { recipients: ['police', 'medical_personnel'], excludes_recipients: ['told-1'] }],
    ['TX', 'police', { recipients: ['police', 'medical_personnel'], excludes_recipients: ['victim-1'] }],
    ['TX', 'treating_provider', { recipients: ['told-1'] }],
    ['OH', 'potential_victim', { recipients: ['told-1'] }],
    ['GU', 'university', { recipients: ['victim-1', 'police', 'told-1'] }],
  ])('%s, %s', (jurisdiction, type, scope) => {
    expect(warn({}, { jurisdiction, requester: by(type), context: psychologist })).toMatchObject({
      outcome: 'NARROW',
      scope,
    });
  });
  test.each<[Facts['jurisdiction'], Threat, string]>([
    ['FL', { intent_and_ability_judged: false }, 'DENY'],
    ['FL', { intent_and_ability_judged: null }, 'NEEDS-ARTIFACT'],
    ['FL', { victim: 'public:unspecified' }, 'DENY'],
    ['CA', { victim: 'public:unspecified' }, 'DENY'],
    ['CA', { victim: 'place:a school' }, 'NARROW'],
    ['CO', { victim: 'place:a school' }, 'NARROW'],
    ['CA', { communicated_by: 'anonymous_caller' }, 'NARROW'],
    ['CA', { communicated_by: 'anonymous_caller', clinician_good_faith: null }, 'NEEDS-ARTIFACT'],
    ['FL', { communicated_by: 'anonymous_caller' }, 'NARROW'],
    ['FL', { communicated_by: null }, 'NARROW'],
    ['NY', {}, 'NARROW'],
    ['NE', { imminent: false }, 'NARROW'],
    ['NE', { imminent: false, communicated_by: 'family' }, 'DENY'],
    ['NE', { imminent: false, victim: 'public:a place' }, 'DENY'],
    ['VT', { imminent: false, communicated_by: 'neighbour' }, 'NARROW'],
    ['MI', { imminent: false, intent_and_ability_judged: null }, 'DENY'],
    ['MI', { imminent: false, recipient_can_prevent: null }, 'NARROW'],
    ['ID', { imminent: false }, 'DENY'],
    ['OH', { imminent: false }, 'DENY'],
    ['MP', {}, 'NARROW'],
    ['US-baseline', { victim: 'public:a place' }, 'NARROW'],
    ['IL', { victim: 'public:a place' }, 'NARROW'],
    ['OH', { victim: 'public:a place' }, 'NARROW'],
    [null, {}, 'NARROW'],
  ])('%s with %j is %s', (jurisdiction, over, outcome) => {
    expect(warn(over, { jurisdiction }).outcome).toBe(outcome);
  });
  test('New York: a social worker of a licensed clinic does not warn, one of a private office does (MHL 33.13)', () => {
    const clinic = { id: 'practice-1', licensed_by: 'OMH', part2_program: false };
    const social = { jurisdiction: 'NY', context: { clinician: 'social worker', threat } } as const;
    expect(warn({}, { ...social, holder: clinic }).reasons.map(({ code }) => code)).toContain('clinician-not-listed');
    expect(warn({}, { ...social, holder: clinic, context: { clinician: 'psychologist', threat } }).outcome).toBe(
      'NARROW',
    );
    expect(warn({}, { ...social, holder: clinic, context: { clinician: 'Psycholgist', threat } }).outcome).toBe(
      'NARROW',
    );
    expect(warn({}, social).outcome).toBe('NARROW');
  });
  test('New York: the director is told without imminence (MHL 9.46)', () => {
    const director = by('director_of_community_services');
    expect(warn({ imminent: false }, { jurisdiction: 'NY', requester: director })).toMatchObject({
      outcome: 'NARROW',
      scope: { recipients: ['director_of_community_services'] },
      minimumNecessary: false,
    });
    expect(warn({ clinician_good_faith: null }, { jurisdiction: 'NY', requester: director }).outcome).toBe(
      'NEEDS-ARTIFACT',
    );
  });
  test('Illinois: the Department of Human Services is told without imminence, the police as of any threat (405 ILCS 5/6-103.3)', () => {
    const department = (over: Threat, more: Partial<Facts> = {}) =>
      warn(
        { imminent: false, ...over },
        { jurisdiction: 'IL', requester: by('state_agency'), ground_asserted: 'required_by_law', ...more },
      );
    expect(department({})).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: [], recipients: ['state_agency'], elements: ['identity', 'judgment and reason for report'] },
      minimumNecessary: false,
      accounting: true,
    });
    expect(department({}).duties).toContain('report within 24 hours');
    expect(department({}).reasons[0]?.citation).toBe('405 ILCS 5/6-103.3; 45 CFR 164.512(a)');
    expect(department({ clinician_good_faith: null }).outcome).toBe('NEEDS-ARTIFACT');
    expect(department({}, { requester: by('police') }).outcome).toBe('NARROW');
    expect(department({ victim: 'public:a place' }, { requester: by('police') }).outcome).toBe('DENY');
  });
  test('where the state makes it a duty, a reason says so', () => {
    expect(codes('CA')).toContain('state-duty-to-warn');
    expect(codes('CA', { communicated_by: 'family' })).toContain('state-duty-to-warn');
    expect(codes('CA', { communicated_by: 'anonymous_caller' })).not.toContain('state-duty-to-warn');
    expect(codes('IL', { victim: 'public:a place' })).not.toContain('state-duty-to-warn');
    expect(codes('CA', { victim: 'self' })).not.toContain('state-duty-to-warn');
    expect(codes('US-baseline')).not.toContain('state-duty-to-warn');
  });
  test('no one who is not barred is named as excluded', () => {
    expect(
      warn({}, { jurisdiction: 'CA', requester: by('potential_victim') }).scope.excludes_recipients,
    ).toBeUndefined();
  });
  test('Part 2 has no duty to warn, and tells medical personnel in an emergency (42 CFR 2.51)', () => {
    const holder = { id: 'practice-1', part2_program: true };
    expect(warn({}, { holder }).outcome).toBe('DENY');
    expect(warn({ victim: 'self' }, { holder, requester: by('treating_provider') }).outcome).toBe('NARROW');
  });
});

const report = (context: Facts['context'], more: Partial<Facts> = {}) =>
  adjudicate(facts({ ground_asserted: 'required_by_law', requester: by('child_protective_agency'), context, ...more }));

describe('mandated reports (164.512(a), (c))', () => {
  test('make the report, hold the notes, wait for no approval', () => {
    const decision = report({ mandated: true, victim: 'child' });
    expect(decision).toMatchObject({
      outcome: 'NARROW',
      scope: { note_ids: [], content: 'statement_only', recipients: ['told-1'] },
      accounting: true,
      minimumNecessary: false,
      patientNotice: 'not required',
    });
    expect(decision.approvals).toEqual([]);
  });
  test.each<[string, Facts['context'], 'DENY' | 'NEEDS-ARTIFACT', string]>([
    ['not mandated', { mandated: false }, 'DENY', 'report-not-mandated'],
    ['mandate not shown', {}, 'NEEDS-ARTIFACT', 'mandate-not-shown'],
    ['a follow-up', { mandated: true, follow_up: true }, 'NEEDS-ARTIFACT', 'mandate-covers-the-report-only'],
  ])('%s: nothing leaves', (_, context, outcome, code) => {
    expect(report(context)).toMatchObject({ outcome, scope: { content: 'none' }, reasons: [{ code }] });
  });
  test('about an adult, the adult is told promptly, with two exceptions (164.512(c)(2))', () => {
    const requester = by('adult_protective_services');
    const notice = (context: Facts['context']) =>
      report({ mandated: true, victim: 'patient-1', ...context }, { requester }).patientNotice;
    expect(notice({})).toBe('required promptly');
    expect(notice({ notice_would_endanger: true })).toBe('withheld on professional judgment, documented');
    expect(notice({ suspected_abuser: 'personal_representative' })).toBe('not to the suspected representative');
  });
  test('New York mandates no general report about adults', () => {
    const requester = by('adult_protective_services');
    expect(report({}, { jurisdiction: 'NY', requester }).outcome).toBe('DENY');
    expect(report({ mandated: true }, { jurisdiction: 'NY', requester }).outcome).toBe('NARROW');
    expect(report({ mandated: true }, { jurisdiction: 'FL', requester }).outcome).toBe('NARROW');
  });
  test('Texas shortened the time on 1 September 2025, and as_of decides', () => {
    const child = { mandated: true, victim: 'child' };
    const duties = (as_of: string) => report(child, { jurisdiction: 'TX', as_of }).duties;
    expect(duties('2025-08-31T12:00:00Z')).toContainEqual(expect.stringMatching(/^report within 48 hours to child/));
    expect(duties('2025-09-01T12:00:00Z')).toContainEqual(expect.stringMatching(/^report within 24 hours to child/));
  });
  test('Part 2 yields to the initial report about a child and to nothing else (42 CFR 2.12(c)(6))', () => {
    const holder = { id: 'practice-1', part2_program: true };
    expect(report({ mandated: true }, { holder })).toMatchObject({
      outcome: 'NARROW',
      scope: { elements: ['initial report'] },
    });
    expect(report({ mandated: true, follow_up: true }, { holder }).scope.content).toBe('none');
    expect(report({ mandated: true }, { holder, requester: by('adult_protective_services') }).outcome).toBe('DENY');
  });
  test('an order that names the notes is judged as the order', () => {
    expect(report({}, { artifacts: [courtOrder({ recipients: ['told-1'] })] }).scope.note_ids).toEqual(IDS);
  });
  test('a duty to warn is a mandate, without minimum necessary (Fla. Stat. 491.0147(2))', () => {
    const warning = report({ threat }, { jurisdiction: 'FL', requester: by('police') });
    expect(warning).toMatchObject({ outcome: 'NARROW', scope: { recipients: ['police'] }, minimumNecessary: false });
    expect(
      report(
        { threat: { ...threat, communicated_by: 'anonymous_caller' } },
        { jurisdiction: 'CA', requester: by('police') },
      ),
    ).toMatchObject({ outcome: 'NARROW', minimumNecessary: true });
  });
});
