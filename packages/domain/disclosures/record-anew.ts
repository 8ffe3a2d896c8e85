import { adjudicate, type Decision, ENGINE_VERSION } from '@sequester/law';
import type { DisclosureRequest, RecordedDecision, RequestFile } from '@sequester/model';

import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { releases } from './decision.ts';
import { fieldOf } from './field-of.ts';
import { openStates } from './settle.ts';

/** A request in flight that an earlier engine decided, and what the law of today misses in the facts that are on record. */
export interface RecordAnew {
  decidedBy: string;
  outcome: Decision['outcome'];
  facts: { field: string; text: string; citation: string }[];
}

/** Whether a request in flight stands on the decision of an earlier engine. */
export const standsOnEarlierEngine = ({ status, engineVersion }: DisclosureRequest): boolean =>
  openStates.has(status) && engineVersion !== ENGINE_VERSION;

/** What an officer records anew, so that the law of today can go on with a request that an earlier engine decided: none where it was decided by this one. */
export const recordAnew = (
  { request }: Pick<RequestFile, 'request'>,
  last: RecordedDecision,
): RecordAnew | undefined => {
  if (!openStates.has(request.status) || last.decision.engineVersion === ENGINE_VERSION) return undefined;
  const { facts, policy } = last;
  const today = decisionAsIfNoNotes({ facts, policy, decision: adjudicate(facts, policy.tightenings) });
  const missing = releases(today) ? [] : today.reasons;
  return {
    decidedBy: last.decision.engineVersion,
    outcome: today.outcome,
    facts: missing.map(({ because, text, citation }) => ({ field: fieldOf(because, facts), text, citation })),
  };
};
