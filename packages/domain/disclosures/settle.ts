import type { Instant } from '../instant.ts';
import { withinCeiling } from './ceiling.ts';
import { releases, type RecordedDecision } from './decision.ts';
import type { Change, RequestFile } from './ports.ts';
import type { DisclosureRequest, Link } from './request.ts';
import { Refusal } from '../refusal.ts';
import { spokenDecision } from './spoken-decision.ts';
import { committedStates, decidingStates, stepped, transitionOf, transitions } from './transitions.ts';

/** The request, changed but where it was. */
export const touched = (request: DisclosureRequest): DisclosureRequest => ({ ...request, revision: request.revision + 1 });

/** Links that are alive, ended. */
export const revokedLinks = ({ links }: Pick<RequestFile, 'links'>, at: Instant): Link[] =>
  links.filter(({ state }) => state === 'live').map((link) => ({ ...link, state: 'revoked', stateAt: at }));

/**
 * What a new answer of the law makes of a request. Before approval it decides where the request stands; after it, nothing
 * goes on unless all that was selected may still leave: otherwise the request and its live links end in the same step.
 */
export const settled = (file: RequestFile, decided: RecordedDecision): Change => {
  const { request } = file;
  const { at, decisionId: decided_, decision } = decided;
  const decisionId = { decisionId: decided_ };
  if (decidingStates.includes(request.status)) {
    const transition = transitionOf(spokenDecision(decided).outcome);
    return { from: transition.from, before: request, after: { ...stepped(request, transition, at), ...decisionId }, decision: decided };
  }
  if (!committedStates.includes(request.status)) {
    throw new Refusal('request-state', [{ path: 'status', code: request.status }]);
  }
  if (releases(decision) && withinCeiling(file, decided)) {
    return { from: committedStates, before: request, after: { ...touched(request), ...decisionId }, decision: decided };
  }
  const endedBecause = spokenDecision(decided).reasons[0]?.code ?? 'law-refuses';
  return {
    from: transitions.revoke.from,
    before: request,
    after: { ...stepped(request, transitions.revoke, at), ...decisionId, endedBecause },
    decision: decided,
    ended: revokedLinks(file, at),
  };
};
