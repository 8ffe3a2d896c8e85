import type { Tightening } from '@sequester/law';
import type { AddedTightening, PolicyInForce } from '@sequester/model';

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
