import type { Tightening } from '@sequester/law';
import { Refusal, type Practice } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { PracticeStore } from './ports.ts';
import { policiesNow, shownPolicies, type ShownPolicies } from './shown-policies.ts';

interface Stores {
  practices: PracticeStore;
}

/** Adds to the policy of the practice, from this instant on and for good. What was added already is not added again. */
export const tightenPolicy =
  (stores: Stores) =>
  async (context: PracticeContext, { name }: { name: Tightening }): Promise<ShownPolicies> => {
    const by = memberOf(context);
    const { practice: before, activeMembers } = await policiesNow(stores, context);
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
