import { Tightening } from '@sequester/law/facts';
import * as z from 'zod';

import { MemberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { PracticeStateRule } from './state-rule.ts';

/** What a practice added to the law: never less than the law, and never taken back. */
export const AddedTightening = z.object({ name: Tightening, since: Instant, by: MemberId });
export type AddedTightening = z.infer<typeof AddedTightening>;

/** The policy of a practice at one instant; each addition is the next version, and 0 is the law and what every practice of that size has. */
export const PolicyInForce = z.object({
  version: z.int().min(0),
  tightenings: z.array(Tightening),
  /** Those of them that nobody added: they hold because of the practice's size. */
  byDefault: z.array(Tightening).optional(),
  /** What counsel confirmed of rules of states, the newest of each rule. */
  stateRules: z.array(PracticeStateRule).optional(),
});
export type PolicyInForce = z.infer<typeof PolicyInForce>;

export const lawAlone: PolicyInForce = { version: 0, tightenings: [] };
