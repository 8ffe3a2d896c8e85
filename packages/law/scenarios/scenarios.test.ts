import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { scenarios } from '../example-scenarios.ts';

describe('agrees with every worked scenario, none excepted', () => {
  test('there are 108', () => expect(scenarios).toHaveLength(108));

  test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, { facts, expected }) => {
    const decision = adjudicate(facts);
    expect(decision.outcome).toBe(expected.outcome);
    expect(decision.scope).toMatchObject(expected.scope);
    expect(decision.accounting).toBe(expected.accounting ?? decision.accounting);
    expect(decision.minimumNecessary).toBe(expected.minimumNecessary ?? decision.minimumNecessary);
  });
});
