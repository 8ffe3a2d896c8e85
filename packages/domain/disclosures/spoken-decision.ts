import { adjudicate, type Decision } from '@sequester/law';
import { releases, type RecordedDecision } from './decision.ts';

/**
 * What may be said of a decision. One that lets nothing leave is said as it would be if there were no notes at all, so that
 * neither its reasons nor the state of the request tell whether there are.
 */
export const spokenDecision = ({ decision, facts, policy }: Pick<RecordedDecision, 'decision' | 'facts' | 'policy'>): Decision => {
  if (releases(decision)) {
    return decision;
  }
  const blind = adjudicate({ ...facts, notes: [] }, policy.tightenings);
  return releases(blind) ? decision : blind;
};
