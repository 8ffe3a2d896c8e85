import { adjudicate, ENGINE_VERSION } from '@sequester/law';
import type { RecordedDecision } from '@sequester/model';

import { recordDigest } from './decision.ts';
import { digestOf, orderedJson } from './digest.ts';

/** What a stored decision is found to be when the law is asked again. */
export interface Replayed {
  decisionId: RecordedDecision['decisionId'];
  requestId: RecordedDecision['requestId'];
  at: RecordedDecision['at'];
  occasion: RecordedDecision['occasion'];
  outcome: RecordedDecision['decision']['outcome'];
  policyVersion: number;
  /** The engine that decided then, where it is not this one. */
  otherEngine?: string;
  /** Why it cannot be replayed here: what the engine of today answers otherwise than the one that decided. */
  notReplayed?: string[];
  /** Everything that is not as it was recorded; none where it agrees. */
  differences: string[];
}

type Decision = RecordedDecision['decision'];

const said = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? 'nothing' : orderedJson(value);

/** The fields in which two decisions differ. Another engine's own name for itself is no difference. */
const changedFields = (then: Decision, now: Decision): string[] => {
  const before = new Map<string, unknown>(Object.entries(then));
  const after = new Map<string, unknown>(Object.entries(now));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => name !== 'engineVersion' && orderedJson(before.get(name)) !== orderedJson(after.get(name)))
    .map((name) => `${name}: recorded ${said(before.get(name))}, now ${said(after.get(name))}`);
};

/**
 * Asks the law again on the recorded facts and policy. What another engine decided is replayed where this one says the same, and
 * otherwise says why not: the digests hold it to what was written all the same. `auditedSha256` is what the audit event of the act says of the
 * decision, where it is at hand: what was changed together with its own digests is found by it.
 */
export const replayDecision = (recorded: Omit<RecordedDecision, 'practiceId'>, auditedSha256?: string): Replayed => {
  const { decisionId, requestId, at, occasion, decision, facts, policy, factsSha256, recordSha256 } = recorded;
  const changed = changedFields(decision, adjudicate(facts, policy.tightenings));
  const isOther = decision.engineVersion !== ENGINE_VERSION;
  const differences = [
    ...(digestOf(facts) === factsSha256 ? [] : ['the facts are not those that were recorded']),
    ...(recordDigest(recorded) === recordSha256 ? [] : ['the record is not as it was written']),
    ...(auditedSha256 === undefined || auditedSha256 === recordSha256 ? [] : ['the audit tells of another record']),
    ...(isOther ? [] : changed),
  ];
  return {
    decisionId,
    requestId,
    at,
    occasion,
    outcome: decision.outcome,
    policyVersion: policy.version,
    ...(isOther ? { otherEngine: decision.engineVersion } : {}),
    ...(isOther && changed.length > 0 ? { notReplayed: changed } : {}),
    differences,
  };
};
