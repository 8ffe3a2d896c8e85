import { isPart2 } from '../artifacts/authorization-life.ts';
import { gateDefects } from '../artifacts/gate.ts';
import type { OfficialRequest } from '../artifacts/official-request.ts';
import { described, reaches } from '../artifacts/reach.ts';
import type { Approver } from '../decision.ts';
import { type Finding, anyOf, permit, refuse } from '../finding.ts';
import type { Labelled, Matter } from '../matter.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';

/** What an official request asks for: nothing stated, the whole file, or named records. */
export type Sought = 'unstated' | 'everything' | string[];

export const soughtBy = ({ note_ids: ids, asks_for: asks }: OfficialRequest): Sought => {
  if (ids) return ids;
  if (!asks || asks.length === 0) return 'unstated';
  return typeof asks === 'string' ? 'everything' : asks;
};

/** A request by class is for all of the class, which takes a reason; a request by id is particular. */
const isWhole = (sought: Sought) => sought === 'everything' || sought.includes('psychotherapy_notes');

const within = (matter: Matter, { paper }: Labelled<OfficialRequest>, ids: string[]): string[] => {
  const sought = soughtBy(paper);
  const asked = new Set(Array.isArray(sought) ? described(matter, sought) : ids);
  const bounds = { ...paper, note_ids: undefined };
  return [...matter.facts.notes, ...(matter.facts.other_records ?? [])]
    .filter((record) => ids.includes(record.id) && asked.has(record.id) && reaches(bounds, record))
    .map(({ id }) => id);
};

/** Judges each request alone, or the absence of one. A bad paper beside a good one takes nothing from it. */
export const onAny = (
  requests: Labelled<OfficialRequest>[],
  judge: (request: Labelled<OfficialRequest> | undefined) => Finding,
): Finding => (requests.length > 0 ? anyOf(requests.map(judge)) : judge(undefined));

/** 45 CFR 164.514(h)(2): the request is there, and the official behind it was verified. */
export const unverified = (request: Labelled<OfficialRequest> | undefined): Raised[] => {
  if (!request) return [raise('official-request-absent', 'artifacts')];
  const { verified, authenticated } = request.paper;
  if (verified === true && authenticated !== false) return [];
  const field = verified === true ? 'authenticated' : 'verified';
  return [raise('official-request-not-verified', `${request.label}.${field}`)];
};

/** What the gate says of an official request. */
export const atTheGate = (request: Labelled<OfficialRequest> | undefined, matter: Matter): Raised[] =>
  request ? gateDefects(request, matter) : [];

/** 45 CFR 164.514(d)(3)(iii)(A), (d)(5): the whole file only on a stated necessity. */
export const unparticular = (request: Labelled<OfficialRequest> | undefined): Raised[] => {
  if (!request) return [];
  const sought = soughtBy(request.paper);
  const particular = sought !== 'unstated' && (!isWhole(sought) || Boolean(request.paper.necessity_statement));
  return particular ? [] : [raise('request-not-particular', `${request.label}.asks_for`)];
};

export const part2Held = (matter: Matter): Raised[] =>
  isPart2(matter) ? [raise('part2-path-is-counsel-only', 'holder.part2_program')] : [];

export interface Handover {
  request: Labelled<OfficialRequest>;
  supports: ReasonCode;
  reachable: string[];
  approvals: Approver[];
  minimumNecessary: boolean;
}

/** Hands over what was requested, what the official asks for, and what the ground reaches: never more than all three. */
export const handOver = (
  matter: Matter,
  { request, supports, reachable, approvals, minimumNecessary }: Handover,
): Finding => {
  const ids = within(matter, request, reachable);
  if (ids.length === 0) return refuse([raise('nothing-asked-is-reachable', `${request.label}.asks_for`)]);
  const narrowed = ids.length < matter.notes.length + matter.ordinary.length;
  return permit({
    reasons: [
      raise(supports, request.label),
      ...(narrowed ? [raise('official-request-narrows', `${request.label}.asks_for`)] : []),
    ],
    narrowed,
    approvals,
    accounting: true,
    minimumNecessary,
    scope: { note_ids: ids, content: 'full', recipient: matter.facts.requester.id },
  });
};

export const everythingRequested = (matter: Matter) => [...matter.notes.map(({ id }) => id), ...matter.ordinary];
