import { Tightening } from '@sequester/law';
import * as z from 'zod';
import { MemberId } from '../ids.ts';
import { Instant } from '../instant.ts';

/** What a practice added to the law: never less than the law, and never taken back. */
export const AddedTightening = z.object({ name: Tightening, since: Instant, by: MemberId });
export type AddedTightening = z.infer<typeof AddedTightening>;

/** The policy of a practice at one instant; each addition is the next version, and 0 is the law alone. */
export const PolicyInForce = z.object({ version: z.int().min(0), tightenings: z.array(Tightening) });
export type PolicyInForce = z.infer<typeof PolicyInForce>;

export const lawAlone: PolicyInForce = { version: 0, tightenings: [] };

export const policyInForce = (added: readonly AddedTightening[]): PolicyInForce => ({
  version: added.length,
  tightenings: added.map(({ name }) => name),
});
