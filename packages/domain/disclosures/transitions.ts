import type { Outcome } from '@sequester/law';
import { type DisclosureRequest, type Instant, Refusal, type RefusalCode, type RequestStatus } from '@sequester/model';

/** One lawful step of a request: from where, to where, and what it means when the request is not there. */
export interface Transition {
  from: readonly RequestStatus[];
  to: RequestStatus;
  refusal: RefusalCode;
}

const deciding = ['received', 'awaiting-artifact', 'in-review', 'refused'] as const;
const sent = ['ready', 'released', 'opened'] as const;
const refusal = 'request-state';

/** Every step there is. The condition of each is written into the transaction that takes it. */
export const transitions = {
  awaitArtifact: { from: deciding, to: 'awaiting-artifact', refusal },
  review: { from: deciding, to: 'in-review', refusal },
  refuse: { from: deciding, to: 'refused', refusal },
  approve: { from: ['in-review'], to: 'approved', refusal },
  build: { from: ['approved'], to: 'building', refusal },
  /** No approval is waited for: a warning or a report is written and sent (45 CFR 164.512(a), (j)). */
  writeStatement: { from: ['in-review'], to: 'building', refusal },
  /** The ordinary record: chosen, and approved as far as the ground demands. */
  buildRecords: { from: ['in-review'], to: 'building', refusal },
  makeReady: { from: ['building'], to: 'ready', refusal },
  refuseBuild: { from: ['building'], to: 'refused', refusal },
  release: { from: ['ready', 'released'], to: 'released', refusal },
  /** Its recipient asks for what was released to them once. */
  releaseAgain: { from: ['released', 'opened', 'closed', 'expired'], to: 'released', refusal },
  open: { from: ['released', 'opened'], to: 'opened', refusal },
  /** By a patient who is signed in, without a link. */
  openOwn: { from: sent, to: 'opened', refusal },
  close: { from: ['released', 'opened'], to: 'closed', refusal },
  /** All was told and looked at, and nothing is to be sent. */
  closeTold: { from: ['in-review'], to: 'closed', refusal },
  expire: { from: sent, to: 'expired', refusal },
  revoke: { from: ['approved', 'building', ...sent], to: 'revoked', refusal },
  /** A paper has to be accepted anew, or another in its place, and then approved anew. */
  reopen: { from: ['approved', 'building', ...sent], to: 'awaiting-artifact', refusal },
  withdraw: { from: [...deciding, 'approved', 'building', ...sent], to: 'withdrawn', refusal },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof transitions;

/** States in which a document may be recorded or change: before approval it decides anew, after it may only end the release. */
export const decidingStates: readonly RequestStatus[] = deciding;
export const committedStates: readonly RequestStatus[] = transitions.revoke.from;

/** States in which nothing more leaves; grants that still stand are retired. */
export const endedStates: readonly RequestStatus[] = ['closed', 'refused', 'withdrawn', 'revoked', 'expired'];

/** The request after a step. Refuses where the step is not lawful from where the request is. */
export const stepped = (request: DisclosureRequest, transition: Transition, at: Instant): DisclosureRequest => {
  if (!transition.from.includes(request.status))
    throw new Refusal(transition.refusal, [{ path: 'status', code: request.status }]);

  const answers = transition.to === 'released' || transition.to === 'closed';
  const begins = transition.to === 'in-review' && request.status !== 'in-review';
  return {
    ...request,
    status: transition.to,
    statusAt: at,
    revision: request.revision + 1,
    round: begins ? request.round + 1 : request.round,
    ...(answers ? { answeredAt: request.answeredAt ?? at } : {}),
    ...(transition.to === 'withdrawn' ? { withdrawnAt: at } : {}),
  };
};

const byOutcome: Record<Outcome, Transition> = {
  RELEASE: transitions.review,
  NARROW: transitions.review,
  'NEEDS-ARTIFACT': transitions.awaitArtifact,
  DENY: transitions.refuse,
};

/** Where an answer of the law takes a request that nobody has approved yet. */
export const transitionOf = (outcome: Outcome): Transition => byOutcome[outcome];
