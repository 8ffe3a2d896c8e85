import { describe, expect, test } from 'vitest';

import type { RequesterType } from '../parties.ts';
import { holderClasses, recipientClasses } from '../vocabulary/papers.ts';
import { requesterTypes } from '../vocabulary/requester-types.ts';
import { type RecipientClass, isHolder, isOfClass } from './classes.ts';

const by = (type: RequesterType, whom?: string) => ({ id: 'requester-1', type, for: whom });

const actingFor = (recipient: RecipientClass, whom: string) =>
  requesterTypes.filter((type) => isOfClass(by(type, whom), recipient));

/** Who is of a class whoever they act for. */
const OF: Record<Exclude<RecipientClass, 'attorneys_of_the_patient' | 'counsel_of_record'>, RequesterType[]> = {
  courts: ['agency_tribunal', 'court'],
  health_plans: ['health_plan'],
  law_enforcement: ['federal_official', 'law_enforcement', 'police', 'prosecutor'],
  life_insurers: ['life_insurer'],
  researchers: ['researcher'],
  state_agencies: ['state_agency'],
  treating_providers: ['treating_provider'],
  universities: ['university'],
};

describe('who is of a class of recipients (45 CFR 164.508(c)(1)(iii))', () => {
  test.each(recipientClasses)('%s', (named) => {
    const found = requesterTypes.filter((type) => isOfClass(by(type), named));
    expect(found).toEqual({ ...OF, attorneys_of_the_patient: [], counsel_of_record: ['prosecutor'] }[named]);
  });
  test('an attorney of the patient acts for the patient, counsel of record for any party', () => {
    expect(actingFor('attorneys_of_the_patient', 'patient')).toEqual(['attorney']);
    expect(actingFor('attorneys_of_the_patient', 'opposing_party')).toEqual([]);
    expect(actingFor('counsel_of_record', 'opposing_party')).toEqual(['attorney', 'defense_counsel', 'prosecutor']);
  });
});

test('a practice of psychotherapists is of four classes of holders', () => {
  expect(holderClasses.filter(isHolder)).toEqual([
    'any_holder',
    'health_care_providers',
    'mental_health_providers',
    'treating_providers',
  ]);
  expect(isHolder(undefined)).toBe(false);
});
