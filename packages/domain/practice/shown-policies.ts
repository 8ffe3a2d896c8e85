import { policies, Tightening, type Policy } from '@sequester/law';
import type { AddedTightening, Practice, PracticeStateRule } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { getPractice } from './get-practice.ts';
import { membersOfTwoPeopleRule, policyInForce, twoPeople } from './policy.ts';
import type { PracticeStore } from './ports.ts';

interface Stores {
  practices: PracticeStore;
}

/** What each addition does, for those who decide on it. */
const effects: Record<Tightening, string> = {
  'counsel-approves-court-orders': 'Counsel approves every disclosure under a court order',
  'privacy-officer-approves-every-disclosure': 'The privacy officer approves every disclosure of notes',
  'joint-notes-never-leave': 'A note on several people never leaves, whoever signed',
  'no-copies-to-patients': 'A therapist may tell a patient of the notes and gives no copy',
  'approvers-must-differ':
    'Who approves as privacy officer, records counsel’s approval or accepts a paper is another person than the therapist who approves the release of their notes. Warnings and mandated reports wait for neither',
  'no-self-appointed-officer':
    'An owner who makes themself privacy officer is one after 24 hours, or at once when another owner confirms it',
};

interface ShownTightening {
  name: Tightening;
  effect: string;
  inForce: boolean;
  /** Why it holds, or what would make it hold. */
  why: string;
  byDefault?: true;
  since?: AddedTightening['since'];
  by?: AddedTightening['by'];
}

export interface ShownPolicies {
  version: number;
  /** The protective readings that the engine takes where the law leaves room. Nobody can turn one off. */
  readings: Policy[];
  tightenings: ShownTightening[];
  /** What counsel confirmed of rules of states that the engine has not read, as it was recorded. */
  stateRules: PracticeStateRule[];
}

interface InForce {
  practice: Practice;
  activeMembers: number;
}

const whyNot = (name: Tightening): string =>
  twoPeople.includes(name)
    ? `A practice of ${membersOfTwoPeopleRule} or more active members has it without adding it; a smaller one may add it.`
    : 'Nobody has added it.';

const shownTightening = (name: Tightening, { practice, activeMembers }: InForce): ShownTightening => {
  const effect = effects[name];
  const found = practice.tightenings.find((one) => one.name === name);
  if (found !== undefined) {
    return {
      name,
      effect,
      inForce: true,
      why: 'The practice has added it, for good.',
      since: found.since,
      by: found.by,
    };
  }

  const byDefault = policyInForce(practice, activeMembers).byDefault?.includes(name) === true;
  return byDefault
    ? {
        name,
        effect,
        inForce: true,
        byDefault: true,
        why: `The practice has ${activeMembers} active members; it holds wherever there are ${membersOfTwoPeopleRule} or more.`,
      }
    : { name, effect, inForce: false, why: whyNot(name) };
};

export const shownPolicies = (now: InForce): ShownPolicies => ({
  version: policyInForce(now.practice, now.activeMembers).version,
  readings: [...policies],
  tightenings: Tightening.options.map((name) => shownTightening(name, now)),
  stateRules: now.practice.stateRules,
});

export const policiesNow = async (stores: Stores, context: PracticeContext): Promise<InForce> => {
  const [practice, activeMembers] = await Promise.all([
    getPractice(stores)(context),
    stores.practices.activeMembers(context),
  ]);
  return { practice, activeMembers };
};
