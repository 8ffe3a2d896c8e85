import { policies, Tightening, type Policy } from '@sequester/law';
import { type AddedTightening, type Practice, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { membersOfTwoPeopleRule, policyInForce, twoPeople } from './policy.ts';
import type { PracticeStore } from './ports.ts';
import { getPractice } from './read-practice.ts';

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

  const byDefault = policyInForce(practice.tightenings, activeMembers).byDefault?.includes(name) === true;
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

const shownPolicies = (now: InForce): ShownPolicies => ({
  version: policyInForce(now.practice.tightenings, now.activeMembers).version,
  readings: [...policies],
  tightenings: Tightening.options.map((name) => shownTightening(name, now)),
});

const read = async (stores: Stores, context: PracticeContext): Promise<InForce> => {
  const [practice, activeMembers] = await Promise.all([
    getPractice(stores)(context),
    stores.practices.activeMembers(context),
  ]);
  return { practice, activeMembers };
};

/** The readings that every decision takes, with their sources, what this practice added to them, and what its size adds. */
export const listPolicies =
  (stores: Stores) =>
  async (context: PracticeContext): Promise<ShownPolicies> =>
    shownPolicies(await read(stores, context));

/** Adds to the policy of the practice, from this instant on and for good. What was added already is not added again. */
export const tightenPolicy =
  (stores: Stores) =>
  async (context: PracticeContext, { name }: { name: Tightening }): Promise<ShownPolicies> => {
    const by = memberOf(context);
    const { practice: before, activeMembers } = await read(stores, context);
    if (before.tightenings.some((one) => one.name === name)) throw new Refusal('tightened-already');

    const after: Practice = {
      ...before,
      tightenings: [...before.tightenings, { name, since: context.now, by }],
      revision: before.revision + 1,
    };
    const answer = shownPolicies({ practice: after, activeMembers });
    const event = auditEvent(context, 'policy.tightened', { name, policyVersion: answer.version });
    await stores.practices.changePractice(context, { before, after }, { event, answer });
    return answer;
  };
