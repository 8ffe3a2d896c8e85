import {
  type Change,
  type DisclosureRequest,
  type Instant,
  type Link,
  type RecordedDecision,
  Refusal,
  type RequestFile,
} from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { begunAtOnce } from '../records/begun-at-once.ts';
import type { RecordsFile } from '../records/records-file.ts';
import { withinCeiling } from './ceiling.ts';
import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { decidedBy, releases, standsOn } from './decision.ts';
import { coarseStatus } from './reduced-request.ts';
import { committedStates, decidingStates, stepped, transitionOf, transitions } from './transitions.ts';
import { seesWhole } from './who-may-know.ts';

/** Same status, next revision. */
export const atNextRevision = (request: DisclosureRequest): DisclosureRequest => ({
  ...request,
  revision: request.revision + 1,
});

/** Links that are alive, ended. */
export const revokedLinks = ({ links }: Pick<RequestFile, 'links'>, at: Instant): Link[] =>
  links.filter(({ state }) => state === 'live').map((link) => ({ ...link, state: 'revoked', stateAt: at }));

/** Those of the lane that a file is of: the links of the ordinary record end with it, and not with the notes. */
const ownLinks = ({ links }: Pick<RequestFile, 'links'>) => ({ links: links.filter(({ lane }) => lane === undefined) });

/**
 * What a new answer of the law makes of a request. Before approval it decides where the request stands; after it, nothing
 * goes on unless all that was selected may still leave: otherwise the request and its live links end in the same step.
 */
export const settled = (file: RecordsFile, decided: RecordedDecision): Change => {
  const { request } = file;
  const { at, decision } = decided;
  if (decidingStates.includes(request.status)) {
    const transition = transitionOf(decisionAsIfNoNotes(decided).outcome);
    return begunAtOnce(file, {
      from: transition.from,
      before: request,
      after: { ...stepped(request, transition, at), ...standsOn(decided) },
      decision: decided,
    });
  }
  if (!committedStates.includes(request.status))
    throw new Refusal('request-state', [{ path: 'status', code: request.status }]);

  if (releases(decision) && withinCeiling(file, decided)) {
    return {
      from: committedStates,
      before: request,
      after: { ...atNextRevision(request), ...standsOn(decided) },
      decision: decided,
    };
  }

  const endedBecause = decisionAsIfNoNotes(decided).reasons[0]?.code ?? 'law-refuses';
  return {
    from: transitions.revoke.from,
    before: request,
    after: { ...stepped(request, transitions.revoke, at), ...standsOn(decided), endedBecause },
    decision: decided,
    ended: revokedLinks(ownLinks(file), at),
  };
};

export const openStates: ReadonlySet<DisclosureRequest['status']> = new Set([...decidingStates, ...committedStates]);

/** Refuses `request-state` where a request takes no more papers or facts: to those who may not know where it stands, only where it was withdrawn. */
export const demandOpen = (context: PracticeContext, file: RequestFile): void => {
  const { request } = file;
  if (seesWhole(context, file)) {
    if (!openStates.has(request.status)) throw new Refusal('request-state', [{ path: 'status', code: request.status }]);

    return;
  }
  if (coarseStatus(request) === 'withdrawn')
    throw new Refusal('request-state', [{ path: 'status', code: 'withdrawn' }]);
};

/** A change that would end what was approved, because a paper waits for its acceptance: the links end, and the review begins again with that. */
const reopened = (file: RequestFile, decided: RecordedDecision, change: Change): Change => {
  const { request } = file;
  const { reopen } = transitions;
  return change.after.status === 'revoked'
    ? { ...change, from: reopen.from, after: { ...stepped(request, reopen, decided.at), ...standsOn(decided) } }
    : change;
};

/** `settled` for the member who acts. What somebody adds who may not know that the request has ended is recorded, and its end stays as it was. */
export const settledBy = (
  context: PracticeContext,
  file: RequestFile,
  decided: RecordedDecision,
  { awaitsAcceptance = false }: { awaitsAcceptance?: boolean } = {},
): Change => {
  demandOpen(context, file);
  const { request } = file;
  if (!openStates.has(request.status))
    return { from: [request.status], before: request, after: atNextRevision(request) };

  const change = settled(file, decided);
  return awaitsAcceptance ? reopened(file, decided, change) : change;
};

/** What the audit says of the decision that a change was recorded with. */
export const toldDecision = ({ decision, after }: Change) =>
  decision === undefined
    ? {}
    : { outcome: decisionAsIfNoNotes(decision).outcome, status: after.status, ...decidedBy(decision) };
