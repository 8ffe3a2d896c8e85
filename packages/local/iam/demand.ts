import { AwsRefusal } from '../signing/refusal.ts';
import type { Authorizer, Decision, Question } from './authorizer.ts';

const because = (decision: Decision, action: string): string => {
  if (decision.outcome === 'ExplicitlyDenied') return 'with an explicit deny in a policy';

  return decision.bySession
    ? `because no session policy allows the ${action} action`
    : `because no identity-based or resource-based policy allows the ${action} action`;
};

/** The refusal of a call that IAM does not allow, in IAM's words; `reason` is for the one who runs the cloud. */
export const accessDenied = ({ caller, action, resource }: Question, decision: Decision): AwsRefusal =>
  new AwsRefusal(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: ${action}${resource === '*' ? '' : ` on resource: ${resource}`} ${because(decision, action)}`,
    { status: 403, reason: `${action} on ${resource}: ${decision.reason}` },
  );

/** Passes when IAM allows it, and refuses otherwise. */
export const demand = async (authorizer: Authorizer, question: Question): Promise<void> => {
  const decision = await authorizer.decide(question);
  if (decision.outcome !== 'Allowed') throw accessDenied(question, decision);
};
