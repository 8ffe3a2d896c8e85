import { describe, expect, test } from 'vitest';

import { authoritiesIn } from './earlier-authority.ts';

const capacities = (words: string) => authoritiesIn(words).map(({ capacity }) => capacity);

describe('the closed phrases of the earlier vocabulary', () => {
  test.each<[string, string[]]>([
    ['parent', ['parent']],
    ['Mother', ['parent']],
    ['father', ['parent']],
    ['step-parent', ['step_parent']],
    ['stepparent', ['step_parent']],
    ['stepmother', ['step_parent']],
    ['stepfather', ['step_parent']],
    ['foster  parent', ['foster_parent']],
    ['the guardian of the person', ['guardian_of_person']],
    ['conservator of the person', ['guardian_of_person']],
    ['guardian of the estate', ['guardian_of_estate']],
    ['guardian of the property', ['guardian_of_estate']],
    ['conservator of the estate', ['guardian_of_estate']],
    ['a guardian ad litem', ['guardian_ad_litem']],
    ['health care agent', ['health_care_agent']],
    ['health care proxy', ['health_care_agent']],
    ['health care power of attorney', ['attorney_in_fact_health_care']],
    ['power of attorney for health care', ['attorney_in_fact_health_care']],
    ['durable power of attorney for health care', ['attorney_in_fact_health_care']],
    ['financial power of attorney', ['attorney_in_fact_finances']],
    ['financial', ['attorney_in_fact_finances']],
    ['durable power of attorney, financial matters only', ['attorney_in_fact_finances']],
    ['durable power of attorney for banking', ['attorney_in_fact_finances']],
    ['guardian of all money', ['guardian_of_estate']],
    ['conservator for real estate', ['guardian_of_estate']],
    ['the executor', ['executor']],
    ['executrix', ['executor']],
    ['executor of the estate', ['executor']],
    ['administrator', ['administrator']],
    ['administratrix', ['administrator']],
    ['administrator of the estate', ['administrator']],
    ['next of kin', ['next_of_kin']],
    ['parent; executor', ['parent', 'executor']],
    ['niece', []],
    ['parent, and friend of the family', []],
    ['power over health and money', []],
    ['', []],
  ])('%s', (words, expected) => {
    expect(capacities(words)).toEqual(expected);
  });
  test.each<[string, object]>([
    ['executor, letters testamentary', { capacity: 'executor', source: 'letters' }],
    ['administrator, letters of administration', { capacity: 'administrator', source: 'letters' }],
    ['guardian of the person, letters attached', { capacity: 'guardian_of_person', source: 'letters' }],
    ['health care agent (in effect)', { capacity: 'health_care_agent', active: true }],
    ['health care agent, active', { capacity: 'health_care_agent', active: true }],
    ['health care agent, not in effect', { capacity: 'health_care_agent', active: false }],
    ['health care agent, not active', { capacity: 'health_care_agent', active: false }],
    ['health care agent, not yet activated', { capacity: 'health_care_agent', active: false }],
    ['parent, parental rights terminated', { capacity: 'parent', rights_terminated: true }],
    ['mother, whose rights were relinquished', { capacity: 'parent', rights_terminated: true }],
    ['father, divorced', { capacity: 'parent', parents_apart: true }],
    ['father, without legal custody', { capacity: 'parent', custody: 'of_the_other_parent' }],
    [
      'financial power of attorney, durable power of attorney',
      { capacity: 'attorney_in_fact_finances', source: 'power_of_attorney' },
    ],
  ])('%s', (words, expected) => {
    expect(authoritiesIn(words)).toEqual([expected]);
  });
  test('words that are not known take away nothing of a power over property alone, and give nothing of any other', () => {
    expect(capacities('financial power of attorney, whatever that means')).toEqual(['attorney_in_fact_finances']);
    expect(capacities('guardian of the estate, I think')).toEqual(['guardian_of_estate']);
    expect(capacities('guardian of the person, I think')).toEqual([]);
  });
});
