import { adjudicate, type Decision } from '@sequester/law';
import type { RecordedDecision } from '@sequester/model';

import { releases } from './decision.ts';

type Asked = Pick<RecordedDecision, 'decision' | 'facts' | 'policy'>;

/** What the law says on the same facts if there were no notes at all. */
export const decisionWithoutNotes = ({ facts, policy }: Pick<Asked, 'facts' | 'policy'>): Decision =>
  adjudicate({ ...facts, notes: [] }, policy.tightenings);

/**
 * What may be said of a decision. One that lets nothing leave is said as it would be if there were no notes at all, so that
 * neither its reasons nor the state of the request tell whether there are.
 */
export const decisionAsIfNoNotes = ({ decision, facts, policy }: Asked): Decision => {
  if (releases(decision)) return decision;

  const blind = decisionWithoutNotes({ facts, policy });
  return releases(blind) ? decision : blind;
};
