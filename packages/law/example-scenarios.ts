import { readFileSync, readdirSync } from 'node:fs';

import * as z from 'zod';

import { Content, Outcome } from './decision.ts';
import { Facts } from './facts.ts';

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

const folder = `${import.meta.dirname}/scenarios`;
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** The worked cases: invented facts, and what must come of them. */
export const scenarios = files.flatMap((name) =>
  z.array(Scenario).parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))),
);
