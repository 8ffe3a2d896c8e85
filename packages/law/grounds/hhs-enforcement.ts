import { isPart2 } from '../artifacts/authorization-life.ts';
import type { OfficialRequest } from '../artifacts/official-request.ts';
import { type Finding, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { everythingRequested, handOver, atTheGate, onAny, soughtBy, unverified } from './official-request.ts';

const judge = (matter: Matter, request: Labelled<OfficialRequest> | undefined): Finding => {
  const held: Raised[] = [...unverified(request), ...atTheGate(request, matter)];
  if (matter.facts.requester.type !== 'hhs_secretary') held.push(raise('hhs-not-the-secretary', 'requester.type'));
  if (request && !request.paper.matter) held.push(raise('matter-not-stated', `${request.label}.matter`));
  if (request && soughtBy(request.paper) === 'unstated')
    held.push(raise('pertinent-part-not-stated', `${request.label}.asks_for`));
  if (!request || held.length > 0) return refuse(held);
  return handOver(matter, {
    request,
    supports: isPart2(matter) ? 'part2-secretary' : 'hhs-enforcement',
    reachable: everythingRequested(matter),
    approvals: ['privacy-officer', 'counsel'],
    minimumNecessary: false,
  });
};

/** Ground 5: 45 CFR 164.502(a)(2)(ii). The Secretary, on a verified request, for what is pertinent, also of a program (42 CFR 2.2(b), 2.31(b)(1)(ii)). Refusing is a violation. */
export const hhsEnforcement = (matter: Matter): Finding =>
  onAny(papers(matter.facts, 'hhs_request'), (request) => judge(matter, request));
