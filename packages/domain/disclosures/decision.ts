import type { Decision } from '@sequester/law';
import type { RecordedDecision } from '@sequester/model';

import { digestOf } from './digest.ts';

/** The digest that a recorded decision must have, from what it holds. */
export const recordDigest = ({
  nonce,
  facts,
  policy,
  decision,
}: Pick<RecordedDecision, 'nonce' | 'facts' | 'policy' | 'decision'>): string =>
  digestOf({ nonce, facts, policy, decision });

/** What the audit event of an act says of the decision that was recorded with it. */
export const decidedBy = ({ decisionId, recordSha256, policy, decision }: RecordedDecision) => ({
  decisionId,
  recordSha256,
  engineVersion: decision.engineVersion,
  policyVersion: policy.version,
});

/** What the row of a request keeps of the decision that it stands on. */
export const standsOn = ({ decisionId, decision }: Pick<RecordedDecision, 'decision' | 'decisionId'>) => ({
  decisionId,
  engineVersion: decision.engineVersion,
});

/** The last decision that was made on the notes there are: a statement is asked for without them. */
export const lastWithNotes = ({
  decisions,
}: {
  decisions: readonly RecordedDecision[];
}): RecordedDecision | undefined => decisions.findLast(({ occasion }) => occasion !== 'statement');

/** Whether the law lets something leave. */
export const releases = ({ outcome }: Pick<Decision, 'outcome'>): boolean =>
  outcome === 'RELEASE' || outcome === 'NARROW';
