import { policies, Tightening, type Policy } from '@sequester/law';
import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { Refusal } from '../refusal.ts';
import { policyInForce, type AddedTightening } from './policy.ts';
import type { PracticeStore } from './ports.ts';
import type { Practice } from './practice.ts';
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
};

type ShownTightening = { name: Tightening; effect: string; inForce: boolean } & Partial<Pick<AddedTightening, 'since' | 'by'>>;

export interface ShownPolicies {
  version: number;
  /** The protective readings that the engine takes where the law leaves room. Nobody can turn one off. */
  readings: Policy[];
  tightenings: ShownTightening[];
}

const shownTightening = (name: Tightening, added: readonly AddedTightening[]): ShownTightening => {
  const found = added.find((one) => one.name === name);
  const inForce = found === undefined ? {} : { since: found.since, by: found.by };
  return { name, effect: effects[name], inForce: found !== undefined, ...inForce };
};

const shownPolicies = ({ tightenings: added }: Practice): ShownPolicies => ({
  version: policyInForce(added).version,
  readings: [...policies],
  tightenings: Tightening.options.map((name) => shownTightening(name, added)),
});

/** The readings that every decision takes, with their sources, and what this practice added to them. */
export const listPolicies =
  (stores: Stores) =>
  async (context: Context): Promise<ShownPolicies> =>
    shownPolicies(await getPractice(stores)(context));

/** Adds to the policy of the practice, from this instant on and for good. What is in force already is not added again. */
export const tightenPolicy =
  (stores: Stores) =>
  async (context: Context, { name }: { name: Tightening }): Promise<ShownPolicies> => {
    const by = memberOf(context);
    const before = await getPractice(stores)(context);
    if (before.tightenings.some((one) => one.name === name)) {
      throw new Refusal('tightened-already');
    }
    const after: Practice = { ...before, tightenings: [...before.tightenings, { name, since: context.now, by }], revision: before.revision + 1 };
    const answer = shownPolicies(after);
    const event = auditEvent(context, 'policy.tightened', { name, policyVersion: answer.version });
    await stores.practices.changePractice(context, { before, after }, { event, answer });
    return answer;
  };
