import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { facts, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';

const said = (over: Partial<Facts>) => {
  const { outcome, reasons } = adjudicate(facts({ ground_asserted: 'abuse_report', ...over }));
  return `${outcome} ${reasons[0]?.code} @ ${reasons[0]?.because}`;
};
const toAdultProtection: Facts['requester'] = {
  id: 'agency-1',
  type: 'adult_protective_services',
  identity_verified: true,
};
const toChildProtection: Facts['requester'] = {
  id: 'agency-1',
  type: 'child_protective_agency',
  identity_verified: true,
};
const REPORTED = 'NARROW mandated-report @ context.mandated';
const UNSHOWN = 'NEEDS-ARTIFACT mandate-not-shown @ context.mandated';
const NOT_MANDATED = 'DENY report-not-mandated @ jurisdiction';

describe('a report of an adult of which nobody recorded that it is mandated (164.512(c)(1)(i))', () => {
  test.each<[Facts['jurisdiction'], Facts['jurisdiction'], string]>([
    ['NC', undefined, REPORTED],
    ['CT', undefined, UNSHOWN],
    ['PA', undefined, NOT_MANDATED],
    ['PA', 'CT', UNSHOWN],
    ['PA', 'NC', REPORTED],
    ['US-baseline', undefined, UNSHOWN],
  ])('%s, the patient treated in %s: %s', (jurisdiction, state, expected) => {
    const patient = { id: 'patient-1', age: 78, ...(state ? { state } : {}) };
    expect(said({ jurisdiction, patient, requester: toAdultProtection })).toBe(expected);
  });
  test('where one of two states commands it, the duty is that state’s alone', () => {
    const patient = { id: 'patient-1', age: 78, state: 'CT' } as const;
    const { duties } = adjudicate(
      facts({
        ground_asserted: 'abuse_report',
        jurisdiction: 'PA',
        patient,
        requester: toAdultProtection,
        context: { mandated: true },
      }),
    );
    expect(duties.filter((duty) => duty.startsWith('report within 24'))).toEqual([expect.stringContaining('17b-451')]);
  });
});

test('a report of a child is commanded where the child was recorded as the victim (164.512(b)(1)(ii))', () => {
  const report = { jurisdiction: 'IL', requester: toChildProtection } as const;
  expect(said({ ...report, context: { victim: 'child' } })).toBe(REPORTED);
  expect(said({ ...report, context: {} })).toBe(UNSHOWN);
  expect(said({ ...report, context: { victim: 'child', mandated: false } })).toBe(
    'DENY report-not-mandated @ context.mandated',
  );
});

describe('the report of a dangerous person to the office that New York names (Mental Hyg. Law 9.46)', () => {
  const director: Facts['requester'] = {
    id: 'office-1',
    type: 'director_of_community_services',
    identity_verified: true,
  };
  const reported = (context: Facts['context']) =>
    said({ ground_asserted: 'serious_threat', jurisdiction: 'NY', requester: director, context });
  test.each<[string, Facts['context'], string]>([
    ['a judgment of serious harm', { threat: { serious: true, clinician_good_faith: true } }, 'NARROW'],
    ['no good faith recorded', { threat: { serious: true } }, 'NEEDS-ARTIFACT threat-not-determined @ context.threat'],
    [
      'nobody judged how serious',
      { threat: { clinician_good_faith: true } },
      'NEEDS-ARTIFACT threat-not-determined @ context.threat',
    ],
    [
      'found not serious',
      { threat: { serious: false, clinician_good_faith: true } },
      'DENY threat-not-serious @ context.threat.serious',
    ],
    [
      'found not serious, and said to be mandated',
      { mandated: true, threat: { serious: false } },
      'DENY threat-not-serious @ context.threat.serious',
    ],
    ['mandated, and nobody judged', { mandated: true }, 'NARROW'],
    ['nothing recorded', {}, 'NEEDS-ARTIFACT threat-not-determined @ context.threat'],
  ])('%s', (_, context, expected) => {
    expect(reported(context)).toMatch(new RegExp(`^${expected}`));
  });
});

const dead = (years: number | null) => ({ id: 'patient-1', living: false, years_since_death: years });

const asked = (
  patient: Facts['patient'],
  requester: Facts['requester'] = { id: 'executor-1', type: 'executor', identity_verified: true },
) =>
  said({
    ground_asserted: 'decedent',
    requester,
    patient,
    requested: { classes: ['progress_notes'] },
    other_records: [record('record-1')],
  });

describe('fifty years after the death (164.502(f))', () => {
  test.each<[Facts['patient'], string]>([
    [dead(51), 'fifty-years-since-death @ patient.years_since_death'],
    [dead(50), 'letters-missing @ artifacts'],
    [dead(null), 'letters-missing @ artifacts'],
    [{ id: 'patient-1', living: true, years_since_death: null }, 'patient-not-deceased @ patient.living'],
    [{ id: 'patient-1', years_since_death: 51 }, 'death-not-recorded @ patient.living'],
  ])('%j', (patient, expected) => expect(asked(patient)).toContain(expected));
  test('to whom nothing else opens the record, death opens none (164.502(g)(4))', () => {
    expect(asked(dead(1), { id: 'friend-1', identity_verified: true })).toContain(
      'decedent-no-right @ ground_asserted',
    );
    const notes = said({
      ground_asserted: 'decedent',
      patient: { id: 'patient-1', living: true, years_since_death: 60 },
    });
    expect(notes).toContain('decedent-no-right @ ground_asserted');
  });
});
