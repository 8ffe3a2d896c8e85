import type { Tightening } from '@sequester/law';
import type { AddedTightening, PolicyInForce, PracticeStateRule } from '@sequester/model';

/** From so many active members on, a practice has two people for what two people should do. */
export const membersOfTwoPeopleRule = 3;

/** In force without being added in a practice of three or more active members; a smaller one may add them. */
export const twoPeople: readonly Tightening[] = ['approvers-must-differ', 'no-self-appointed-officer'];

/** Of several confirmations of one rule of one state the newest. */
const newestRules = (rules: readonly PracticeStateRule[]): PracticeStateRule[] =>
  rules.filter(
    (one, index) => !rules.slice(index + 1).some((later) => later.state === one.state && later.rule === one.rule),
  );

export const policyInForce = (
  {
    tightenings: added,
    stateRules = [],
  }: { tightenings: readonly AddedTightening[]; stateRules?: readonly PracticeStateRule[] },
  activeMembers: number,
): PolicyInForce => {
  const names = added.map(({ name }) => name);
  const byDefault = activeMembers < membersOfTwoPeopleRule ? [] : twoPeople.filter((name) => !names.includes(name));
  return {
    version: added.length + stateRules.length,
    tightenings: [...names, ...byDefault],
    ...(byDefault.length === 0 ? {} : { byDefault }),
    ...(stateRules.length === 0 ? {} : { stateRules: newestRules(stateRules) }),
  };
};
