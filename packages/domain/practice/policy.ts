import { Tightening } from '@sequester/law';
import { Instant, MemberId } from '@sequester/model';
import * as z from 'zod';

/** What a practice added to the law: never less than the law, and never taken back. */
export const AddedTightening = z.object({ name: Tightening, since: Instant, by: MemberId });
export type AddedTightening = z.infer<typeof AddedTightening>;

/** The policy of a practice at one instant; each addition is the next version, and 0 is the law and what every practice of that size has. */
export const PolicyInForce = z.object({
  version: z.int().min(0),
  tightenings: z.array(Tightening),
  /** Those of them that nobody added: they hold because of the practice's size. */
  byDefault: z.array(Tightening).optional(),
});
export type PolicyInForce = z.infer<typeof PolicyInForce>;

export const lawAlone: PolicyInForce = { version: 0, tightenings: [] };

/** From so many active members on, a practice has two people for what two people should do. */
export const membersOfTwoPeopleRule = 3;

/** In force without being added in a practice of three or more active members; a smaller one may add them. */
export const twoPeople: readonly Tightening[] = ['approvers-must-differ', 'no-self-appointed-officer'];

export const policyInForce = (added: readonly AddedTightening[], activeMembers: number): PolicyInForce => {
  const names = added.map(({ name }) => name);
  const byDefault = activeMembers < membersOfTwoPeopleRule ? [] : twoPeople.filter((name) => !names.includes(name));
  return {
    version: added.length,
    tightenings: [...names, ...byDefault],
    ...(byDefault.length === 0 ? {} : { byDefault }),
  };
};
