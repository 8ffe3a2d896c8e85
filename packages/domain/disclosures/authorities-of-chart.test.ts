import { PatientFacts } from '@sequester/model';
import { received } from '@sequester/testing/disclosures/disclosure-story';
import { attorney, patientId, practiceId } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { authoritiesOf, authoritiesOfChart } from './authorities-of-chart.ts';

const guardian = { capacity: 'guardian_of_person', source: 'court_order' } as const;
const onFile = (authority: object, name = 'Greta Invented') => ({ name, authority: { ...guardian, ...authority } });

/** What the law decides of a request by somebody who says that they act for the patient. */
const asked = async (representatives: object[]) => {
  const stores = literalStores();
  const facts = PatientFacts.parse({
    name: { given: 'Paula', family: 'Invented' },
    birthDate: '1980-01-01',
    living: true,
    ...(representatives.length === 0 ? {} : { representatives }),
  });
  stores.patients.set(patientId, { practiceId, patientId, ...facts });
  const requestId = await received(stores, {
    groundAsserted: 'patient_access',
    requester: { ...attorney, type: 'personal_representative', name: 'Greta Invented', identityVerified: true },
    requested: { classes: ['progress_notes'], description: 'the progress notes' },
  });
  const file = stores.files.get(requestId);
  const decided = file?.decisions[0] ?? file?.laneDecisions?.[0];
  const codes = decided?.decision.reasons.map(({ code }) => code) ?? [];
  return { authorities: decided?.facts.requester.authorities, codes, outcome: decided?.decision.outcome };
};

describe('the authority of a representative (45 CFR 164.502(g))', () => {
  test('is read from the chart, by the name of whoever asks', async () => {
    const told = await asked([onFile({ until: '2099-12-31' })]);
    expect(told.authorities).toEqual([{ ...guardian, until: '2099-12-31' }]);
    expect(told.codes).not.toContain('representative-authority-not-established');
  });

  test.each<[string, object[], string]>([
    ['nobody is on file', [], 'representative-authority-not-established'],
    ['somebody else is on file', [onFile({}, 'Hanna Other')], 'representative-authority-not-established'],
    ['two of one name are on file', [onFile({}), onFile({})], 'representative-authority-not-established'],
    ['it has ended', [onFile({ until: '2020-01-01' })], 'authority-ended'],
    ['it has not begun', [onFile({ from: '2099-01-01' })], 'authority-not-begun'],
  ])('opens nothing where %s', async (_, representatives, code) => {
    const told = await asked(representatives);
    expect(told.codes).toContain(code);
    expect(told.outcome).not.toBe('RELEASE');
  });
});

test('what was stated counts before the chart, and ends no later than the chart says of the same capacity', () => {
  const chart = authoritiesOfChart([onFile({ until: '2026-01-31' })], 'Greta Invented');
  expect(authoritiesOf(undefined, chart)).toEqual([{ ...guardian, until: '2026-01-31' }]);
  expect(authoritiesOf([guardian], chart)).toEqual([{ ...guardian, until: '2026-01-31' }]);
  expect(authoritiesOf([{ ...guardian, until: '2025-12-31' }], chart)).toEqual([{ ...guardian, until: '2025-12-31' }]);
  expect(authoritiesOf([{ capacity: 'health_care_agent' }], chart)).toEqual([{ capacity: 'health_care_agent' }]);
  expect(authoritiesOf(undefined, undefined)).toBeUndefined();
});
