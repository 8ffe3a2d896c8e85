import type { PracticeContext } from '../context.ts';
import type { PracticeStore } from './ports.ts';
import { policiesNow, shownPolicies, type ShownPolicies } from './shown-policies.ts';

interface Stores {
  practices: PracticeStore;
}

/** The readings that every decision takes, with their sources, what this practice added to them, and what its size adds. */
export const listPolicies =
  (stores: Stores) =>
  async (context: PracticeContext): Promise<ShownPolicies> =>
    shownPolicies(await policiesNow(stores, context));
