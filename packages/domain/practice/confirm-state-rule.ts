import type { Practice, StateRuleConfirmed } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { PracticeStore } from './ports.ts';
import { policiesNow, shownPolicies, type ShownPolicies } from './shown-policies.ts';

interface Stores {
  practices: PracticeStore;
}

/** Records for every request of the practice what counsel confirmed of a rule of a state; of one rule the newest counts. */
export const confirmStateRule =
  (stores: Stores) =>
  async (context: PracticeContext, confirmed: StateRuleConfirmed): Promise<ShownPolicies> => {
    const by = memberOf(context);
    const { practice: before, activeMembers } = await policiesNow(stores, context);
    const after: Practice = {
      ...before,
      stateRules: [...before.stateRules, { ...confirmed, since: context.now, by }],
      revision: before.revision + 1,
    };
    const answer = shownPolicies({ practice: after, activeMembers });
    const { state, rule, answer: said } = confirmed;
    const subject = { state, rule, answer: said, policyVersion: answer.version };
    await stores.practices.changePractice(
      context,
      { before, after },
      { event: auditEvent(context, 'policy.state-rule-confirmed', subject), answer },
    );
    return answer;
  };
