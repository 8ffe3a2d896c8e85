import { readFileSync, readdirSync } from 'node:fs';
import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { adjudicate } from '../adjudicate.ts';
import { Content, Outcome } from '../decision.ts';
import { Facts } from '../facts.ts';

const Scenario = z.strictObject({
  id: z.string(),
  facts: Facts,
  expected: z.strictObject({
    outcome: Outcome,
    accounting: z.boolean().nullable(),
    minimumNecessary: z.boolean().nullable(),
    scope: z.strictObject({
      note_ids: z.array(z.string()).optional(),
      content: Content.optional(),
      recipient: z.string().optional(),
      list: z.array(z.string()).optional(),
    }),
  }),
});

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
const scenarios = files.flatMap((name) => z.array(Scenario).parse(JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))));

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
